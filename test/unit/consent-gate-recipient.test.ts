import { openingOf } from '../../src/domain/period';
import {
  decideAtRecipient,
  releaseStanding,
  type ReleaseTerms,
} from '../../src/modules/consents/consent-gate';
import { NOW } from '../support/consent-forms';

const during = openingOf({ from: '2026-11-01', until: '2026-11-30' });
const RELEASES = {
  HOLDS: { live: true, opening: during },
  NO_CONSENT: null,
  NOT_YET_VALID: { live: true, opening: openingOf({ from: '2026-11-22', until: '2026-12-31' }) },
  EXPIRED: { live: true, opening: openingOf({ from: '2026-11-01', until: '2026-11-20' }) },
  REVOKED: { live: false, opening: during },
} as const satisfies Record<string, ReleaseTerms | null>;
const { HOLDS, NO_CONSENT, NOT_YET_VALID, EXPIRED, REVOKED } = RELEASES;

describe('The recipient’s decision', () => {
  it('is NO_CONSENT when nothing was released at all', () => {
    expect(decideAtRecipient([], NOW)).toEqual({ allowed: false, reason: 'NO_CONSENT' });
  });

  it.each([
    ['NO_CONSENT', [NO_CONSENT]],
    ['NOT_YET_VALID', [NOT_YET_VALID]],
    ['EXPIRED', [EXPIRED]],
    ['REVOKED', [REVOKED]],
    ['NO_CONSENT', [HOLDS, NO_CONSENT]],
    ['REVOKED', [HOLDS, REVOKED, HOLDS]],
    ['NO_CONSENT', [REVOKED, EXPIRED, NOT_YET_VALID, NO_CONSENT]],
    ['NOT_YET_VALID', [REVOKED, EXPIRED, NOT_YET_VALID]],
    ['NOT_YET_VALID', [NOT_YET_VALID, EXPIRED, REVOKED]],
    ['EXPIRED', [REVOKED, HOLDS, EXPIRED]],
  ] as const)('is %s, the earliest reason among the items (row %#)', (reason, releases) => {
    expect(decideAtRecipient(releases, NOW)).toEqual({ allowed: false, reason });
  });

  it('never allows at a moment that is none', () => {
    expect(decideAtRecipient([HOLDS], new Date(Number.NaN)).allowed).toBe(false);
  });

  it('is allowed when every release holds now', () => {
    expect(decideAtRecipient([HOLDS], NOW)).toEqual({ allowed: true });
    expect(decideAtRecipient([HOLDS, HOLDS, HOLDS], NOW)).toEqual({ allowed: true });
  });
});

it.each([
  ['2026-10-31T22:59:59.999Z', 'NOT_YET_VALID', 'NOT_YET_VALID'],
  ['2026-10-31T23:00:00.000Z', 'ALLOWED', 'REVOKED'],
  ['2026-11-30T22:59:59.999Z', 'ALLOWED', 'REVOKED'],
  ['2026-11-30T23:00:00.000Z', 'EXPIRED', 'EXPIRED'],
] as const)('at %s a live release is %s, an ended one %s', (moment, live, ended) => {
  const now = new Date(moment);
  expect(releaseStanding({ live: true, opening: during }, now)).toBe(live);
  expect(releaseStanding({ live: false, opening: during }, now)).toBe(ended);
});
