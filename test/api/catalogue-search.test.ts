import { at, listAt, textAt, type Json } from '../support/api-json';
import { pagesOf } from '../support/api-lists';
import { startApi, type Api, type Caller } from '../support/api-server';
import { demoContent, makeDemoCatalogue, type CatalogueTown } from '../support/demo-catalogue';
import { demoOffers } from '../../seeds/demo/offers';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The public catalogue over HTTP, with the demo's offers in it. */
let test: TestDatabase;
let api: Api;
let demo: CatalogueTown;
let public_: Caller;
const statements: string[] = [];
beforeAll(async () => {
  test = await openTestDatabase();
  demo = await makeDemoCatalogue(test, 'katalog');
  const database = await test.open({ observe: (sql) => void statements.push(sql) });
  api = await startApi(test, { database });
  public_ = api.as(null);
}, 120_000);
afterAll(async () => {
  await api.close();
  await test.close();
});

const FACETS = `query ($network: String!, $filter: OfferFilter) {
  offers(network: $network, filter: $filter, first: 1) { total facets { filter values { value name count } } } }`;
const FOUND = `query ($filter: OfferFilter, $first: Int, $after: String) {
  offers(network: "katalog", filter: $filter, first: $first, after: $after) {
    nodes { id title } pageInfo { hasNextPage endCursor } total readAs
    suggestions { spellings wayOut { drop total } withoutSearch inquiryPath } } }`;

async function found(filter: object, first = 100): Promise<Json> {
  return at(await public_.told(FOUND, { filter, first }), 'offers') ?? null;
}
function titles(offers: Json): string[] {
  return listAt(offers, 'nodes').map((node) => textAt(node, 'title'));
}

describe('asking is refused', () => {
  it.each<[string, object, string, string, string]>([
    ['in a network that does not exist', { network: 'nirgends' }, 'NOT_FOUND', 'network', ''],
    ['for no rows', { network: 'katalog', first: 0 }, 'INVALID_INPUT', 'first', 'OUT_OF_RANGE'],
    ['for more rows than a page has', { network: 'katalog', first: 101 }, 'INVALID_INPUT', 'first', 'OUT_OF_RANGE'],
    ['from a place that is none', { network: 'katalog', after: 'x' }, 'INVALID_INPUT', 'after', 'NOT_A_CURSOR'],
    ['with a search text too long', { network: 'katalog', filter: { search: 'a'.repeat(201) } }, 'INVALID_INPUT', 'filter.search', 'TOO_LONG'],
    ['for a topic area that is no id', { network: 'katalog', filter: { topicAreaIds: ['x'] } }, 'INVALID_INPUT', 'filter.topicAreaIds', 'NOT_AN_ID'],
    ['for an age that no child has', { network: 'katalog', filter: { ageMonths: 217 } }, 'INVALID_INPUT', 'filter.ageMonths', 'OUT_OF_RANGE'],
    ['for a week that no pregnancy has', { network: 'katalog', filter: { pregnancyWeek: 43 } }, 'INVALID_INPUT', 'filter.pregnancyWeek', 'OUT_OF_RANGE'],
    ['in a language that is none', { network: 'katalog', filter: { languages: ['Türkisch'] } }, 'INVALID_INPUT', 'filter.languages', 'NOT_A_LANGUAGE'],
  ])('%s', async (_name, variables, code, field, reason) => {
    const refusal = await public_.refused(
      `query ($network: String!, $filter: OfferFilter, $first: Int, $after: String) {
        offers(network: $network, filter: $filter, first: $first, after: $after) { total } }`,
      variables,
    );
    expect(refusal).toEqual({ code, details: reason === '' ? { field } : { field, reason } });
  }); // prettier-ignore

  it('with the cursor of another search, filter or network', async () => {
    const first = await found({ search: 'Hebamme' }, 2);
    const after = textAt(first, 'pageInfo.endCursor');
    for (const filter of [{ search: 'Hebammen' }, { search: 'Hebamme', ageMonths: 3 }, {}]) {
      const refusal = await public_.refused(FOUND, { filter, after });
      expect(refusal.details).toEqual({ field: 'after', reason: 'NOT_A_CURSOR' });
    }
  });

  it('with a cursor that was tampered with', async () => {
    const first = await found({ search: 'Hebamme' }, 2);
    const [list, sort, id] = JSON.parse(
      Buffer.from(textAt(first, 'pageInfo.endCursor'), 'base64url').toString(),
    ) as [string, string, string];
    const [bound, key, weights] = JSON.parse(sort) as [string, string, string];
    for (const forged of [
      [bound, 'x', weights],
      [bound, key, '1,2'],
      [bound, key, weights.replace(/\d+/, '-5')],
      [bound],
    ]) {
      const after = Buffer.from(JSON.stringify([list, JSON.stringify(forged), id])).toString('base64url');
      const refusal = await public_.refused(FOUND, { filter: { search: 'Hebamme' }, after });
      expect(refusal.details).toEqual({ field: 'after', reason: 'NOT_A_CURSOR' });
    }
  });
});

