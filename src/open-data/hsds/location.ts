import type { OfferContent, PublishedOffer } from '../../modules/catalogue';
import { FEATURES } from '../words';
import { derivedId, present, type HsdsObject } from './document';
import { nameOf, type HsdsNetwork } from './network';

type Place = OfferContent['places'][number];

/** Ids of a place of an offer: they follow from its address, so that moving the places about changes nothing. */
export function locationIdOf(offer: PublishedOffer, place: Place): string {
  const { name, street, postalCode, town, districtId } = place;
  return derivedId('location', offer.id, name, street, postalCode, town, districtId);
}

/** A public place. Which ones are public has been decided long before: confidential places never come here. */
export function toLocation(offer: PublishedOffer, place: Place, network: HsdsNetwork): HsdsObject {
  const id = locationIdOf(offer, place);
  const district = nameOf(network.districts, place.districtId);
  return present({
    id,
    location_type: 'physical',
    organization_id: offer.partnerId,
    name: place.name ?? place.street ?? district,
    description: district === null ? null : `Sozialraum ${district}`,
    addresses: toAddresses(id, place, network),
    accessibility: toAccessibility(id, offer.content.accessibility),
  });
}

/** HSDS wants an address whole or not at all. */
function toAddresses(locationId: string, place: Place, network: HsdsNetwork): HsdsObject[] {
  const { street, postalCode, town } = place;
  if (street === null || postalCode === null || town === null) return [];
  return [
    present({
      id: derivedId('address', locationId),
      location_id: locationId,
      address_1: street,
      city: town,
      region: nameOf(network.districts, place.districtId),
      state_province: network.land,
      postal_code: postalCode,
      country: 'DE',
      address_type: 'physical',
    }),
  ];
}

/** Each entry reads right by itself: whoever shows only the description must not take a no for a yes. */
function toAccessibility(locationId: string, known: OfferContent['accessibility']): HsdsObject[] {
  return known
    .filter(({ answer }) => answer !== 'UNKNOWN')
    .map(({ feature, answer }) =>
      present({
        id: derivedId('accessibility', locationId, feature),
        location_id: locationId,
        description: `${FEATURES[feature]}: ${answer === 'YES' ? 'vorhanden' : 'nicht vorhanden'}`,
      }),
    );
}
