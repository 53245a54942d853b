import { at, listAt, textAt } from '../support/api-json';
import { startApi, type Api } from '../support/api-server';
import { demoContent, makeCatalogueTown, type CatalogueTown } from '../support/demo-catalogue';
import { demoOffers } from '../../seeds/demo/offers';
import type { OfferContent } from '../../src/modules/catalogue';
import { hideOffer } from '../../src/modules/catalogue';
import { as } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A shelter's address comes out of no public door; what is not public any more is nowhere. */
let test: TestDatabase;
let api: Api;
let made: CatalogueTown;
let shelter = '';
let hidden = '';
let day = '2026-11-21T10:00:00Z';
beforeAll(async () => {
  test = await openTestDatabase();
  made = await makeCatalogueTown(test, 'schutz');
  const partner = await made.town.partner('Frauenhilfe');
  shelter = await made.publish(
    partner,
    content({ title: 'Frauenhaus', places: PLACES, districtIds: [district('Herringen')] }),
  );
  hidden = await made.publish(partner, content({ title: 'Kanarienkurs', summary: 'Zwitschern lernen' }));
  await made.publish(
    partner,
    content({ title: 'Frühstück', validFrom: '2026-12-01', validUntil: '2026-12-31' }),
  );
  await as(test.database, made.town.coordinator, async (work) => {
    work.trail.done('PUBLIC_TASK');
    await hideOffer(work, hidden);
  });
  await test.owner.query(`update offers set state = 'PAUSED' where id = $1`, [hidden]);
  api = await startApi(test, { clock: () => new Date(day) });
}, 120_000);
afterAll(async () => {
  await api.close();
  await test.close();
});

const CANARY = 'Drosselgasse';
const PLACES = [
  { name: 'Beratungsbüro', street: 'Amselweg 1', postalCode: '59999', town: 'Musterhamm', districtId: null, confidential: false },
  { name: 'Schutzhaus Wacholder', street: `${CANARY} 17`, postalCode: '59998', town: 'Nachtigallenhausen', districtId: null, confidential: true },
]; // prettier-ignore

function content(changes: Partial<OfferContent>): OfferContent {
  const sample = demoOffers.find((offer) => offer.key === 'pregnancy-counselling');
  if (sample === undefined) throw new Error('The demo has no such offer.');
  return {
    ...demoContent(sample, made),
    title: 'x',
    summary: 'y',
    description: 'z',
    translations: [],
    places: [],
    schedules: [],
    ...changes,
  };
}
function district(name: string): string {
  return made.districts.get(name) ?? '';
}

const SEARCH = `query ($filter: OfferFilter) { offers(network: "schutz", filter: $filter) {
  total nodes { id title places { name street postalCode town districtId } districts { name } }
  facets { filter values { value name count } } suggestions { spellings wayOut { drop total } withoutSearch } } }`;
const OFFER = 'query ($id: ID!) { offer(id: $id) { id title places { name street } districts { name } } }';

it.each([
  CANARY,
  'Drosselgase',
  'Drossel',
  'Wacholder',
  'Nachtigallenhausen',
  '59998',
  'Schutzhaus Wacholder',
])('searching “%s” finds no secret address, nor how it is spelt', async (search) => {
  const answer = await api.as(null).ask(SEARCH, { filter: { search } });
  expect(answer.text).not.toMatch(/Drosselgasse|Wacholder|Nachtigallenhausen|59998/);
  expect(at(answer.data, 'offers.suggestions.spellings') ?? []).toEqual([]);
});

it('the offer itself names only its public place, and no district that would tell where the other is', async () => {
  const data = await api.as(null).told(OFFER, { id: shelter });
  expect(at(data, 'offer.places')).toEqual([{ name: 'Beratungsbüro', street: 'Amselweg 1' }]);
  expect(at(data, 'offer.districts')).toEqual([]);
});

it('no facet counts it for its district', async () => {
  const data = await api.as(null).told(SEARCH, { filter: { search: 'Frauenhaus' } });
  const facets = listAt(data, 'offers.facets');
  const districts = facets.find((facet) => textAt(facet, 'filter') === 'districtIds');
  expect(listAt(districts ?? null, 'values')).toEqual([]);
  expect(at(data, 'offers.total')).toBe(1);
});

it('the tables that the public reads do not hold it at all', async () => {
  const { rows } = await test.owner.query<{ text: string }>(
    `select string_agg(t.text, ' ') as text from (
       select o::text from published_offers o union all select w::text from published_words w) as t (text)`,
  );
  expect(rows[0]?.text).toContain('Frauenhaus');
  expect(rows[0]?.text).not.toMatch(/drossel|wacholder|nachtigall|59998/i);
});

describe('an offer that is not public any more', () => {
  it('is null by its id, found by no word of its, and suggested to nobody', async () => {
    expect(at(await api.as(null).told(OFFER, { id: hidden }), 'offer')).toBeNull();
    for (const search of ['Kanarienkurs', 'Zwitschern', 'Kanarienkurz']) {
      const answer = await api.as(null).ask(SEARCH, { filter: { search } });
      expect(answer.text).not.toMatch(/Kanarienkurs|Zwitschern/);
    }
  });

  it('has left no word in the dictionary, while words that others use are still there', async () => {
    const { rows } = await test.owner.query<{ word: string }>(
      `select word from published_words where network_id = $1`,
      [made.town.networkId],
    );
    const words = rows.map((row) => row.word);
    expect(words).toContain('frauenhaus');
    expect(words).not.toContain('kanarienkurs');
    expect(words).not.toContain('zwitschern');
  });
});

it('an offer is found within its days, and lapses on the day after the last one it was confirmed for', async () => {
  const total = async (): Promise<unknown> =>
    at(await api.as(null).told(SEARCH, { filter: {} }), 'offers.total');
  day = '2026-11-30T22:30:00Z';
  expect(await total()).toBe(1);
  day = '2026-11-30T23:30:00Z'; // the first of December in Berlin
  expect(await total()).toBe(2);
  day = '2099-01-02T10:00:00Z';
  expect(await total()).toBe(0);
});

it('the catalogue’s login reads these two tables and nothing else', async () => {
  const reader = await test.connectAsCatalogue();
  for (const table of ['published_offers', 'published_words'])
    expect((await reader.query(`select count(*) from ${table}`)).rowCount).toBe(1);
  for (const table of ['offers', 'offer_reports', 'partners', 'networks', 'families'])
    await expect(reader.query(`select from ${table}`)).rejects.toThrow(/permission denied/);
  await expect(reader.query(`delete from published_offers`)).rejects.toThrow(/permission denied/);
  await expect(reader.query(`update published_words set uses = 0`)).rejects.toThrow(/permission denied/);
});
