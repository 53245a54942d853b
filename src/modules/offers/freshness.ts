import { addDays, addMonths, type Day } from '../../domain/period';
import type { OfferState } from '../catalogue';

/** Days before the last day on which the partner is reminded, once. */
export const REMIND_DAYS_BEFORE = 14;

/** The last day an offer stays public without being confirmed again. */
export function confirmUntilDay(confirmedOn: Day, months: number): Day {
  return addMonths(confirmedOn, months);
}

/** From this day on a reminder is due. */
export function remindFromDay(confirmUntil: Day): Day {
  return addDays(confirmUntil, -REMIND_DAYS_BEFORE);
}

/** To be confirmed soon, or past its day: what the coordination's list of stale offers is about. */
export function isStale(offer: { state: OfferState; confirmUntil: Day }, today: Day): boolean {
  return offer.state !== 'ENDED' && remindFromDay(offer.confirmUntil) <= today;
}
