import type { Work } from '../../db/work';
import { findMembers } from './family-repository';
import { openMember } from './family-seal';

/**
 * The month of birth of each member of a family, `2026-03`, for a pregnancy the month it is due; only of those on record.
 *
 * @param key the family's own, in the clear
 */
export async function birthMonthsOf(work: Work, familyId: string, key: Buffer): Promise<Map<string, string>> {
  const months = new Map<string, string>();
  for (const member of await findMembers(work, [familyId])) {
    const { birth, dueMonth } = openMember(key, member);
    const month = (birth ?? dueMonth)?.slice(0, 'yyyy-mm'.length);
    if (month !== undefined) months.set(member.id, month);
  }
  return months;
}
