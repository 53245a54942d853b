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
  requireOpenPregnancy,
} from './change-family';
import { unknownCustody } from './custody-rules';
import { requireSoundBirth } from './family-change-rules';
import type { RecordBirthInput } from './family-change.types';
import { custodyRows, memberRow } from './family-record';
import {
  findFamilyRows,
  insertMembers,
  updateFamilyRow,
  updateMember,
  type FamilyRow,
} from './family-repository';

/**
 * A pregnancy becomes one or several children, in one step. What was asked or granted about the pregnancy stays the woman's
 * alone; the children are new members, each with custody of its own, and nothing is released of them yet.
 *
 * @throws NOT_FOUND; CONFLICT for a stale version; INVALID_INPUT for a pregnancy that is none or over, or naming the field of
 *   the first rule broken (family-change-rules.ts)
 */
export async function recordBirth(work: Work<Person>, input: RecordBirthInput): Promise<FamilyRow> {
  const today = berlinDay(work.now);
  const family = await holdFamily(work, input.familyId, input.version, 'input.');
  const pregnancy = requireOpenPregnancy(family, input.pregnancyId, 'input.pregnancyId');
  requireSoundBirth(knownMembers(family), input, today);

  const byKey = namedMembers(family);
  for (const { key } of input.children) byKey.set(key, { id: newId(), role: 'CHILD' });
  const members = input.children.map((child, place) =>
    memberRow(family.place, family.key, {
      id: idOf(byKey, child.key),
      position: nextPosition(family) + place,
      ...{ role: 'CHILD', ofMemberId: null, assessment: null },
      secrets: {
        ...{ key: child.key, name: child.name?.trim() ?? null, birth: child.birth },
        ...{ dueMonth: null, contact: null, safeContact: null },
      },
    }),
  );
  const custodies = input.children.map(({ key }) =>
    custodyRows(family.place, input.custody.find(({ child }) => child === key) ?? unknownCustody(key), byKey),
  );
  await updateMember(work, pregnancy, { closedAs: 'BORN', closedOn: today });
  await insertMembers(work, members, custodies);
  await updateFamilyRow(work, family.row, { version: input.version + 1 });
  work.trail.done('OWN_RECORD');
  return written((await findFamilyRows(work, [family.row.id]))[0]);
}
