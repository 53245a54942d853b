import fc from 'fast-check';
import { Settings } from 'luxon';
import {
  addDays,
  addMonths,
  berlinDay,
  berlinMidnight,
  isDay,
  openingOf,
  positionIn,
} from '../../src/domain/period';
import { expectProperty } from '../support/property';

afterEach(() => {
  Settings.defaultZone = 'system';
});

it.each([
  ['', false],
  ['2026', false],
  ['2026-11', false],
  ['2026-11-31', false],
  ['2026-02-29', false],
  ['2100-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-10-00', false],
  ['2026-1-1', false],
  ['21.11.2026', false],
  ['2026-11-21T00:00', false],
  ['2026-11-21\n', false],
  [' 2026-11-21', false],
  ['20261121', false],
  ['٢٠٢٦-١١-٢١', false],
  ['1899-12-31', false],
  ['1900-01-01', true],
  ['2026-11-21', true],
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['2026-03-29', true],
])('%j is a day: %j', (text, is) => {
  expect(isDay(text)).toBe(is);
});

/** A moment and the day it is in Berlin. */
it.each([
  ['2026-11-20T22:59:59.999Z', '2026-11-20'],
  ['2026-11-20T23:00:00.000Z', '2026-11-21'],
  ['2026-06-30T21:59:59.999Z', '2026-06-30'],
  ['2026-06-30T22:00:00.000Z', '2026-07-01'],
  ['2026-03-28T23:00:00.000Z', '2026-03-29'],
  ['2026-03-29T21:59:59.999Z', '2026-03-29'],
  ['2026-10-24T22:00:00.000Z', '2026-10-25'],
  ['2026-10-25T22:59:59.999Z', '2026-10-25'],
  ['2026-12-31T23:00:00.000Z', '2027-01-01'],
])('%s is the day %s in Berlin', (moment, day) => {
  expect(berlinDay(new Date(moment))).toBe(day);
});

it.each([
  ['2026-11-21', '2026-11-20T23:00:00.000Z', 24],
  ['2026-07-01', '2026-06-30T22:00:00.000Z', 24],
  ['2026-03-29', '2026-03-28T23:00:00.000Z', 23],
  ['2026-03-30', '2026-03-29T22:00:00.000Z', 24],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', 25],
  ['2026-10-26', '2026-10-25T23:00:00.000Z', 24],
])('%s begins in Berlin at %s and has %i hours', (day, begins, hours) => {
  const { opensAt, closesAt } = openingOf({ from: day, until: day });
  expect(opensAt.toISOString()).toBe(begins);
  expect(berlinMidnight(day)).toEqual(opensAt);
  expect((closesAt.getTime() - opensAt.getTime()) / 3_600_000).toBe(hours);
});

it.each([
  ['2026-11-21', 0, '2026-11-21'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-03-28', 1, '2026-03-29'],
  ['2026-03-29', 1, '2026-03-30'],
  ['2026-10-24', 1, '2026-10-25'],
  ['2026-10-25', 1, '2026-10-26'],
  ['2027-01-01', -1, '2026-12-31'],
  ['2026-01-01', 365, '2027-01-01'],
])('%s and %i days is %s', (day, days, result) => {
  expect(addDays(day, days)).toBe(result);
});

it.each([
  ['2026-11-21', 6, '2027-05-21'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-31', -2, '2026-10-31'],
  ['2026-04-30', -2, '2026-02-28'],
])('%s and %i months is %s', (day, months, result) => {
  expect(addMonths(day, months)).toBe(result);
});

describe('A period', () => {
  const opening = openingOf({ from: '2026-11-01', until: '2026-11-30' });

  it.each([
    ['2026-10-31T22:59:59.999Z', 'BEFORE'],
    ['2026-10-31T23:00:00.000Z', 'WITHIN'],
    ['2026-11-30T22:59:59.999Z', 'WITHIN'],
    ['2026-11-30T23:00:00.000Z', 'AFTER'],
  ])('at %s is %s', (moment, position) => {
    expect(positionIn(opening, new Date(moment))).toBe(position);
  });

  it('never holds a moment that is none', () => {
    expect(positionIn(opening, new Date(Number.NaN))).not.toBe('WITHIN');
  });
});

it.each(['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
  'the days are Berlin’s on a machine whose clock stands in %s',
  (zone) => {
    Settings.defaultZone = zone;
    expect(berlinDay(new Date('2026-11-20T23:00:00Z'))).toBe('2026-11-21');
    expect(berlinMidnight('2026-11-21').toISOString()).toBe('2026-11-20T23:00:00.000Z');
    expect([addDays('2026-03-28', 1), addMonths('2026-08-31', 6)]).toEqual(['2026-03-29', '2027-02-28']);
  },
);

it('every day ends where the next begins, and holds its first and last moment', () => {
  const days = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1950-01-01', days));
  const property = fc.property(days, (day) => {
    const { opensAt, closesAt } = openingOf({ from: day, until: day });
    expect(closesAt).toEqual(berlinMidnight(addDays(day, 1)));
    expect([berlinDay(opensAt), berlinDay(new Date(closesAt.getTime() - 1))]).toEqual([day, day]);
    expect(berlinDay(new Date(opensAt.getTime() - 1))).toBe(addDays(day, -1));
    expect(isDay(day)).toBe(true);
  });
  expectProperty(property, { sample: 300, long: 73_000 });
});
