import { DomainError } from '../../domain/errors';
import type { Day } from '../../domain/period';
import type { TermRow } from './agreement-repository';
import { holdsOn } from './membership';

/** The agreements by which both partners are members. A sending and an acceptance name them. */
export interface Memberships {
  readonly from: TermRow;
  readonly to: TermRow;
}

/**
 * Both partners are members on this day.
 *
 * @throws NOT_A_MEMBER with `details.reason` SENDER or RECIPIENT
 */
export function requireMemberships(
  terms: readonly TermRow[],
  fromId: string,
  toId: string,
  today: Day,
): Memberships {
  const holding = terms.filter((term) => holdsOn(term, today));
  const from = holding.find((term) => term.partnerId === fromId);
  if (from === undefined) throw new DomainError('NOT_A_MEMBER', { reason: 'SENDER' });
  const to = holding.find((term) => term.partnerId === toId);
  if (to === undefined) throw new DomainError('NOT_A_MEMBER', { reason: 'RECIPIENT' });
  return { from, to };
}
