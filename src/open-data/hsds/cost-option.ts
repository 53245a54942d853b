import type { PublishedOffer } from '../../modules/catalogue';
import { COSTS } from '../words';
import { derivedId, present, type HsdsObject } from './document';

/** What it costs is kept as words; only free of charge is a number. */
export function toCostOptions(offer: PublishedOffer): HsdsObject[] {
  const { cost, costNote } = offer.content;
  return [
    present({
      id: derivedId('cost_option', offer.id),
      service_id: offer.id,
      option: COSTS[cost],
      ...(cost === 'FREE' ? { amount: 0, currency: 'EUR' } : {}),
      amount_description: costNote,
    }),
  ];
}
