import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { newId } from '../../domain/ids';
import { requireDistricts, requireTopicAreas } from '../networks';
import { getPartner, insertDistricts, insertPartner, insertTopicAreas } from './partner-repository';
import type { Partner } from './partner.entity';
import type { RegisterPartnerInput } from './partner.types';

/**
 * Takes an institution into the register (source 003: Netzwerkpartner). Coordinator only.
 *
 * @throws INVALID_INPUT for a topic area or district of no such id; CONFLICT when the name is taken
 */
export async function registerPartner(work: Work<Person>, input: RegisterPartnerInput): Promise<Partner> {
  await requireTopicAreas(work, input.topicAreaIds, 'input.topicAreaIds');
  await requireDistricts(work, input.districtIds, 'input.districtIds');
  const { networkId } = work.actor;
  const id = newId();
  await insertPartner(work, {
    networkId,
    id,
    name: input.name.trim(),
    kind: input.kind,
    carrier: input.carrier?.trim() ?? null,
    secrecyRegime: input.secrecyRegime,
    processingContractOn: input.processingContractOn ?? null,
    secrecyUndertakingOn: input.secrecyUndertakingOn ?? null,
    channel: input.channel,
    takesReferrals: input.takesReferrals,
    isCoordinationOffice: input.isCoordinationOffice,
    caseAccess: 'ASSIGNED',
    version: 1,
  });
  await insertTopicAreas(work, networkId, id, input.topicAreaIds);
  await insertDistricts(work, networkId, id, input.districtIds);
  work.trail.touch('PARTNER', id);
  work.trail.done('PUBLIC_TASK');
  return getPartner(work, id);
}
