import { findTransition, sideOf, unreachableStates } from '../../src/domain/state-machine';
import type { OfferReportState, OfferState } from '../../src/modules/catalogue';
import { confirmUntilDay, isStale, remindFromDay } from '../../src/modules/offers/freshness';
import {
  OFFER_TRANSITIONS,
  REPORT_TRANSITIONS,
  shownOfferState,
} from '../../src/modules/offers/offer-states';

const OFFER_STATES = ['PUBLISHED', 'PAUSED', 'ENDED'] as const satisfies readonly OfferState[];
const OFFER_ACTIONS = ['PUBLISH', 'CONFIRM', 'PAUSE', 'END'] as const;

/** Every state × every action: where it leads, or null where it is refused. */
const OFFERS: Record<OfferState, readonly (OfferState | null)[]> = {
  //          PUBLISH      CONFIRM      PAUSE     END
  PUBLISHED: ['PUBLISHED', 'PUBLISHED', 'PAUSED', 'ENDED'],
  PAUSED:    ['PUBLISHED', 'PUBLISHED', null,     'ENDED'],
  ENDED:     [null,        null,        null,     null],
}; // prettier-ignore

const REPORT_STATES = ['SUBMITTED', 'PUBLISHED', 'DECLINED', 'WITHDRAWN'] as const;
const REPORT_ACTIONS = ['PUBLISH', 'DECLINE', 'WITHDRAW'] as const;

const REPORTS: Record<OfferReportState, readonly (OfferReportState | null)[]> = {
  //          PUBLISH      DECLINE     WITHDRAW
  SUBMITTED: ['PUBLISHED', 'DECLINED', 'WITHDRAWN'],
  PUBLISHED: [null,        null,       null],
  DECLINED:  [null,        null,       null],
  WITHDRAWN: [null,        null,       null],
}; // prettier-ignore

it.each(OFFER_STATES)('an offer in %s takes the steps that are written out here, and no others', (state) => {
  const found = OFFER_ACTIONS.map((action) => findTransition(OFFER_TRANSITIONS, state, action)?.to ?? null);
  expect(found).toEqual(OFFERS[state]);
});

it.each(REPORT_STATES)('a report in %s takes the steps that are written out here, and no others', (state) => {
  const found = REPORT_ACTIONS.map((action) => findTransition(REPORT_TRANSITIONS, state, action)?.to ?? null);
  expect(found).toEqual(REPORTS[state]);
});

it('reaches every state, and says each step once', () => {
  expect(unreachableStates(OFFER_TRANSITIONS, 'PUBLISHED', OFFER_STATES)).toEqual([]);
  expect(unreachableStates(REPORT_TRANSITIONS, 'SUBMITTED', REPORT_STATES)).toEqual([]);
  for (const table of [OFFER_TRANSITIONS, REPORT_TRANSITIONS]) {
    const pairs = table.map((row) => `${row.from} ${row.action}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  }
});

it('is the coordination’s to publish and decline, the reporter’s to take back, the clock’s to pause', () => {
  expect(REPORT_ACTIONS.map((action) => sideOf(REPORT_TRANSITIONS, action))).toEqual([
    'COORDINATION',
    'COORDINATION',
    'REPORTER',
  ]);
  expect(OFFER_ACTIONS.map((action) => sideOf(OFFER_TRANSITIONS, action))).toEqual([
    'COORDINATION',
    'EITHER',
    'CLOCK',
    'EITHER',
  ]);
});

describe('an offer that must be confirmed by 1 March 2027', () => {
  const confirmUntil = '2027-03-01';

  it.each<[string, OfferState, boolean]>([
    ['2027-02-14', 'PUBLISHED', false],
    ['2027-02-15', 'PUBLISHED', true],
    ['2027-03-01', 'PUBLISHED', true],
    ['2027-03-02', 'PAUSED', true],
  ])('is on %s shown as %s, stale: %j, whether or not a job has run', (today, state, stale) => {
    expect(shownOfferState({ state: 'PUBLISHED', confirmUntil }, today)).toBe(state);
    expect(isStale({ state: 'PUBLISHED', confirmUntil }, today)).toBe(stale);
    expect(shownOfferState({ state: 'PAUSED', confirmUntil }, today)).toBe('PAUSED');
    expect(shownOfferState({ state: 'ENDED', confirmUntil }, today)).toBe('ENDED');
    expect(isStale({ state: 'ENDED', confirmUntil }, today)).toBe(false);
  });
});

it.each([
  ['2026-03-01', 12, '2027-03-01'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-12-31', 1, '2027-01-31'],
])('confirmed on %s for %d months it is public until %s', (confirmedOn, months, until) => {
  expect(confirmUntilDay(confirmedOn, months)).toBe(until);
});

it('is due for a reminder a fortnight before its last day', () => {
  expect(remindFromDay('2027-03-01')).toBe('2027-02-15');
});
