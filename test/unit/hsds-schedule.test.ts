import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { OfferSchedule } from '../../src/modules/catalogue';
import { runsOf } from '../../src/open-data/hsds/occurrences';
import { expectProperty } from '../support/property';

const MONDAYS: OfferSchedule = {
  weekday: 'MO', opensAt: '09:30', closesAt: '11:00', everyWeeks: 1, from: null, until: null, place: null, note: null,
  exceptions: [],
}; // prettier-ignore

function told(schedule: OfferSchedule, from: string, to: string): string[] {
  return runsOf(schedule, from, to).map(
    ({ first, last, opensAt, offsets }) => `${first}..${last} ${opensAt}+${offsets[0] / 60}`,
  );
}

describe('a weekly schedule', () => {
  it('is none where no such day falls', () => {
    expect(told(MONDAYS, '2026-03-03', '2026-03-08')).toEqual([]);
  });

  it.each([
    ['is cut where the clocks change', MONDAYS, ['2026-03-02..2026-03-23 09:30+1', '2026-03-30..2026-04-13 09:30+2']],
    [
      'is cut at a day on which it does not take place',
      { ...MONDAYS, exceptions: [{ on: '2026-04-06', opensAt: null, closesAt: null }] },
      ['2026-03-02..2026-03-23 09:30+1', '2026-03-30..2026-03-30 09:30+2', '2026-04-13..2026-04-13 09:30+2'],
    ],
    [
      'has a day at another time beside it',
      { ...MONDAYS, exceptions: [{ on: '2026-03-09', opensAt: '14:00', closesAt: '15:00' }] },
      [
        '2026-03-02..2026-03-02 09:30+1', '2026-03-09..2026-03-09 14:00+1', '2026-03-16..2026-03-23 09:30+1',
        '2026-03-30..2026-04-13 09:30+2',
      ],
    ],
    [
      'has a day beside it on which it would not have been',
      { ...MONDAYS, exceptions: [{ on: '2026-03-04', opensAt: '14:00', closesAt: '15:00' }] },
      ['2026-03-02..2026-03-23 09:30+1', '2026-03-04..2026-03-04 14:00+1', '2026-03-30..2026-04-13 09:30+2'],
    ],
    [
      'counts its weeks from its own first day',
      { ...MONDAYS, everyWeeks: 2 as const, from: '2026-02-17' },
      ['2026-03-09..2026-03-23 09:30+1', '2026-04-06..2026-04-06 09:30+2'],
    ],
    ['begins on its own first day', { ...MONDAYS, from: '2026-04-07' }, ['2026-04-13..2026-04-13 09:30+2']],
  ])('%s', (_what, schedule, expected) => {
    expect(told(schedule, '2026-03-01', '2026-04-15')).toEqual(expected);
  }); // prettier-ignore

  it('takes place at the same wall-clock time all through the year, and on each of its days once', () => {
    const cases = fc.record({
      weekday: fc.constantFrom<OfferSchedule['weekday'][]>('MO', 'WE', 'SA', 'SU'),
      opensAt: fc.constantFrom('00:30', '01:59', '03:00', '09:30', '22:00'),
      everyWeeks: fc.constantFrom<1 | 2 | 4>(1, 2, 4),
      start: fc.nat(1_000),
      length: fc.nat(700),
    });
    expectProperty(
      fc.property(cases, ({ weekday, opensAt, everyWeeks, start, length }) => {
        const first = DateTime.fromISO('2025-01-01', { zone: 'Europe/Berlin' }).plus({ days: start });
        const from = first.toISODate() ?? '';
        const to = first.plus({ days: length }).toISODate() ?? '';
        const schedule = { ...MONDAYS, weekday, opensAt, closesAt: '23:00', everyWeeks, from };
        const days = runsOf(schedule, from, to).flatMap((run) => {
          const all: string[] = [];
          const step = { weeks: everyWeeks };
          for (
            let day = DateTime.fromISO(run.first);
            day <= DateTime.fromISO(run.last);
            day = day.plus(step)
          ) {
            const berlin = DateTime.fromISO(`${day.toISODate() ?? ''}T${opensAt}`, { zone: 'Europe/Berlin' });
            expect(berlin.offset).toBe(run.offsets[0]);
            all.push(day.toISODate() ?? '');
          }
          return all;
        });
        const expected: string[] = [];
        const weekdays = { MO: 1, WE: 3, SA: 6, SU: 7 } as Record<string, number>;
        let day = first;
        while (day.weekday !== weekdays[weekday]) day = day.plus({ days: 1 });
        for (; (day.toISODate() ?? '') <= to; day = day.plus({ weeks: everyWeeks }))
          expected.push(day.toISODate() ?? '');
        expect(days).toEqual(expected);
      }),
      { sample: 200, long: 10_000 },
    );
  });
});
