import type { PublishedOffer } from '../../modules/catalogue';
import { derivedId, present, type HsdsObject } from './document';

export function toRequiredDocuments(offer: PublishedOffer): HsdsObject[] {
  const { documents } = offer.content;
  if (documents === null) return [];
  return [
    present({ id: derivedId('required_document', offer.id), service_id: offer.id, document: documents }),
  ];
}
