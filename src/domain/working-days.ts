import { isHoliday, type Region } from 'feiertagejs';
import { DateTime } from 'luxon';
import type { Day } from './period';

/** The sixteen Länder, as the holiday calendar names them. */
export const LAENDER = [
  'BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH',
] as const satisfies readonly Region[]; // prettier-ignore
export type Land = (typeof LAENDER)[number];

/** Monday to Friday, without the public holidays of the Land. */
export function isWorkingDay(day: Day, land: Land): boolean {
  return DateTime.fromISO(day).weekday <= 5 && !isHoliday(day, land);
}

/** The day that lies so many working days after the given one, which itself does not count. */
export function addWorkingDays(day: Day, count: number, land: Land): Day {
  let date = DateTime.fromISO(day);
  for (let left = count; left > 0;) {
    date = date.plus({ days: 1 });
    if (isWorkingDay(date.toFormat('yyyy-MM-dd'), land)) left -= 1;
  }
  return date.toFormat('yyyy-MM-dd');
}
