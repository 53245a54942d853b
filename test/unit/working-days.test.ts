import { Settings } from 'luxon';
import { LAENDER, addWorkingDays, isWorkingDay, type Land } from '../../src/domain/working-days';

afterEach(() => {
  Settings.defaultZone = 'system';
});

const freeIn = (day: string): Land[] => LAENDER.filter((land) => !isWorkingDay(day, land));

/** Days from Monday to Friday and the Länder where they are free, by the laws of the Länder. */
describe('A holiday of some Länder', () => {
  it.each<[string, string, Land[]]>([
    ['Heilige Drei Könige', '2027-01-06', ['BW', 'BY', 'ST']],
    ['Frauentag', '2027-03-08', ['BE', 'MV']],
    ['Fronleichnam', '2027-05-27', ['BW', 'BY', 'HE', 'NW', 'RP', 'SL']],
    ['Weltkindertag', '2027-09-20', ['TH']],
    ['Reformationstag', '2028-10-31', ['BB', 'HB', 'HH', 'MV', 'NI', 'SN', 'ST', 'SH', 'TH']],
    ['Allerheiligen', '2027-11-01', ['BW', 'BY', 'NW', 'RP', 'SL']],
    ['Buß- und Bettag 2026', '2026-11-18', ['SN']],
    ['Buß- und Bettag 2027', '2027-11-17', ['SN']],
    ['Rosenmontag, which is free nowhere by law', '2027-02-08', []],
    ['Heiligabend, which is free nowhere by law', '2026-12-24', []],
    ['Silvester, which is free nowhere by law', '2026-12-31', []],
  ])('is free where it is one: %s', (_name, day, free) => {
    expect([...freeIn(day)].sort()).toEqual([...free].sort());
  });

  it('Mariä Himmelfahrt is free in the Saarland; Bavaria leaves it to its municipalities', () => {
    expect(freeIn('2028-08-15').filter((land) => land !== 'BY')).toEqual(['SL']);
  });
});

describe('A holiday of all Länder', () => {
  it.each([
    ['Neujahr', '2027-01-01'],
    ['Karfreitag 2027', '2027-03-26'],
    ['Ostermontag 2027', '2027-03-29'],
    ['Tag der Arbeit', '2026-05-01'],
    ['Himmelfahrt 2027', '2027-05-06'],
    ['Pfingstmontag 2027', '2027-05-17'],
    ['Tag der Deutschen Einheit', '2028-10-03'],
    ['the first day of Christmas', '2026-12-25'],
    ['the second day of Christmas', '2028-12-26'],
  ])('is free everywhere: %s', (_name, day) => {
    expect(freeIn(day)).toEqual([...LAENDER]);
  });
});

it('Saturday and Sunday are no working days, Monday to Friday are', () => {
  const week = [
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ];
  expect(week.map((day) => isWorkingDay(day, 'NW'))).toEqual([true, true, true, true, true, false, false]);
});

/** From, so many working days, Land, the day that lies so far after. */
const DISTANCES: readonly [string, number, Land, string][] = [
  ['2026-11-20', 0, 'NW', '2026-11-20'],
  ['2026-11-21', 0, 'NW', '2026-11-21'],
  ['2026-11-19', 1, 'NW', '2026-11-20'],
  ['2026-11-20', 1, 'NW', '2026-11-23'],
  ['2026-11-21', 1, 'NW', '2026-11-23'],
  ['2026-11-22', 1, 'NW', '2026-11-23'],
  ['2026-11-20', 7, 'NW', '2026-12-01'],
  // one Land's holiday
  ['2026-11-17', 1, 'NW', '2026-11-18'],
  ['2026-11-17', 1, 'SN', '2026-11-19'],
  // over the turn of the year: Christmas on a Friday, New Year's Day on a Friday
  ['2026-12-23', 1, 'NW', '2026-12-24'],
  ['2026-12-24', 1, 'NW', '2026-12-28'],
  ['2026-12-23', 7, 'NW', '2027-01-05'],
  ['2026-12-23', 8, 'NW', '2027-01-06'],
  ['2026-12-23', 8, 'BW', '2027-01-07'],
  // Easter 2027: from Maundy Thursday to Tuesday
  ['2027-03-25', 1, 'NW', '2027-03-30'],
  ['2027-03-24', 7, 'NW', '2027-04-06'],
  // the change to summer time lies on Easter Sunday
  ['2027-03-27', 1, 'NW', '2027-03-30'],
  ['2026-10-23', 1, 'NW', '2026-10-26'],
];

it.each(DISTANCES)('%s and %i working days in %s is %s', (day, count, land, result) => {
  expect(addWorkingDays(day, count, land)).toBe(result);
});

it.each(['UTC', 'America/New_York', 'Europe/Athens', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
  'holidays lie on the same days on a machine whose clock stands in %s',
  (zone) => {
    Settings.defaultZone = zone;
    const days = ['2026-12-24', '2026-12-25', '2026-12-28', '2027-03-29', '2027-03-30'];
    expect(days.map((day) => isWorkingDay(day, 'NW'))).toEqual([true, false, true, false, true]);
    expect(DISTANCES.map(([day, count, land]) => addWorkingDays(day, count, land))).toEqual(
      DISTANCES.map(([, , , result]) => result),
    );
  },
);