describe('what is found', () => {
  it('is everything, by title, what is full at the end, without a question', async () => {
    const offers = await found({});
    expect(at(offers, 'total')).toBe(demoOffers.length);
    const full = new Set(
      demoOffers.filter((offer) => offer.capacity?.places === 'FULL').map((offer) => offer.title),
    );
    const all = (
      await pagesOf(public_, { field: 'offers', args: 'network: "katalog"', nodes: 'title' }, 50)
    ).flatMap((page) => page.ids);
    expect(new Set(all).size).toBe(demoOffers.length);
    const places = all.map((id) =>
      full.has(demoOffers.find((offer) => offer.key === demo.keys.get(id))?.title ?? ''),
    );
    expect(places).toEqual([...places].sort());
  });

  it.each([
    ['Elterncafé', 'elterncafe', 'ELTERNCAFÉ', 'Eltern-Café', 'eltern cafe'],
    ['Väterabend', 'Vaeterabend', 'väterabend', 'Vaterabend'],
    ['Kreißsaal', 'kreisssaal', 'Kreissaal'],
    ['Rückbildung', 'Rueckbildung', 'Ruckbildung'],
  ])('is first the same for each way to write %s', async (...spellings) => {
    const firsts = await Promise.all(spellings.map(async (search) => titles(await found({ search }))[0]));
    expect(new Set(firsts).size).toBe(1);
  });

  it('shows while somebody is still typing', async () => {
    expect(titles(await found({ search: 'babymas' }))[0]).toBe('Babymassage');
    expect(titles(await found({ search: 'Schreibaby-Spre' }))[0]).toBe('Schreibaby-Sprechstunde');
  });

  it('tells which word was read for a mistyped one', async () => {
    const offers = await found({ search: 'Regenbogenfamlien' });
    expect(titles(offers)[0]).toBe('Regenbogenfamilien: Treff und Beratung');
    const typed = await found({ search: 'Bilderbuhczeit' });
    expect(at(typed, 'readAs')).toEqual(['Bilderbuchzeit']);
    expect(at(await found({ search: 'Bilderbuchzeit' }), 'readAs')).toEqual([]);
  });

  it('is one offer, or null for an id that is none', async () => {
    const id = demo.ids.get('baby-massage') ?? '';
    const data = await public_.told('query ($id: ID!) { offer(id: $id) { id title partner { name } } }', {
      id,
    });
    expect(textAt(data, 'offer.title')).toBe('Babymassage');
    const none = await public_.told('{ offer(id: "01890000-0000-7000-8000-000000000000") { id } }');
    expect(at(none, 'offer')).toBeNull();
  });
});

