import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, notFound } from '../../domain/errors';
import { findTransition } from '../../domain/state-machine';
import { canHandleOffersOf } from './offer-policy';
import { lockOffer } from './offer-repository';
import { OFFER_TRANSITIONS, type OfferAction } from './offer-states';
import type { Offer } from './offer.entity';

/**
 * The offer, held for a change.
 *
 * @throws NOT_FOUND for whoever may not see it
 */
export async function lockVisibleOffer(work: Work<Person>, id: string): Promise<Offer> {
  const offer = await lockOffer(work, id);
  if (offer === null || !canHandleOffersOf(work.actor, offer.partnerId)) throw notFound('id');
  work.trail.touch('OFFER', offer.id);
  return offer;
}

/** @throws ILLEGAL_TRANSITION with the state found */
export function requireOfferStep(offer: Offer, action: OfferAction): void {
  if (findTransition(OFFER_TRANSITIONS, offer.state, action) === null) {
    throw new DomainError('ILLEGAL_TRANSITION', { state: offer.state });
  }
}
