import type { PublishedOffer } from '../../modules/catalogue';
import { derivedId, present, type HsdsObject } from './document';
import { nameOf, type HsdsNetwork } from './network';

/** The districts an offer is for; without any it is for the whole municipality, which is said as well. */
export function toServiceAreas(offer: PublishedOffer, network: HsdsNetwork): HsdsObject[] {
  const { districtIds } = offer.content;
  if (districtIds.length === 0) {
    return [
      present({
        id: derivedId('service_area', offer.id),
        service_id: offer.id,
        name: `Gesamtes Gebiet: ${network.name}`,
      }),
    ];
  }
  return districtIds.map((districtId) =>
    present({
      id: derivedId('service_area', offer.id, districtId),
      service_id: offer.id,
      name: nameOf(network.districts, districtId),
      description: `Sozialraum in: ${network.name}`,
    }),
  );
}
