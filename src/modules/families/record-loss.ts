import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { berlinDay } from '../../domain/period';
import { holdFamily, requireOpenPregnancy } from './change-family';
import type { RecordLossArgs } from './family-change.types';
import { findFamilyRows, updateFamilyRow, updateMember, type FamilyRow } from './family-repository';

/**
 * A pregnancy was lost. It closes quietly: it is in no list, nobody is told, nothing reminds of it.
 *
 * @throws NOT_FOUND; CONFLICT for a stale version; INVALID_INPUT for a pregnancy that is none or over
 */
export async function recordLoss(work: Work<Person>, args: RecordLossArgs): Promise<FamilyRow> {
  const family = await holdFamily(work, args.familyId, args.version, '');
  const pregnancy = requireOpenPregnancy(family, args.pregnancyId, 'pregnancyId');
  await updateMember(work, pregnancy, { closedAs: 'LOSS', closedOn: berlinDay(work.now) });
  await updateFamilyRow(work, family.row, { version: args.version + 1 });
  work.trail.done('OWN_RECORD');
  return written((await findFamilyRows(work, [family.row.id]))[0]);
}
