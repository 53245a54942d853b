import { approveTextOf } from './approved-text';
import { demoOffers } from '../../seeds/demo/offers';
import type { DemoOffer } from '../../seeds/demo/offer-shape';
import { newId } from '../../src/domain/ids';
import { berlinDay, addDays } from '../../src/domain/period';
import { showOffer, type OfferContent } from '../../src/modules/catalogue';
import type { OfferConditions } from '../../src/modules/catalogue/search/filter-sql';
import { as, makeTown, type Town } from './people';
import type { TestDatabase } from './test-database';

/** Asks nothing but the search text. */
export const NO_CONDITIONS: OfferConditions = {
  topicAreaIds: null,
  districtIds: null,
  ageMonths: null,
  pregnancyWeek: null,
  languages: null,
  cost: null,
  access: null,
  accessibility: null,
  freePlaces: null,
  kinds: null,
};

/** A town whose catalogue holds the demo's offers; ids of offers by their keys. */
export interface CatalogueTown {
  readonly town: Town;
  readonly ids: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, string>;
  readonly topicAreas: ReadonlyMap<string, string>;
  readonly districts: ReadonlyMap<string, string>;
  /** Publishes an offer as the coordination would. */
  publish(partnerId: string, content: OfferContent): Promise<string>;
}

/** An empty catalogue. */
export async function makeCatalogueTown(test: TestDatabase, slug: string): Promise<CatalogueTown> {
  const town = await makeTown(test, slug);
  const topicAreas = await namesIn(test, 'topic_areas', town.networkId);
  const districts = await namesIn(test, 'districts', town.networkId);
  const ids = new Map<string, string>();
  return {
    ...{ town, ids, topicAreas, districts, keys: new Map<string, string>() },
    async publish(partnerId, content) {
      const id = newId();
      await putOffer(test, town, { id, partnerId, content });
      return id;
    },
  };
}

export async function makeDemoCatalogue(test: TestDatabase, slug: string): Promise<CatalogueTown> {
  const made = await makeCatalogueTown(test, slug);
  const partners = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const offer of demoOffers) {
    const partnerId =
      partners.get(offer.partner) ?? (await made.town.partner(`Einrichtung ${offer.partner}`));
    partners.set(offer.partner, partnerId);
    ids.set(offer.key, await made.publish(partnerId, demoContent(offer, made)));
  }
  return { ...made, ids, keys: new Map([...ids].map(([key, id]) => [id, key])) };
}

async function putOffer(
  test: TestDatabase,
  town: Town,
  offer: { id: string; partnerId: string; content: OfferContent },
): Promise<void> {
  await approveTextOf(test, town.networkId, offer);
  await test.owner.query(
    `insert into offers (network_id, id, partner_id, state, content, confirmed_on, confirm_until)
     values ($1, $2, $3, 'PUBLISHED', $4, $5, $6)`,
    [town.networkId, offer.id, offer.partnerId, JSON.stringify(offer.content), '2026-01-01', '2099-01-01'],
  );
  await as(test.database, town.coordinator, async (work) => {
    work.trail.done('PUBLIC_TASK');
    await showOffer(work, offer);
  });
}

async function namesIn(
  test: TestDatabase,
  table: 'topic_areas' | 'districts',
  networkId: string,
): Promise<Map<string, string>> {
  const { rows } = await test.owner.query<{ id: string; name: string }>(
    `select id, name from ${table} where network_id = $1`,
    [networkId],
  );
  return new Map(rows.map((row) => [row.name, row.id]));
}

const FEATURES = [
  ['stepFree', 'STEP_FREE'],
  ['accessibleToilet', 'ACCESSIBLE_TOILET'],
  ['accessibleParking', 'ACCESSIBLE_PARKING'],
  ['hearingLoop', 'HEARING_LOOP'],
  ['signLanguage', 'SIGN_LANGUAGE'],
] as const;

export function demoContent(
  offer: DemoOffer,
  lists: Pick<CatalogueTown, 'topicAreas' | 'districts'>,
): OfferContent {
  const idOf = (map: ReadonlyMap<string, string>, name: string): string => map.get(name) ?? '';
  const today = berlinDay(new Date());
  return {
    title: offer.title,
    summary: offer.summary,
    description: offer.description,
    topicAreaIds: offer.topicAreas.map((name) => idOf(lists.topicAreas, name)),
    kinds: offer.kinds,
    target: {
      pregnancyFromWeek: offer.target.pregnancyFromWeek ?? null,
      pregnancyUntilWeek: offer.target.pregnancyUntilWeek ?? null,
      ageFromMonths: offer.target.ageFromMonths ?? null,
      ageUntilMonths: offer.target.ageUntilMonths ?? null,
    },
    districtIds: offer.districts === 'ALL' ? [] : offer.districts.map((name) => idOf(lists.districts, name)),
    places: (offer.places ?? []).map((place) => ({
      name: place.name ?? null,
      street: place.street ?? null,
      postalCode: place.postalCode ?? null,
      town: place.town ?? null,
      districtId: place.district === undefined ? null : idOf(lists.districts, place.district),
      confidential: place.confidential ?? false,
    })),
    schedules: (offer.schedules ?? []).map((schedule) => ({
      weekday: schedule.weekday,
      opensAt: schedule.opensAt,
      closesAt: schedule.closesAt,
      everyWeeks: schedule.everyWeeks ?? 1,
      from: schedule.everyWeeks === undefined ? null : today,
      until: null,
      place: schedule.place ?? null,
      note: schedule.note ?? null,
      exceptions: [],
    })),
    languages: offer.languages,
    interpretation: offer.interpretation ?? 'UNKNOWN',
    accessibility: FEATURES.flatMap(([key, feature]) => {
      const answer = offer.accessibility?.[key];
      return answer === undefined ? [] : [{ feature, answer }];
    }),
    cost: offer.cost,
    costNote: offer.costNote ?? null,
    access: offer.access,
    documents: offer.documents ?? null,
    capacity:
      offer.capacity === undefined
        ? null
        : { places: offer.capacity.places, asOf: addDays(today, -offer.capacity.daysAgo) },
    contact: {
      name: offer.contact?.name ?? null,
      phone: offer.contact?.phone ?? null,
      email: offer.contact?.email ?? null,
      website: offer.contact?.website ?? null,
    },
    validFrom: null,
    validUntil: null,
    takesReferrals: offer.takesReferrals,
    translations: (offer.translations ?? []).map((words) => ({
      ...words,
      language: words.language === 'de-simple' ? 'de_simple' : words.language,
    })),
  };
}
