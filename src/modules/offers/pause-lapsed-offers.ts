import type { Work } from '../../db/work';
import { berlinDay } from '../../domain/period';
import { hideOffer } from '../catalogue';
import { lockLapsedOffers, updateOffer } from './offer-repository';

/**
 * The clock's work: offers not confirmed in time are paused. They are nowhere public from their day on already; this
 * writes it down. Works in portions; returns how many.
 */
export async function pauseLapsedOffers(work: Work, most: number): Promise<number> {
  const lapsed = await lockLapsedOffers(work, berlinDay(work.now), most);
  for (const offer of lapsed) {
    await hideOffer(work, offer.id);
    await updateOffer(work, offer, { state: 'PAUSED' });
    work.trail.touch('OFFER', offer.id);
  }
  work.trail.done('PUBLIC_TASK');
  return lapsed.length;
}
