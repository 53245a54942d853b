import { loaderPerWork } from '../../graphql/context';
import { findOffers } from './offer-repository';
import type { Offer } from './offer.entity';

/** Kept offers by id, batched; null for whoever may not see one. */
export const keptOffersById = loaderPerWork<string, Offer | null>(async (work, ids) => {
  const found = new Map((await findOffers(work, ids)).map((offer) => [offer.id, offer]));
  return ids.map((id) => found.get(id) ?? null);
});
