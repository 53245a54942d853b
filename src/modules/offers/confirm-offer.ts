import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { berlinDay } from '../../domain/period';
import { showOffer, type PublishedOffer } from '../catalogue';
import { getSettings } from '../networks';
import { confirmUntilDay } from './freshness';
import { lockVisibleOffer, requireOfferStep } from './get-offer';
import { findOffer, updateOffer } from './offer-repository';
import type { Offer } from './offer.entity';

/**
 * Says that an offer is still right. It is public for the network's months from today on; one that was paused is back.
 * The partner's lead, or the coordination.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION on an offer given up
 */
export async function confirmOffer(work: Work<Person>, id: string): Promise<PublishedOffer> {
  const offer = await lockVisibleOffer(work, id);
  const confirmed = await confirm(work, offer);
  work.trail.done('PUBLIC_TASK');
  return confirmed;
}

/**
 * The confirmation itself, of an offer that is held, for whoever has been found to be allowed.
 *
 * @throws ILLEGAL_TRANSITION on an offer given up
 */
export async function confirm(work: Work, offer: Offer): Promise<PublishedOffer> {
  requireOfferStep(offer, 'CONFIRM');
  const confirmedOn = berlinDay(work.now);
  const confirmUntil = confirmUntilDay(confirmedOn, (await getSettings(work)).offerConfirmMonths);
  await updateOffer(work, offer, { state: 'PUBLISHED', confirmedOn, confirmUntil });
  return showOffer(work, written(await findOffer(work, offer.id)));
}
