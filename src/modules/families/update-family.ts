import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { newId } from '../../domain/ids';
import { berlinDay } from '../../domain/period';
import {
  holdFamily,
  idOf,
  knownMembers,
  namedMembers,
  nextPosition,
  type HeldFamily,
  type HeldMember,
} from './change-family';
import { unknownCustody } from './custody-rules';
import { requireSoundChange } from './family-change-rules';
import type { FamilyMemberChangeInput, UpdateFamilyInput } from './family-change.types';
import { assessmentOf, custodyRows, memberRow, type MemberRow, type Named } from './family-record';
import {
  findFamilyRows,
  insertMembers,
  replaceCustody,
  updateFamilyRow,
  updateMember,
  type FamilyRow,
} from './family-repository';
import { openFamily, sealAssessment, sealFamily, sealMember } from './family-seal';

/**
 * Changes what is known of a family. Members come, nobody goes; who somebody is never changes. A change of custody or
 * capacity counts for forms that are not yet granted: what was granted stays until it is revoked.
 *
 * @throws NOT_FOUND; CONFLICT for a stale version; INVALID_INPUT naming the field of the first rule broken
 *   (family-change-rules.ts)
 */
export async function updateFamily(work: Work<Person>, input: UpdateFamilyInput): Promise<FamilyRow> {
  const family = await holdFamily(work, input.familyId, input.version, 'input.');
  requireSoundChange(knownMembers(family), input, berlinDay(work.now));

  const changes = input.members ?? [];
  const byKey = namedMembers(family);
  for (const change of changes) await changeMember(work, family, byKey, change);
  const added = changes.filter((change) => !byKey.has(change.key));
  for (const { key, role } of added) byKey.set(key, { id: newId(), role: written(role) });
  const members = added.map((change, place) =>
    newMember(family, byKey, change, nextPosition(family) + place),
  );

  const said = input.custody ?? [];
  const ofNew = added
    .filter(({ role }) => role === 'CHILD')
    .map(({ key }) => said.find((custody) => custody.child === key) ?? unknownCustody(key));
  await insertMembers(
    work,
    members,
    ofNew.map((custody) => custodyRows(family.place, custody, byKey)),
  );
  for (const custody of said.filter((each) => !ofNew.includes(each)))
    await replaceCustody(work, custodyRows(family.place, custody, byKey));

  await updateFamilyRow(work, family.row, { version: input.version + 1, sealed: sealedAnew(family, input) });
  work.trail.done('OWN_RECORD');
  return written((await findFamilyRows(work, [family.row.id]))[0]);
}

async function changeMember(
  work: Work,
  { place, key, members }: HeldFamily,
  byKey: ReadonlyMap<string, Named>,
  change: FamilyMemberChangeInput,
): Promise<void> {
  const member = members.find(({ secrets }) => secrets.key === change.key);
  if (member === undefined) return;
  const { networkId } = place;
  const id = idOf(byKey, change.key);
  const { birth, dueMonth } = change;
  const secrets = {
    ...member.secrets,
    ...(change.name === undefined ? {} : { name: trimmed(change.name) }),
    ...(birth === undefined ? {} : { birth }),
    ...(dueMonth === undefined ? {} : { dueMonth }),
    ...(change.contact === undefined ? {} : { contact: trimmed(change.contact) }),
    ...(change.safeContact === undefined ? {} : { safeContact: trimmed(change.safeContact) }),
  };
  await updateMember(work, member.row, {
    sealed: sealMember(key, networkId, id, secrets),
    capacityAssessment: assessedAnew(key, member, change),
  });
}

/** A new assessment replaces the one before; capacity taken back takes it away. */
function assessedAnew(key: Buffer, { row }: HeldMember, change: FamilyMemberChangeInput): Buffer | null {
  if (change.capacity === false || change.capacityAssessment === null) return null;
  const assessment = assessmentOf(change.capacityAssessment);
  return assessment === null
    ? row.capacityAssessment
    : sealAssessment(key, row.networkId, row.id, assessment);
}

function newMember(
  { place, key }: HeldFamily,
  byKey: ReadonlyMap<string, Named>,
  change: FamilyMemberChangeInput,
  position: number,
): MemberRow {
  return memberRow(place, key, {
    id: idOf(byKey, change.key),
    position,
    role: written(change.role),
    ofMemberId: change.of == null ? null : idOf(byKey, change.of),
    assessment: assessmentOf(change.capacityAssessment),
    secrets: {
      key: change.key,
      name: trimmed(change.name),
      birth: change.birth ?? null,
      dueMonth: change.dueMonth ?? null,
      contact: trimmed(change.contact),
      safeContact: trimmed(change.safeContact),
    },
  });
}

function sealedAnew({ row, key }: HeldFamily, input: UpdateFamilyInput): Buffer {
  const before = openFamily(key, row);
  return sealFamily(key, row.networkId, row.id, {
    language: input.language === undefined ? before.language : input.language,
    interpreter: input.interpreter ?? before.interpreter,
  });
}

function trimmed(text: string | null | undefined): string | null {
  return text?.trim() ?? null;
}
