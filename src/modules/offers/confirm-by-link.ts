import type { Work } from '../../db/work';
import type { SystemActor } from '../../domain/actor';
import { notFound } from '../../domain/errors';
import { berlinDay, type Day } from '../../domain/period';
import { secretFits, type SecretToken } from '../accounts';
import { publicContent, type OfferContent, type PublishedOffer } from '../catalogue';
import { getPartner } from '../partners';
import { confirm } from './confirm-offer';
import { endLinksOf, findOpenLink } from './confirmation-link-repository';
import { findOffer, lockOffer } from './offer-repository';
import { shownOfferState } from './offer-states';

/** What whoever holds the link is shown before the click. */
export interface OfferToConfirm {
  readonly content: OfferContent;
  readonly partnerName: string;
  readonly confirmedOn: Day;
  readonly confirmUntil: Day;
  /** Not shown any more, for want of a confirmation. */
  readonly isPaused: boolean;
}

/** Null for every link that does not hold: unknown, bent, used, run out, or of an offer that was given up. */
export async function findOfferToConfirm(
  work: Work<SystemActor>,
  token: SecretToken,
): Promise<OfferToConfirm | null> {
  const offerId = await offerOfLink(work, token);
  if (offerId === null) return null;
  const offer = await findOffer(work, offerId);
  if (offer === null || offer.state === 'ENDED') return null;
  const { name: partnerName } = await getPartner(work, offer.partnerId);
  const { confirmedOn, confirmUntil } = offer;
  const isPaused = shownOfferState(offer, berlinDay(work.now)) === 'PAUSED';
  return { content: publicContent(offer.content), partnerName, confirmedOn, confirmUntil, isPaused };
}

/**
 * One click from the mail: the offer is confirmed in the name of nobody in particular, and every link of it has ended.
 *
 * @throws NOT_FOUND for a link that does not hold (any more)
 */
export async function confirmOfferByLink(
  work: Work<SystemActor>,
  token: SecretToken,
): Promise<PublishedOffer> {
  const offerId = await offerOfLink(work, token);
  // the offer first, then its links: of two who click at once the second finds the link used
  const offer = offerId === null ? null : await lockOffer(work, offerId);
  if (offer === null || offer.state === 'ENDED' || (await offerOfLink(work, token)) === null)
    throw notFound();
  work.trail.touch('OFFER', offer.id);
  const confirmed = await confirm(work, offer);
  await endLinksOf(work, offer.id);
  work.trail.done('PUBLIC_TASK');
  return confirmed;
}

/** A link that is not there is compared with as well, so that no wrong one is told from another by the time it takes. */
async function offerOfLink(work: Work<SystemActor>, token: SecretToken): Promise<string | null> {
  const link = await findOpenLink(work, token.id);
  const fits = secretFits(token, link?.secretHash ?? NO_HASH);
  return fits ? (link?.offerId ?? null) : null;
}

const NO_HASH = Buffer.alloc(32);
