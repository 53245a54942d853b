import { addDays } from '../../src/domain/period';
import type { DemoLists } from './found-network';
import type { DemoOffer, DemoPlace, DemoSchedule } from './offer-shape';

/** What an offer of the demo says, as `reportOffer` takes it. Days count from the day the demo is loaded. */
export function offerInput(offer: DemoOffer, lists: DemoLists, loadedOn: string): object {
  const { accessibility = {}, contact = {}, capacity } = offer;
  return {
    title: offer.title,
    summary: offer.summary,
    description: offer.description,
    topicAreaIds: idsOf(lists.topicAreas, offer.topicAreas),
    kinds: offer.kinds,
    target: offer.target,
    districtIds: offer.districts === 'ALL' ? [] : idsOf(lists.districts, offer.districts),
    places: (offer.places ?? []).map((place) => placeInput(place, lists)),
    schedules: (offer.schedules ?? []).map((schedule) => scheduleInput(schedule, loadedOn)),
    languages: offer.languages,
    interpretation: offer.interpretation ?? 'UNKNOWN',
    accessibility: Object.entries(accessibility).map(([feature, answer]) => ({
      feature: feature.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      answer,
    })),
    cost: offer.cost,
    costNote: offer.costNote,
    access: offer.access,
    documents: offer.documents,
    capacity: capacity && { places: capacity.places, asOf: addDays(loadedOn, -capacity.daysAgo) },
    contact,
    takesReferrals: offer.takesReferrals,
    translations: (offer.translations ?? []).map(({ language, title, summary, description }) => ({
      language: language.replace('-', '_'),
      title,
      summary,
      description,
    })),
  };
}

function placeInput({ district, ...place }: DemoPlace, lists: DemoLists): object {
  return { ...place, districtId: district && idsOf(lists.districts, [district])[0] };
}

function scheduleInput(schedule: DemoSchedule, loadedOn: string): object {
  const { cancelledInDays = [], everyWeeks = 1, ...times } = schedule;
  return {
    ...times,
    everyWeeks,
    // what is not every week is counted from a week in the near past
    from: everyWeeks === 1 ? null : addDays(loadedOn, -28),
    exceptions: cancelledInDays.map((days) => ({ on: addDays(loadedOn, days) })),
  };
}

function idsOf(list: DemoLists['districts'], names: readonly string[]): string[] {
  return names.map((name) => {
    const found = list.find((entry) => entry.name === name);
    if (found === undefined) throw new Error(`The network's lists have no ${name}.`);
    return found.id;
  });
}
