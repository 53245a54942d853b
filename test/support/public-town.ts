import { approveTextOf } from './approved-text';
import { transact } from '../../src/db/work';
import { demoOffers } from '../../seeds/demo/offers';
import type { DemoOffer, DemoPlace } from '../../seeds/demo/offer-shape';
import { newId } from '../../src/domain/ids';
import { addDays, addMonths } from '../../src/domain/period';
import { showOffer, type OfferContent } from '../../src/modules/catalogue';
import { makeTown, type Town } from './people';
import type { TestDatabase } from './test-database';

type TranslationLanguage = OfferContent['translations'][number]['language'];

/** The network's lists by name. */
export interface Lists {
  readonly topicAreas: ReadonlyMap<string, string>;
  readonly districts: ReadonlyMap<string, string>;
}

export interface PublicTown extends Town {
  readonly lists: Lists;
  /** Puts an offer into the catalogue as publishing does. */
  publish(partnerId: string, content: OfferContent, when: PublishedWhen): Promise<string>;
}

export interface PublishedWhen {
  readonly confirmedOn: string;
  readonly confirmUntil?: string;
  readonly id?: string;
}

export async function makePublicTown(test: TestDatabase, slug: string): Promise<PublicTown> {
  const town = await makeTown(test, slug);
  const lists = await listsOf(test, town.networkId);
  return {
    ...town,
    lists,
    async publish(partnerId, content, { confirmedOn, confirmUntil, id = newId() }) {
      await approveTextOf(test, town.networkId, { id, content });
      await test.owner.query(
        `insert into offers (network_id, id, partner_id, state, content, confirmed_on, confirm_until)
         values ($1, $2, $3, 'PUBLISHED', $4, $5, $6)`,
        [
          town.networkId,
          id,
          partnerId,
          JSON.stringify(content),
          confirmedOn,
          confirmUntil ?? addMonths(confirmedOn, 12),
        ],
      );
      await transact(test.database, town.coordinator, 'test', async (work) => {
        await showOffer(work, { id, content });
        work.trail.done('PUBLIC_TASK');
      });
      return id;
    },
  };
}

async function listsOf(test: TestDatabase, networkId: string): Promise<Lists> {
  const read = async (table: string): Promise<Map<string, string>> => {
    const { rows } = await test.owner.query<{ id: string; name: string }>(
      `select id, name from ${table} where network_id = $1`,
      [networkId],
    );
    return new Map(rows.map((row) => [row.name, row.id]));
  };
  return { topicAreas: await read('topic_areas'), districts: await read('districts') };
}

/** The whole demo catalogue, each partner under the name of its key. */
export async function publishDemo(town: PublicTown, today: string): Promise<Map<string, string>> {
  const partners = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const offer of demoOffers) {
    const partnerId = partners.get(offer.partner) ?? (await town.partner(offer.partner, { member: false }));
    partners.set(offer.partner, partnerId);
    const content = demoContent(offer, town.lists, today);
    ids.set(offer.key, await town.publish(partnerId, content, { confirmedOn: addDays(today, -30) }));
  }
  return ids;
}

export function demoContent(offer: DemoOffer, lists: Lists, today: string): OfferContent {
  const district = (name: string): string => lists.districts.get(name) ?? '';
  const place = (demo: DemoPlace): OfferContent['places'][number] => ({
    name: demo.name ?? null,
    street: demo.street ?? null,
    postalCode: demo.postalCode ?? null,
    town: demo.town ?? null,
    districtId: demo.district === undefined ? null : district(demo.district),
    confidential: demo.confidential ?? false,
  });
  const features = {
    stepFree: 'STEP_FREE',
    accessibleToilet: 'ACCESSIBLE_TOILET',
    accessibleParking: 'ACCESSIBLE_PARKING',
    hearingLoop: 'HEARING_LOOP',
    signLanguage: 'SIGN_LANGUAGE',
  } as const;
  return {
    title: offer.title,
    summary: offer.summary,
    description: offer.description,
    topicAreaIds: offer.topicAreas.map((name) => lists.topicAreas.get(name) ?? ''),
    kinds: offer.kinds,
    target: {
      pregnancyFromWeek: offer.target.pregnancyFromWeek ?? null,
      pregnancyUntilWeek: offer.target.pregnancyUntilWeek ?? null,
      ageFromMonths: offer.target.ageFromMonths ?? null,
      ageUntilMonths: offer.target.ageUntilMonths ?? null,
    },
    districtIds: offer.districts === 'ALL' ? [] : offer.districts.map(district),
    places: (offer.places ?? []).map(place),
    schedules: (offer.schedules ?? []).map((schedule) => ({
      weekday: schedule.weekday,
      opensAt: schedule.opensAt,
      closesAt: schedule.closesAt,
      everyWeeks: schedule.everyWeeks ?? 1,
      from: (schedule.everyWeeks ?? 1) > 1 ? today : null,
      until: null,
      place: schedule.place ?? null,
      note: schedule.note ?? null,
      exceptions: (schedule.cancelledInDays ?? []).map((days) => ({
        on: addDays(today, days),
        opensAt: null,
        closesAt: null,
      })),
    })),
    languages: offer.languages,
    interpretation: offer.interpretation ?? 'UNKNOWN',
    accessibility: Object.entries(features).flatMap(([key, feature]) => {
      const answer = offer.accessibility?.[key as keyof typeof features];
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
    translations: (offer.translations ?? []).map(({ language, ...texts }) => ({
      language: (language === 'de-simple' ? 'de_simple' : language) satisfies TranslationLanguage,
      ...texts,
    })),
  };
}
