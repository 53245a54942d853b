import { berlinDay } from '../../domain/period';
import { loaderPerWork } from '../../graphql/context';
import { findPublishedOffers } from './published-offer-repository';
import type { PublishedOffer } from './published-offer';

/** What is public today, by id, within the transaction of a signed-in person; null for what is not. */
export const publishedOffersById = loaderPerWork<string, PublishedOffer | null>(async (work, ids) => {
  const offers = await findPublishedOffers(work, ids, berlinDay(work.now));
  const found = new Map(offers.map((offer) => [offer.id, offer]));
  return ids.map((id) => found.get(id) ?? null);
});
