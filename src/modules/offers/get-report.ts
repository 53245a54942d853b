import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, notFound } from '../../domain/errors';
import { findTransition } from '../../domain/state-machine';
import { canDecide, canHandleOffersOf } from './offer-policy';
import { lockReport } from './offer-report-repository';
import { REPORT_TRANSITIONS, type ReportAction } from './offer-states';
import type { OfferReport } from './offer.entity';

/**
 * The report, held for a decision.
 *
 * @throws NOT_FOUND for whoever may not see it; FORBIDDEN (OTHER_SIDE) when the step is not the actor's;
 *   ILLEGAL_TRANSITION when it is decided
 */
export async function lockOpenReport(
  work: Work<Person>,
  id: string,
  action: ReportAction,
): Promise<OfferReport> {
  const report = await lockReport(work, id);
  if (report === null || !canHandleOffersOf(work.actor, report.partnerId)) throw notFound('id');
  work.trail.touch('OFFER_REPORT', report.id);
  if (!canDecide(work.actor, report, action)) throw forbidden('OTHER_SIDE');
  if (findTransition(REPORT_TRANSITIONS, report.state, action) === null) {
    throw new DomainError('ILLEGAL_TRANSITION', { state: report.state });
  }
  return report;
}
