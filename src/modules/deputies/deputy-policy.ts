import type { Person } from '../../domain/actor';
import type { Day } from '../../domain/period';

/** Who names a deputy for whom: a professional for the own work, the lead for everybody of the institution. */
export function canNameDeputyFor(actor: Person, accountId: string): boolean {
  if (actor.role === 'PARTNER_LEAD') return true;
  return actor.role === 'PROFESSIONAL' && actor.accountId === accountId;
}

export interface DeputyPlace {
  readonly partnerId: string;
  readonly accountId: string;
  readonly deputyId: string;
}

/** What everybody of the institution knows: who stands in for whom. */
export function canSeeDeputy(actor: Person, place: Pick<DeputyPlace, 'partnerId'>): boolean {
  return (
    (actor.role === 'PROFESSIONAL' || actor.role === 'PARTNER_LEAD') && actor.partnerId === place.partnerId
  );
}

/** Whoever named or may name a deputy ends it, and the deputy lays it down. */
export function canEndDeputy(actor: Person, place: DeputyPlace): boolean {
  if (!canSeeDeputy(actor, place)) return false;
  return canNameDeputyFor(actor, place.accountId) || actor.accountId === place.deputyId;
}

export interface DeputyDays {
  readonly validFrom: Day;
  /** Null: until it is ended. */
  readonly validUntil: Day | null;
}

/** Whether two spans of days, both ends included, have a day in common. */
export function shareADay(one: DeputyDays, other: DeputyDays): boolean {
  const begins = (days: DeputyDays, before: Day | null): boolean =>
    before === null || days.validFrom <= before;
  return begins(one, other.validUntil) && begins(other, one.validUntil);
}
