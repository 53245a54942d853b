import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { lockOpenReport } from './get-report';
import { findOffer } from './offer-repository';
import { decideReport, findReport } from './offer-report-repository';
import type { OfferReport } from './offer.entity';

/**
 * Does not publish a report, and tells the partner why. Coordinator.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION when it is decided
 */
export async function declineOfferReport(
  work: Work<Person>,
  id: string,
  reason: string,
): Promise<OfferReport> {
  const report = await lockOpenReport(work, id, 'DECLINE');
  const offer = report.offerId === null ? null : await findOffer(work, report.offerId);
  const contentBefore = offer?.content ?? null;
  await decideReport(work, report, { state: 'DECLINED', reason: reason.trim(), contentBefore });
  work.trail.done('PUBLIC_TASK');
  return written(await findReport(work, id));
}
