import type { DemoOffer } from '../../seeds/demo/offer-shape';
import { demoOffers } from '../../seeds/demo/offers';
import { publicContent, type OfferContent } from '../../src/modules/catalogue';
import { demoContent } from '../support/demo-catalogue';
import { randomFrom, type Random } from './random';

/** The lists of a network, ids by names. */
export interface TownLists {
  readonly topicAreas: ReadonlyMap<string, string>;
  readonly districts: ReadonlyMap<string, string>;
}

/**
 * Offers of one invented network: the sentences of the demo's offers, put together anew. Words, lengths and topics are
 * those of real German texts; no two offers are the same.
 */
export function townOffers(seed: number, count: number, lists: TownLists): OfferContent[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => publicContent(anOffer(random, lists)));
}

function anOffer(random: Random, lists: TownLists): OfferContent {
  const demo = random.pick(demoOffers);
  const content = demoContent(demo, lists);
  const district = random.pick([...lists.districts.keys()]);
  const others = [demo, random.pick(alike(demo)), random.pick(demoOffers)];
  const sentences = others.flatMap(({ description }) => description.split(/(?<=[.!?]) /));
  const told = Array.from({ length: 3 + random.below(6) }, () => random.pick(sentences));
  const placed = random.below(3) === 0;
  return {
    ...content,
    title: `${random.pick(alike(demo)).title.slice(0, 80)} ${random.pick(['in', 'für', 'im Haus'])} ${district}`,
    summary: random.pick(others).summary,
    description: [...new Set(told)].join(' '),
    districtIds: placed ? [lists.districts.get(district) ?? ''] : content.districtIds,
    cost: random.pick(['FREE', 'FREE', 'REDUCED_POSSIBLE', 'FEE']),
    capacity:
      random.below(2) === 0
        ? null
        : { places: random.pick(['FREE', 'FREE', 'FEW', 'FULL']), asOf: '2026-01-01' },
    // other than German ones only now and then
    translations: random.below(6) === 0 ? content.translations : [],
  };
}

function alike(demo: DemoOffer): readonly DemoOffer[] {
  return demoOffers.filter(({ topicAreas }) => topicAreas[0] === demo.topicAreas[0]);
}