describe('each value of a facet', () => {
  const SEARCHES = [
    {},
    { search: 'Baby' },
    { search: 'Beratung', cost: ['FREE'] },
    { ageMonths: 10, languages: ['tr', 'en'] },
  ];

  it.each(SEARCHES)('finds as many offers as it says, under %j', async (filter) => {
    const data = await public_.told(FACETS, { network: 'katalog', filter });
    const facets = listAt(data, 'offers.facets');
    expect(facets).toHaveLength(10);
    let checked = 0;
    for (const facet of facets) {
      const name = textAt(facet, 'filter');
      for (const value of listAt(facet, 'values').slice(0, 4)) {
        const text = textAt(value, 'value');
        const isNumber = name === 'ageMonths' || name === 'pregnancyWeek';
        const chosen = { ...filter, [name]: isNumber ? Number(text) : [text] };
        const total = at(await public_.told(FOUND, { filter: chosen, first: 1 }), 'offers.total');
        expect([name, text, total]).toEqual([name, text, at(value, 'count')]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(15);
  });

  it('of topic areas and districts has its name', async () => {
    const facets = listAt(await public_.told(FACETS, { network: 'katalog' }), 'offers.facets');
    const names = facets
      .slice(0, 2)
      .flatMap((facet) => listAt(facet, 'values').map((value) => textAt(value, 'name')));
    expect(names).toEqual(expect.arrayContaining(['Elternbildung', 'Herringen']));
  });
});

describe('pages', () => {
  it.each([1, 3, 7])('of %d rows hold each offer found once, ties included', async (size) => {
    for (const args of [
      'network: "katalog", filter: { search: "Beratung" }',
      'network: "katalog", filter: { search: "Babby" }',
    ]) {
      const whole = await pagesOf(public_, { field: 'offers', args }, 100);
      const paged = await pagesOf(public_, { field: 'offers', args }, size);
      expect(paged.flatMap((page) => page.ids)).toEqual(whole.flatMap((page) => page.ids));
      expect(whole[0]?.ids.length).toBeGreaterThan(7);
    }
  });

  it('go on where they ended although many offers of the same words have come since', async () => {
    const before = (
      await pagesOf(
        public_,
        { field: 'offers', args: 'network: "katalog", filter: { search: "Trageberatung mit Tragetuch" }' },
        100,
      )
    ).flatMap((page) => page.ids);
    const filter = { search: 'Trageberatung mit Tragetuch' };
    const first = await found(filter, 2);
    const partnerId = await demo.town.partner('Trageschule');
    const [sample] = demoOffers;
    if (sample === undefined) throw new Error('The demo has no offers.');
    for (let n = 0; n < 15; n += 1)
      await demo.publish(partnerId, {
        ...demoContent(sample, demo),
        title: `Trageberatung ${n}`,
        summary: 'Tragetuch',
      });
    const ids = listAt(first, 'nodes').map((node) => textAt(node, 'id'));
    let after: Json = at(first, 'pageInfo.endCursor') ?? null;
    while (typeof after === 'string') {
      const page: Json = at(await public_.told(FOUND, { filter, first: 3, after }), 'offers') ?? null;
      ids.push(...listAt(page, 'nodes').map((node) => textAt(node, 'id')));
      after = at(page, 'pageInfo.hasNextPage') === true ? textAt(page, 'pageInfo.endCursor') : null;
    }
    expect(before.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => before.includes(id))).toEqual(before);
  });
});

describe('nothing found', () => {
  it('names the field of the filter that helps when left out, and where to ask', async () => {
    const offers = await found({ search: 'Babymassage', languages: ['uk'], cost: ['FREE'] });
    expect(titles(offers)).toEqual([]);
    expect(at(offers, 'suggestions.inquiryPath')).toBe('/katalog/anfrage');
    for (const way of listAt(offers, 'suggestions.wayOut')) {
      const rest = { search: 'Babymassage', languages: ['uk'], cost: ['FREE'], [textAt(way, 'drop')]: null };
      expect(at(await found(rest), 'total')).toBe(at(way, 'total'));
    }
    const alone = await found({ search: 'Babymassage', languages: ['zh'] });
    expect(at(alone, 'suggestions.wayOut')).toEqual([
      { drop: 'languages', total: expect.any(Number) as number },
    ]);
  });

  it('names words of the catalogue that look alike', async () => {
    const offers = await found({ search: 'Bilderbuchzeitungen', languages: ['zh'] });
    expect(at(offers, 'total')).toBe(0);
    expect(listAt(offers, 'suggestions.spellings')).toContain('Bilderbuchzeit');
    expect(at(await found({ search: 'qqxxyyzz' }), 'suggestions.withoutSearch')).toBeGreaterThan(100);
  });

  it('suggests nothing when something was found', async () => {
    expect(at(await found({ search: 'Hebamme' }), 'suggestions')).toBeNull();
  });
});

it('costs the same few statements however long the page, and no transaction of the application', async () => {
  await found({});
  statements.length = 0;
  const asked: string[] = [];
  const rows = test.catalogue.rows.bind(test.catalogue);
  const spy = jest.spyOn(test.catalogue, 'rows').mockImplementation((name, ...rest) => {
    asked.push(name);
    return rows(name, ...rest);
  });
  for (const first of [1, 20, 100]) await public_.told(FOUND, { filter: { search: 'Beratung' }, first });
  spy.mockRestore();
  expect(asked).toEqual(['offers-found-cards', 'offers-found-cards', 'offers-found-cards']);
  expect(statements).toEqual([]);
});
