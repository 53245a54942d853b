import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { lockOpenReport } from './get-report';
import { findOffer } from './offer-repository';
import { decideReport, findReport } from './offer-report-repository';
import type { OfferReport } from './offer.entity';

/**
 * Takes a report back that nobody has decided. The partner's lead, or the coordinator who reported for the partner.
 *
 * @throws NOT_FOUND; FORBIDDEN (OTHER_SIDE) for a coordinator who did not report it; ILLEGAL_TRANSITION when it is
 *   decided
 */
export async function withdrawOfferReport(work: Work<Person>, id: string): Promise<OfferReport> {
  const report = await lockOpenReport(work, id, 'WITHDRAW');
  const offer = report.offerId === null ? null : await findOffer(work, report.offerId);
  await decideReport(work, report, { state: 'WITHDRAWN', contentBefore: offer?.content ?? null });
  work.trail.done('PUBLIC_TASK');
  return written(await findReport(work, id));
}
