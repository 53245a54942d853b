import { addDays } from '../../src/domain/period';
import { LAENDER, isWorkingDay, type Land } from '../../src/domain/working-days';

/** Free in all of them: Easter, May Day, Ascension, Whit Monday, 3 October, Christmas. New Year's Day is a Saturday. */
const EVERYWHERE = ['04-14', '04-17', '05-01', '05-25', '06-05', '10-03', '12-25', '12-26'];

/**
 * What is free besides from Monday to Friday of 2028, a year in which every moveable and fixed holiday lies on a weekday, by
 * the laws on holidays of the sixteen Länder.
 */
const BESIDES: Readonly<Record<Land, readonly string[]>> = {
  BW: ['01-06', '06-15', '11-01'],
  // Mariä Himmelfahrt is the municipalities': counted as free, so that nobody is reminded too early
  BY: ['01-06', '06-15', '08-15', '11-01'],
  BE: ['03-08'],
  BB: ['10-31'],
  HB: ['10-31'],
  HH: ['10-31'],
  HE: ['06-15'],
  MV: ['03-08', '10-31'],
  NI: ['10-31'],
  NW: ['06-15', '11-01'],
  RP: ['06-15', '11-01'],
  SL: ['06-15', '08-15', '11-01'],
  SN: ['10-31', '11-22'],
  ST: ['01-06', '10-31'],
  SH: ['10-31'],
  TH: ['09-20', '10-31'],
};

it.each(LAENDER)('the working days of %s leave out its holidays, and no other day of the week', (land) => {
  const free: string[] = [];
  for (let day = '2028-01-01'; day <= '2028-12-31'; day = addDays(day, 1)) {
    const isWeekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    if (isWeekend) expect(isWorkingDay(day, land)).toBe(false);
    else if (!isWorkingDay(day, land)) free.push(day.slice(5));
  }
  expect(free).toEqual([...EVERYWHERE, ...BESIDES[land]].sort());
});
