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

/** All that is free anywhere, and some days that are free nowhere: Gründonnerstag, Rosenmontag, Heiligabend's Friday … */
const ORDINARY = ['02-28', '04-13', '04-18', '05-26', '06-16', '10-04', '12-22', '12-27'];
const DAYS = [...new Set([...EVERYWHERE, ...Object.values(BESIDES).flat(), ...ORDINARY])].sort();

it.each(LAENDER)('the working days of %s leave out its own holidays, and nobody else’s', (land) => {
  const free = DAYS.filter((day) => !isWorkingDay(`2028-${day}`, land));
  expect(free).toEqual([...EVERYWHERE, ...BESIDES[land]].sort());
});
