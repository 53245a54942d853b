import type { PublishedOffer } from '../../modules/catalogue';
import { derivedId, present, type HsdsObject } from './document';
import { toEmail } from './formats';

export function contactIdOf(offer: PublishedOffer): string | null {
  return offer.content.contact.name === null ? null : derivedId('contact', offer.id);
}

/** The person or desk to ask for, where one is named. */
export function toContacts(offer: PublishedOffer): HsdsObject[] {
  const id = contactIdOf(offer);
  const { name, email } = offer.content.contact;
  return id === null ? [] : [present({ id, service_id: offer.id, name, email: toEmail(email) })];
}
