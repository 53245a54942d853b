import type { Day } from '../../domain/period';

/** The days an agreement holds: from the later signature to the last day, both included; open while none is given. */
export interface Term {
  readonly partnerId: string;
  readonly inForceFrom: Day;
  readonly lastDay: Day | null;
}

/**
 * A member has an agreement in force today (source 003 §5). Derived from dates, never stored, so it holds at
 * midnight whether or not a job has run.
 */
export function isMember(terms: readonly Term[], partnerId: string, today: Day): boolean {
  return terms.some((term) => term.partnerId === partnerId && holdsOn(term, today));
}

export function holdsOn(term: Term, day: Day): boolean {
  return term.inForceFrom <= day && (term.lastDay === null || day <= term.lastDay);
}
