import { DomainError } from '../../src/domain/errors';
import { holdsOn, isMember, type Term } from '../../src/modules/agreements/membership';
import { requireMemberships } from '../../src/modules/agreements/require-members';
import { OTHER, OWN } from '../support/hats';

const term = (inForceFrom: string, lastDay: string | null, partnerId = OWN): Term => ({
  partnerId,
  inForceFrom,
  lastDay,
});

describe('An agreement holds', () => {
  it.each([
    ['2026-01-01', null, '2025-12-31', false],
    ['2026-01-01', '2026-12-31', '2027-01-01', false],
    ['2026-06-30', '2026-06-29', '2026-06-30', false],
    ['2026-01-01', null, '2026-01-01', true],
    ['2026-01-01', null, '2099-01-01', true],
    ['2026-01-01', '2026-12-31', '2026-12-31', true],
    ['2026-06-30', '2026-06-30', '2026-06-30', true],
  ])('from %s to %s, both included: on %s %j', (from, last, day, holds) => {
    expect(holdsOn(term(from, last), day)).toBe(holds);
    expect(isMember([term(from, last)], OWN, day)).toBe(holds);
  });
});

describe('A partner is a member', () => {
  it('never without an agreement, and never by another’s', () => {
    expect(isMember([], OWN, '2026-06-01')).toBe(false);
    expect(isMember([term('2026-01-01', null, OTHER)], OWN, '2026-06-01')).toBe(false);
  });

  it('not between an old agreement and a new one, and by either while it holds', () => {
    const terms = [term('2025-01-01', '2025-12-31'), term('2026-02-01', null)];
    const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'];
    expect(days.map((day) => isMember(terms, OWN, day))).toEqual([true, false, false, true]);
  });
});

describe('Sending and accepting', () => {
  const row = (id: string, inForceFrom: string, lastDay: string | null, partnerId: string) => ({
    ...term(inForceFrom, lastDay, partnerId),
    id,
    endsAt: lastDay ?? 'infinity',
  });
  const own = row('own', '2026-01-01', '2026-12-31', OWN);
  const other = row('other', '2026-02-01', null, OTHER);
  const refusal = (terms: Parameters<typeof requireMemberships>[0], today: string): unknown => {
    try {
      return requireMemberships(terms, OWN, OTHER, today);
    } catch (error) {
      return error instanceof DomainError ? [error.code, error.details] : error;
    }
  };

  it.each<[string, (typeof own)[], string, string]>([
    ['the sender is none', [other], '2026-06-01', 'SENDER'],
    ['the recipient is none', [own], '2026-06-01', 'RECIPIENT'],
    ['neither is: the sender is told first', [], '2026-06-01', 'SENDER'],
    ['the sender’s last day was yesterday', [own, other], '2027-01-01', 'SENDER'],
    ['the recipient’s first day is tomorrow', [own, other], '2026-01-31', 'RECIPIENT'],
  ])('are NOT_A_MEMBER when %s', (_title, terms, today, reason) => {
    expect(refusal(terms, today)).toEqual(['NOT_A_MEMBER', { reason }]);
  });

  it('name the agreement of each side that holds today, not an older one', () => {
    const old = row('old', '2020-01-01', '2025-12-31', OWN);
    expect(refusal([old, other, own], '2026-12-31')).toEqual({ from: own, to: other });
  });
});
