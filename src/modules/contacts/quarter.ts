import { invalidInput } from '../../domain/errors';
import { addDays, addMonths, type Day, type Period } from '../../domain/period';
import { COUNTED_AFTERWARDS_DAYS } from './contact-words';

const FIRST_DAYS = ['01-01', '04-01', '07-01', '10-01'];

/**
 * Numbers are told for whole quarters to which nothing is added any more: two periods that overlap, or the same one on two
 * days, would tell what lies between them.
 *
 * @throws INVALID_INPUT (`from`, `until`)
 */
export function requireClosedQuarter({ from, until }: Period, today: Day): void {
  if (!FIRST_DAYS.includes(from.slice(5))) throw invalidInput('from', 'NOT_A_QUARTER');
  if (until !== addDays(addMonths(from, 3), -1)) throw invalidInput('until', 'NOT_A_QUARTER');
  if (addDays(until, COUNTED_AFTERWARDS_DAYS) >= today) throw invalidInput('until', 'TOO_EARLY');
}
