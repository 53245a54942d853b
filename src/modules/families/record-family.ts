import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { forbidden } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { berlinDay } from '../../domain/period';
import { createOnce } from '../idempotency';
import { makeKey } from '../keys';
import { getPartner } from '../partners';
import { unknownCustody } from './custody-rules';
import { mayKeepRecords } from './family-policy';
import { assessmentOf, custodyRows, memberRow, type Named } from './family-record';
import { insertFamily, type FamilyRow } from './family-repository';
import { requireSoundFamily } from './family-rules';
import { sealFamily } from './family-seal';
import type { RecordFamilyInput } from './family.types';
import { getVisibleFamily } from './get-family';

/**
 * Records a family for the actor's own partner, sealed under a key of its own. The actor becomes responsible.
 *
 * @param idempotencyKey the same key and input record one family, however often they come
 * @throws FORBIDDEN NO_PROCESSING_CONTRACT; CONFLICT (key used otherwise); INVALID_INPUT naming the field of the first rule broken (family-rules.ts,
 *   custody-rules.ts)
 */
export async function recordFamily(
  work: Work<Person>,
  input: RecordFamilyInput,
  idempotencyKey?: string | null,
): Promise<FamilyRow> {
  const today = berlinDay(work.now);
  const partner = await getPartner(work, written(work.actor.partnerId));
  if (!mayKeepRecords(partner, today)) throw forbidden('NO_PROCESSING_CONTRACT');
  const call = { operation: 'recordFamily', key: idempotencyKey, input };
  const id = await createOnce(work, call, async (newFamilyId) => {
    requireSoundFamily(input, today);
    await storeFamily(work, newFamilyId, partner.id, input);
  });
  const family = await getVisibleFamily(work, id, 'idempotencyKey');
  work.trail.done('OWN_RECORD');
  return family;
}

async function storeFamily(
  work: Work<Person>,
  id: string,
  ownerId: string,
  input: RecordFamilyInput,
): Promise<void> {
  const { networkId, accountId } = work.actor;
  const key = await makeKey(work, 'FAMILY', ownerId);
  const place = { networkId, familyId: id, ownerId };
  const byKey = new Map<string, Named>(
    input.members.map((member) => [member.key, { id: newId(), role: member.role }]),
  );
  const idOf = (memberKey: string): string => written(byKey.get(memberKey)).id;

  const members = input.members.map((member, position) =>
    memberRow(place, key.bytes, {
      id: idOf(member.key),
      position,
      role: member.role,
      ofMemberId: member.of == null ? null : idOf(member.of),
      assessment: assessmentOf(member.capacityAssessment),
      secrets: {
        key: member.key,
        name: member.name?.trim() ?? null,
        birth: member.birth ?? null,
        dueMonth: member.dueMonth ?? null,
        contact: member.contact?.trim() ?? null,
        safeContact: member.safeContact?.trim() ?? null,
      },
    }),
  );
  const custodies = input.members
    .filter((member) => member.role === 'CHILD')
    .map(
      ({ key: child }) => input.custody.find((custody) => custody.child === child) ?? unknownCustody(child),
    )
    .map((custody) => custodyRows(place, custody, byKey));

  const secrets = { language: input.language ?? null, interpreter: input.interpreter ?? false };
  const family = {
    networkId,
    id,
    ownerId,
    keyId: key.id,
    responsibleAccountId: accountId,
    sealed: sealFamily(key.bytes, networkId, id, secrets),
    version: 1,
  };
  await insertFamily(work, family, members, custodies);
}
