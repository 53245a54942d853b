import type { PublishedOffer } from '../../modules/catalogue';
import { contactIdOf } from './contact';
import { derivedId, present, type HsdsObject } from './document';

export function toPhones(offer: PublishedOffer): HsdsObject[] {
  const { phone } = offer.content.contact;
  if (phone === null) return [];
  return [
    present({
      id: derivedId('phone', offer.id),
      service_id: offer.id,
      contact_id: contactIdOf(offer),
      number: phone,
      type: 'voice',
    }),
  ];
}
