import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { hideOffer } from '../catalogue';
import { lockVisibleOffer, requireOfferStep } from './get-offer';
import { findOffer, updateOffer } from './offer-repository';
import type { Offer } from './offer.entity';

/**
 * Gives an offer up: it leaves the catalogue at once and for good. Reports on it can only be declined or taken back.
 * The partner's lead, or the coordination.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION when it is given up already
 */
export async function endOffer(work: Work<Person>, id: string): Promise<Offer> {
  const offer = await lockVisibleOffer(work, id);
  requireOfferStep(offer, 'END');
  await hideOffer(work, offer.id);
  await updateOffer(work, offer, { state: 'ENDED' });
  work.trail.done('PUBLIC_TASK');
  return written(await findOffer(work, id));
}
