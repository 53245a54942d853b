import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { createOnce } from '../idempotency';
import { requireDistricts, requireTopicAreas } from '../networks';
import { getPartner, insertDistricts, insertPartner, insertTopicAreas } from './partner-repository';
import type { Partner } from './partner.entity';
import type { RegisterPartnerInput } from './partner.types';

/**
 * Takes an institution into the register (source 003: Netzwerkpartner). Coordinator only.
 *
 * @param idempotencyKey the same key and input register one institution, however often they come
 * @throws INVALID_INPUT for a topic area or district of no such id; CONFLICT when the name is taken, or the key used otherwise
 */
export async function registerPartner(
  work: Work<Person>,
  input: RegisterPartnerInput,
  idempotencyKey?: string | null,
): Promise<Partner> {
  const call = { operation: 'registerPartner', key: idempotencyKey, input };
  const id = await createOnce(work, call, (newPartnerId) => storePartner(work, newPartnerId, input));
  work.trail.touch('PARTNER', id);
  work.trail.done('PUBLIC_TASK');
  return getPartner(work, id);
}

async function storePartner(work: Work<Person>, id: string, input: RegisterPartnerInput): Promise<void> {
  await requireTopicAreas(work, input.topicAreaIds, 'input.topicAreaIds');
  await requireDistricts(work, input.districtIds, 'input.districtIds');
  const { networkId } = work.actor;
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
}
