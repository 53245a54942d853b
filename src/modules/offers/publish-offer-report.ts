import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { berlinDay } from '../../domain/period';
import { changedFields, showOffer, type OfferContent, type PublishedOffer } from '../catalogue';
import { getSettings } from '../networks';
import { confirmUntilDay } from './freshness';
import { lockOpenReport } from './get-report';
import { contentFrom } from './offer-from-input';
import { approveText, findOffer, insertOffer, lockOffer, updateOffer } from './offer-repository';
import { decideReport } from './offer-report-repository';
import type { PublishOfferReportArgs } from './offer-report.types';
import type { Offer, OfferReport } from './offer.entity';
import { requireSoundOffer } from './require-sound-offer';

/**
 * Approves a report: what it says, or what the coordination has made of it, is public from now on and counts as
 * confirmed today. An offer that was paused is back. What was reported stays on record beside what was published.
 * Coordinator.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION when it is decided or its offer given up; CONFLICT with `details.reason`
 *   BASED_ON_OLDER_VERSION when the offer has changed since, unless that is acknowledged; INVALID_INPUT (`edited`)
 */
export async function publishOfferReport(
  work: Work<Person>,
  args: PublishOfferReportArgs,
): Promise<PublishedOffer> {
  const report = await lockOpenReport(work, args.id, 'PUBLISH');
  const before = await lockBase(work, report, args.onOlderVersion);
  const edited = args.edited ? contentFrom(args.edited) : null;
  if (edited !== null) await requireSoundOffer(work, edited, 'edited');

  const offerId = before?.id ?? newId();
  await putOffer(work, report.partnerId, before, offerId, edited ?? report.content);
  await decideReport(work, report, {
    state: 'PUBLISHED',
    edited: edited !== null && changedFields(report.content, edited).length > 0 ? edited : null,
    contentBefore: before?.content ?? null,
    offerId,
  });
  work.trail.touch('OFFER', offerId);
  work.trail.done('PUBLIC_TASK');
  return showOffer(work, written(await findOffer(work, offerId)));
}

/** The offer that changes, held; null for a new one. */
async function lockBase(
  work: Work<Person>,
  report: OfferReport,
  acknowledged: boolean,
): Promise<Offer | null> {
  if (report.offerId === null) return null;
  const offer = written(await lockOffer(work, report.offerId));
  if (offer.state === 'ENDED') throw new DomainError('ILLEGAL_TRANSITION', { state: offer.state });
  if (report.baseVersion !== offer.version && !acknowledged) throw conflict('id', 'BASED_ON_OLDER_VERSION');
  return offer;
}

async function putOffer(
  work: Work<Person>,
  partnerId: string,
  before: Offer | null,
  id: string,
  content: OfferContent,
): Promise<void> {
  const confirmedOn = berlinDay(work.now);
  const confirmUntil = confirmUntilDay(confirmedOn, (await getSettings(work)).offerConfirmMonths);
  await approveText(work, id, before === null ? 1 : before.version + 1, content);
  if (before === null) return insertOffer(work, { id, partnerId, content, confirmedOn, confirmUntil });
  const publishedAt = work.now;
  return updateOffer(work, before, { state: 'PUBLISHED', content, confirmedOn, confirmUntil, publishedAt });
}
