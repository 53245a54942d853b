import type { OfferContent } from '../../modules/catalogue';

type Schedule = OfferContent['schedules'][number];

/**
 * A file of the public catalogue does not know the confidential places of an offer. What is read from it keeps them:
 * the places, the times that are held there, and the districts that were not shown because of them. A file that names a
 * confidential place of its own decides by itself.
 *
 * @param before the offer as it is kept, confidential places included
 * @param after what the file makes of what the public sees
 */
export function keepHidden(before: OfferContent, after: OfferContent): OfferContent {
  const hidden = before.places.filter((place) => place.confidential);
  if (hidden.length === 0 || after.places.some((place) => place.confidential)) return after;
  return {
    ...after,
    districtIds: after.districtIds.length === 0 ? before.districtIds : after.districtIds,
    places: [...after.places, ...hidden],
    schedules: after.schedules.map((schedule) => {
      const place = hiddenPlaceOf(schedule, before);
      const position = place === null ? -1 : hidden.indexOf(place);
      return position === -1 ? schedule : { ...schedule, place: after.places.length + position };
    }),
  };
}

/** The confidential place at which the same times were held before. */
function hiddenPlaceOf(schedule: Schedule, before: OfferContent): OfferContent['places'][number] | null {
  if (schedule.place !== null) return null;
  for (const old of before.schedules) {
    const place = old.place === null ? undefined : before.places[old.place];
    if (place?.confidential && timesOf(old) === timesOf(schedule)) return place;
  }
  return null;
}

function timesOf({ weekday, opensAt, closesAt, everyWeeks, from, until }: Schedule): string {
  return [weekday, opensAt, closesAt, everyWeeks, from, until].join(' ');
}
