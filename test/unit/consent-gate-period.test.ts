import { openingOf } from '../../src/domain/period';
import { decideConsent } from '../../src/modules/consents/consent-gate';
import { CHILDS_HEALTH, coveringForm, fileOf, needOf, wordOf } from '../support/consent-forms';

/** First day, last day, moment, answer: both days count whole, by the clock in Berlin. */
const BOUNDARIES = [
  // winter: Berlin is one hour ahead
  ['2026-11-01', '2026-11-30', '2026-10-31T22:59:59.999Z', 'NOT_YET_VALID'],
  ['2026-11-01', '2026-11-30', '2026-10-31T23:00:00.000Z', 'ALLOWED'],
  ['2026-11-01', '2026-11-30', '2026-11-30T22:59:59.000Z', 'ALLOWED'],
  ['2026-11-01', '2026-11-30', '2026-11-30T22:59:59.999Z', 'ALLOWED'],
  ['2026-11-01', '2026-11-30', '2026-11-30T23:00:00.000Z', 'EXPIRED'],
  // summer: two hours
  ['2026-07-01', '2026-07-31', '2026-06-30T21:59:59.999Z', 'NOT_YET_VALID'],
  ['2026-07-01', '2026-07-31', '2026-06-30T22:00:00.000Z', 'ALLOWED'],
  ['2026-07-01', '2026-07-31', '2026-07-31T21:59:59.999Z', 'ALLOWED'],
  ['2026-07-01', '2026-07-31', '2026-07-31T22:00:00.000Z', 'EXPIRED'],
  // the day on which summer time begins has 23 hours
  ['2026-03-29', '2026-03-29', '2026-03-28T22:59:59.999Z', 'NOT_YET_VALID'],
  ['2026-03-29', '2026-03-29', '2026-03-28T23:00:00.000Z', 'ALLOWED'],
  ['2026-03-29', '2026-03-29', '2026-03-29T21:59:59.999Z', 'ALLOWED'],
  ['2026-03-29', '2026-03-29', '2026-03-29T22:00:00.000Z', 'EXPIRED'],
  // the day on which it ends has 25
  ['2026-10-25', '2026-10-25', '2026-10-24T21:59:59.999Z', 'NOT_YET_VALID'],
  ['2026-10-25', '2026-10-25', '2026-10-24T22:00:00.000Z', 'ALLOWED'],
  ['2026-10-25', '2026-10-25', '2026-10-25T22:59:59.999Z', 'ALLOWED'],
  ['2026-10-25', '2026-10-25', '2026-10-25T23:00:00.000Z', 'EXPIRED'],
  // the last day before each change ends by the clock that was in force
  ['2026-03-01', '2026-03-28', '2026-03-28T22:59:59.999Z', 'ALLOWED'],
  ['2026-03-01', '2026-03-28', '2026-03-28T23:00:00.000Z', 'EXPIRED'],
  ['2026-10-01', '2026-10-24', '2026-10-24T21:59:59.999Z', 'ALLOWED'],
  ['2026-10-01', '2026-10-24', '2026-10-24T22:00:00.000Z', 'EXPIRED'],
  // a year's end, and a day that not every year has
  ['2026-12-31', '2026-12-31', '2026-12-31T22:59:59.999Z', 'ALLOWED'],
  ['2026-12-31', '2026-12-31', '2026-12-31T23:00:00.000Z', 'EXPIRED'],
  ['2028-02-29', '2028-02-29', '2028-02-29T22:59:59.999Z', 'ALLOWED'],
  ['2028-02-29', '2028-02-29', '2028-02-29T23:00:00.000Z', 'EXPIRED'],
] as const;

it.each(BOUNDARIES)('a consent from %s to %s is, at %s, %s', (from, until, moment, expected) => {
  const form = coveringForm([CHILDS_HEALTH], { opening: openingOf({ from, until }) });
  const decision = decideConsent(fileOf(form), needOf(CHILDS_HEALTH), new Date(moment));
  expect(wordOf(decision)).toBe(expected);
});

it('outside its days a revoked consent is told as what comes first in the order', () => {
  const ended = coveringForm([CHILDS_HEALTH]).releases.map((release) => ({ ...release, live: false }));
  const form = coveringForm([CHILDS_HEALTH], { releases: ended });
  const at = (day: string) =>
    wordOf(decideConsent(fileOf(form), needOf(CHILDS_HEALTH), new Date(`${day}T12:00:00Z`)));
  expect([at('2026-10-31'), at('2026-11-15'), at('2026-12-01')]).toEqual([
    'NOT_YET_VALID',
    'REVOKED',
    'EXPIRED',
  ]);
});
