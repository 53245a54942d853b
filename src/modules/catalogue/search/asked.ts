import type { Day } from '../../../domain/period';
import type { Asked } from './search-offers';
import type { OfferFilter } from './search.types';

/** A filter as a caller writes it; an empty list asks nothing. */
export function askedOf(networkId: string, today: Day, filter: OfferFilter, longTexts = true): Asked {
  const text = filter.search?.trim() ?? '';
  return {
    networkId,
    today,
    longTexts,
    text: text === '' ? null : (filter.search ?? null),
    conditions: {
      topicAreaIds: listOf(filter.topicAreaIds),
      districtIds: listOf(filter.districtIds),
      ageMonths: filter.ageMonths ?? null,
      pregnancyWeek: filter.pregnancyWeek ?? null,
      languages: listOf(filter.languages),
      cost: listOf(filter.cost),
      access: listOf(filter.access),
      accessibility: listOf(filter.accessibility),
      freePlaces: listOf(filter.freePlaces),
      kinds: listOf(filter.kinds),
    },
  };
}

function listOf<Value>(list: readonly Value[] | null | undefined): readonly Value[] | null {
  return list == null || list.length === 0 ? null : list;
}
