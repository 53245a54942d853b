import { DomainError } from '../../src/domain/errors';
import { requireClosedQuarter } from '../../src/modules/contacts/quarter';

/** What is refused, as `field reason`; null for what is told. */
function refusal(from: string, until: string, today: string): string | null {
  try {
    requireClosedQuarter({ from, until }, today);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.details.field ?? ''} ${error.details.reason ?? ''}`;
  }
}

it.each<[string, string, string, string | null]>([
  ['2026-01-01', '2026-03-31', '2026-04-15', null],
  ['2026-04-01', '2026-06-30', '2027-01-01', null],
  ['2026-07-01', '2026-09-30', '2026-10-15', null],
  ['2026-10-01', '2026-12-31', '2027-01-15', null],
  // something can still be added to it
  ['2026-01-01', '2026-03-31', '2026-04-14', 'until TOO_EARLY'],
  ['2026-10-01', '2026-12-31', '2026-11-21', 'until TOO_EARLY'],
  // two of these would tell what lies between them
  ['2026-01-01', '2026-03-30', '2026-11-21', 'until NOT_A_QUARTER'],
  ['2026-01-01', '2026-06-30', '2026-11-21', 'until NOT_A_QUARTER'],
  ['2026-01-01', '2025-12-31', '2026-11-21', 'until NOT_A_QUARTER'],
  ['2026-01-02', '2026-03-31', '2026-11-21', 'from NOT_A_QUARTER'],
  ['2026-02-01', '2026-04-30', '2026-11-21', 'from NOT_A_QUARTER'],
])('from %s until %s, asked on %s: %s', (from, until, today, told) => {
  expect(refusal(from, until, today)).toBe(told);
});
