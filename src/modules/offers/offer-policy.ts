import type { Person } from '../../domain/actor';
import { actionsFrom, sideOf } from '../../domain/state-machine';
import type { OfferReportState, OfferState } from '../catalogue';
import { OFFER_TRANSITIONS, REPORT_TRANSITIONS, type OfferAction, type ReportAction } from './offer-states';

/**
 * Any registered partner reports its own offers, member or not: its lead does. The coordination reports for a partner
 * without accounts. What is public anybody reads in the catalogue; the offer behind it only these two see.
 */
export function canHandleOffersOf(actor: Person, partnerId: string): boolean {
  if (actor.role === 'COORDINATOR') return true;
  return actor.role === 'PARTNER_LEAD' && actor.partnerId === partnerId;
}

/**
 * Approving and declining is the coordination's (source 003 §2: "gepflegt durch die Netzwerkkoordination"). Taking back
 * is the partner's, or that of whoever reported in its place: the coordination does not make a partner's report vanish,
 * it declines it and says why.
 */
export function canDecide(
  actor: Person,
  report: { partnerId: string; reportedBy: string },
  action: ReportAction,
): boolean {
  if (!canHandleOffersOf(actor, report.partnerId)) return false;
  const isCoordination = actor.role === 'COORDINATOR';
  if (sideOf(REPORT_TRANSITIONS, action) === 'COORDINATION') return isCoordination;
  return !isCoordination || report.reportedBy === actor.accountId;
}

/** What the reader can do with a report, for the pages. */
export function availableReportActions(
  actor: Person,
  report: { partnerId: string; reportedBy: string; state: OfferReportState },
): ReportAction[] {
  const steps: ReportAction[] = [
    ...actionsFrom(REPORT_TRANSITIONS, report.state, 'COORDINATION'),
    ...actionsFrom(REPORT_TRANSITIONS, report.state, 'REPORTER'),
  ];
  return steps.filter((action) => canDecide(actor, report, action));
}

/** What partner and coordination alike can do with an offer, besides reporting a change of it. */
export function availableOfferActions(state: OfferState): OfferAction[] {
  return actionsFrom(OFFER_TRANSITIONS, state, 'EITHER');
}
