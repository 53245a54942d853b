import type { Client } from 'pg';
import { berlinDay } from '../../src/domain/period';
import type { OfferContentType } from '../../src/modules/catalogue';

/** The lists of a network that offers name. */
export interface OfferLists {
  readonly topicAreas: readonly string[];
  readonly districts: readonly string[];
}

export async function offerListsOf(owner: Client, networkId: string): Promise<OfferLists> {
  const ids = async (table: string): Promise<string[]> => {
    const found = await owner.query<{ id: string }>(
      `select id from ${table} where network_id = $1 order by position`,
      [networkId],
    );
    return found.rows.map((row) => row.id);
  };
  return { topicAreas: await ids('topic_areas'), districts: await ids('districts') };
}

/** An offer that says something in every field, to nobody's objection; two places, one of them confidential. */
export function fullContent(lists: OfferLists, change: Partial<OfferContentType> = {}): OfferContentType {
  const today = berlinDay(new Date());
  return {
    title: 'Schreisprechstunde Lindenhof',
    summary: 'Wenn das Baby viel schreit: ein Gespräch, bald und kostenlos.',
    description: 'Wir hören zu.\nUnd wir kommen auf Wunsch nach Hause.',
    topicAreaIds: lists.topicAreas.slice(0, 2),
    kinds: ['CONSULTATION_HOUR', 'COUNSELLING'],
    target: { pregnancyFromWeek: 30, pregnancyUntilWeek: 42, ageFromMonths: 0, ageUntilMonths: 36 },
    districtIds: lists.districts.slice(0, 2),
    places: [
      {
        name: 'Haus Lindenhof',
        street: 'Lindenhof 2',
        postalCode: '59999',
        town: 'Musterhamm',
        districtId: lists.districts[0] ?? null,
        confidential: false,
      },
    ],
    schedules: [
      {
        weekday: 'MO',
        opensAt: '09:30',
        closesAt: '11:00',
        everyWeeks: 2,
        from: '2026-01-05',
        until: '2199-12-28',
        place: 0,
        note: 'nicht in den Schulferien',
        exceptions: [{ on: '2026-02-16', opensAt: '10:00', closesAt: '11:30' }],
      },
    ],
    languages: ['de', 'tr'],
    interpretation: 'YES',
    accessibility: [{ feature: 'STEP_FREE', answer: 'YES' }],
    cost: 'REDUCED_POSSIBLE',
    costNote: '5 Euro',
    access: 'APPOINTMENT',
    documents: 'Das gelbe Heft',
    capacity: { places: 'FEW', asOf: today },
    contact: {
      name: 'Uta Beispiel',
      phone: '0231 5550101',
      email: 'kontakt@lindenhof.example.org',
      website: 'https://lindenhof.example.org',
    },
    validFrom: '2020-01-01',
    validUntil: '2199-12-31',
    takesReferrals: true,
    translations: [
      {
        language: 'tr',
        title: 'Ağlayan bebekler',
        summary: 'Bebeğiniz çok mu ağlıyor?',
        description: 'Dinliyoruz.',
      },
    ],
    ...change,
  };
}

/** A shelter's: its place is never shown to the public. */
export const HIDDEN_PLACE = {
  name: 'Haus Verborgen', street: 'Verborgener Winkel 7', postalCode: '59998', town: 'Musterhamm', districtId: null,
  confidential: true,
} as const; // prettier-ignore
