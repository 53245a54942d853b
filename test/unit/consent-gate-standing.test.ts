import { openingOf } from '../../src/domain/period';
import { releaseStanding } from '../../src/modules/consents/consent-gate';

const during = openingOf({ from: '2026-11-01', until: '2026-11-30' });

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
