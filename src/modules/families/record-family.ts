import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { forbidden } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { berlinDay } from '../../domain/period';
import { createOnce } from '../idempotency';
import { makeKey } from '../keys';
import { getPartner } from '../partners';
import { mayKeepRecords } from './family-policy';
import { insertFamily, type FamilyRow } from './family-repository';
import { requireSoundFamily } from './family-rules';
import { sealFamily, sealMember } from './family-seal';
import type { Custody, CustodyHolder, FamilyMember } from './family.entity';
import type { RecordFamilyInput } from './family.types';
import { getVisibleFamily } from './get-family';

/**
 * Records a family for the actor's own partner, sealed under a key of its own. The actor becomes responsible.
 *
 * @param idempotencyKey the same key and input record one family, however often they come
 * @throws FORBIDDEN NO_PROCESSING_CONTRACT; CONFLICT (key used otherwise); INVALID_INPUT naming the field of the first rule broken (family-rules.ts)
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
  const ids = new Map(input.members.map((member) => [member.key, newId()]));
  const idOf = (memberKey: string): string => written(ids.get(memberKey));

  const members: FamilyMember[] = input.members.map((member, position) => ({
    ...place,
    id: idOf(member.key),
    position,
    role: member.role,
    ofMemberId: member.of == null ? null : idOf(member.of),
    hasCapacity: member.capacity ?? false,
    sealed: sealMember(key.bytes, networkId, idOf(member.key), {
      key: member.key,
      name: member.name?.trim() ?? null,
      birth: member.birth ?? null,
      dueMonth: member.dueMonth ?? null,
      contact: member.contact?.trim() ?? null,
      safeContact: member.safeContact?.trim() ?? null,
    }),
  }));
  const custodies: Custody[] = input.members
    .filter((member) => member.role === 'CHILD')
    .map((child) => ({
      ...place,
      childId: idOf(child.key),
      kind: input.custody.find((custody) => custody.child === child.key)?.kind ?? 'UNKNOWN',
    }));
  const holders: CustodyHolder[] = input.custody.flatMap((custody) =>
    custody.holders.map((holder) => ({ ...place, childId: idOf(custody.child), holderId: idOf(holder) })),
  );

  const sealed = sealFamily(key.bytes, networkId, id, { language: input.language ?? null });
  const family = {
    networkId,
    id,
    ownerId,
    keyId: key.id,
    responsibleAccountId: accountId,
    sealed,
    version: 1,
  };
  await insertFamily(work, family, members, custodies, holders);
}
