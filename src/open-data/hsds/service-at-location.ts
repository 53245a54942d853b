import type { OfferContent, PublishedOffer } from '../../modules/catalogue';
import { derivedId, present, type HsdsObject } from './document';
import { locationIdOf, toLocation } from './location';
import type { HsdsNetwork } from './network';
import { toSchedules } from './schedule';

type Place = OfferContent['places'][number];

export function serviceAtLocationId(offer: PublishedOffer, place: Place): string {
  return derivedId('service_at_location', offer.id, locationIdOf(offer, place));
}

/** The offer at each of its public places, with the times at that place. */
export function toServiceAtLocations(
  offer: PublishedOffer,
  network: HsdsNetwork,
  today: string,
): HsdsObject[] {
  const { places, schedules } = offer.content;
  const all = places.map((place, position) => {
    const id = serviceAtLocationId(offer, place);
    return present({
      id,
      service_id: offer.id,
      location_id: locationIdOf(offer, place),
      location: toLocation(offer, place, network),
      schedules: schedules
        .filter((schedule) => schedule.place === position)
        .flatMap((schedule) => toSchedules(offer, schedule, { serviceAtLocationId: id }, today)),
    });
  });
  // a place written down twice is one place
  return all.filter((one, position) => all.findIndex((other) => other.id === one.id) === position);
}

/** All times of the offer, wherever they are. */
export function toAllSchedules(offer: PublishedOffer, today: string): HsdsObject[] {
  const { places, schedules } = offer.content;
  return schedules.flatMap((schedule) => {
    const place = schedule.place === null ? undefined : places[schedule.place];
    const id = place === undefined ? null : serviceAtLocationId(offer, place);
    return toSchedules(offer, schedule, { serviceAtLocationId: id }, today);
  });
}
