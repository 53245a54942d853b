import type { OfferContent } from '../../modules/catalogue';

type Place = OfferContent['places'][number];

/** The address on one line. */
export function placeInWords(place: Place, districtName: string | undefined): string {
  const town = [place.postalCode, place.town].filter((part) => part !== null).join(' ');
  const address = [place.name, place.street, town].filter((part) => part !== null && part !== '').join(', ');
  if (address === '') return districtName ?? '';
  return districtName === undefined ? address : `${address} (${districtName})`;
}

/** What a place is called beside a time. */
export function placeName(place: Place): string {
  return place.name ?? place.street ?? place.town ?? '';
}
