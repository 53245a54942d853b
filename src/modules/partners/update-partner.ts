import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { conflict, forbidden } from '../../domain/errors';
import { holdOffersOf, showOffersOf } from '../catalogue';
import { requireDistricts, requireTopicAreas } from '../networks';
import { canChangePartner, type PartnerChange } from './partner-policy';
import { getPartner, replaceDistricts, replaceTopicAreas, updatePartnerRow } from './partner-repository';
import type { Partner } from './partner.entity';
import type { UpdatePartnerInput } from './partner.types';

/**
 * Changes an institution's entry. The coordination, or its lead for the own institution; what each may change
 * stands in partner-policy.ts. A new name is in the public catalogue at once.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT for a stale version or a name that is taken; INVALID_INPUT for a wrong list
 */
export async function updatePartner(work: Work<Person>, input: UpdatePartnerInput): Promise<Partner> {
  const partner = await getPartner(work, input.id, 'input.id');
  work.trail.touch('PARTNER', partner.id);
  for (const change of changesIn(input)) {
    if (!canChangePartner(work.actor, partner.id, change)) throw forbidden(change);
  }
  if (partner.version !== input.version) throw conflict('input.version', 'STALE_VERSION');
  if (input.topicAreaIds) await requireTopicAreas(work, input.topicAreaIds, 'input.topicAreaIds');
  if (input.districtIds) await requireDistricts(work, input.districtIds, 'input.districtIds');

  const name = input.name?.trim() ?? partner.name;
  const isRenamed = name !== partner.name;
  if (isRenamed) await holdOffersOf(work, partner.id);
  const changed = await updatePartnerRow(work, partner, {
    name,
    carrier: input.carrier === undefined ? partner.carrier : (input.carrier?.trim() ?? null),
    processingContractOn:
      input.processingContractOn === undefined ? partner.processingContractOn : input.processingContractOn,
    secrecyUndertakingOn:
      input.secrecyUndertakingOn === undefined ? partner.secrecyUndertakingOn : input.secrecyUndertakingOn,
    takesReferrals: input.takesReferrals ?? partner.takesReferrals,
    caseAccess: input.caseAccess ?? partner.caseAccess,
  });
  if (!changed) throw conflict('input.version', 'STALE_VERSION');
  if (isRenamed) await showOffersOf(work, partner.id);
  if (input.topicAreaIds) await replaceTopicAreas(work, partner, input.topicAreaIds);
  if (input.districtIds) await replaceDistricts(work, partner, input.districtIds);
  work.trail.done('PUBLIC_TASK');
  return getPartner(work, partner.id);
}

/** Which parts of an entry the input touches. */
function changesIn(input: UpdatePartnerInput): PartnerChange[] {
  const changes: PartnerChange[] = ['INSTITUTION'];
  if (input.processingContractOn !== undefined || input.secrecyUndertakingOn !== undefined)
    changes.push('CONTRACT_DAYS');
  if (input.caseAccess != null) changes.push('CASE_ACCESS');
  return changes;
}
