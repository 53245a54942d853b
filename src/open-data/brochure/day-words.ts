import { DateTime } from 'luxon';
import type { Day } from '../../domain/period';

/** `21. November 2026` */
export function dayInWords(day: Day): string {
  return dayOf(day).toFormat('d. MMMM yyyy');
}

/** `21.11.2026` */
export function dayInFigures(day: Day): string {
  return dayOf(day).toFormat('d.M.yyyy');
}

export function dayOf(day: Day): DateTime {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'de' });
}
