import type { Client } from 'pg';
import type { Catalogue } from '../../src/db/catalogue';
import { findCorrections } from '../../src/modules/catalogue/search/correct';
import { searchFacets, searchPage, type Search } from '../../src/modules/catalogue/search/search-repository';
import { readQuestion } from '../../src/modules/catalogue/words/expand';
import { copyCatalogue } from '../support/catalogue-copies';
import { NO_CONDITIONS, makeDemoCatalogue, type CatalogueTown } from '../support/demo-catalogue';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** However many networks there are, a search costs what its own network's offers cost. */
let test: TestDatabase;
let demo: CatalogueTown;
let reader: Client;
beforeAll(async () => {
  test = await openTestDatabase();
  demo = await makeDemoCatalogue(test, 'wachstum');
  reader = await test.connectAsCatalogue();
  for (const setting of ['enable_seqscan = off', 'plan_cache_mode = force_generic_plan', 'jit = off'])
    await reader.query(`set ${setting}`);
}, 180_000);
afterAll(() => test.close());

const NETWORKS = 50;
const OFFERS = 200;

interface Plan {
  readonly pages: number;
  readonly text: string;
}

/** What the database does for a statement of the search, asked as the catalogue's login. */
async function planOf(ask: (catalogue: Catalogue) => Promise<unknown>): Promise<Plan> {
  let plan: Plan = { pages: 0, text: '' };
  const explaining: Catalogue = {
    async rows(_name, sql, params) {
      const { rows } = await reader.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers, timing off) ${sql}`,
        [...params],
      );
      const text = rows.map((row) => row['QUERY PLAN']).join('\n');
      plan = { text, pages: Number(/Buffers: shared hit=(\d+)/.exec(text)?.[1] ?? 'NaN') };
      return [];
    },
    close: () => Promise.resolve(),
  };
  await ask(explaining); // the first reads what the next finds in memory
  await ask(explaining);
  return plan;
}

function searchFor(networkId: string, text: string): Search {
  return {
    networkId,
    today: '2026-11-21',
    question: readQuestion(text),
    weights: null,
    conditions: NO_CONDITIONS,
  };
}

const QUESTIONS = [
  'Baby schreit nachts',
  'Hebamme',
  'kein Geld für Kinderwagen',
  'türkisch Elterncafé Herringen',
];

const FEW = 5;

it('among fifty networks a page reads what it reads among five, but for one more level of the index of words', async () => {
  const ids: string[] = [];
  const fill = async (until: number): Promise<void> => {
    await test.owner.query('alter index published_offers_words_idx set (fastupdate = on)');
    while (ids.length < until)
      ids.push(await copyCatalogue(test, demo.town.networkId, `wachstum-${ids.length}`, OFFERS));
    await test.owner.query('alter index published_offers_words_idx set (fastupdate = off)');
    await test.owner.query('vacuum analyze published_offers, published_words');
  };
  const pagesFor = (text: string): Promise<Plan> =>
    planOf((catalogue) => searchPage(catalogue, searchFor(ids[0] ?? '', text), null, 20));

  await fill(FEW);
  const before: number[] = [];
  for (const text of QUESTIONS) before.push((await pagesFor(text)).pages);
  await fill(NETWORKS);
  for (const [place, text] of QUESTIONS.entries()) {
    const plan = await pagesFor(text);
    expect(plan.text).toContain('Bitmap Index Scan on published_offers_words_idx');
    expect(plan.text).not.toContain('Seq Scan on published_offers');
    const lookups = Number(
      /Index Searches: (\d+)/.exec(plan.text.split('published_offers_words_idx')[1] ?? '')?.[1],
    );
    expect(plan.pages).toBeLessThanOrEqual((before[place] ?? 0) * 1.05 + lookups);
  }
}, 300_000);

it('facets and the whole list read their own network alone', async () => {
  const { rows } = await test.owner.query<{ id: string }>(
    `select id from networks where slug = 'wachstum-7'`,
  );
  const networkId = rows[0]?.id ?? '';
  const facets = await planOf((catalogue) => searchFacets(catalogue, searchFor(networkId, 'Hebamme')));
  expect(facets.text).not.toContain('Seq Scan on published_offers');
  const list = { ...searchFor(networkId, ''), question: null };
  const page = await planOf((catalogue) => searchPage(catalogue, list, null, 20));
  expect(page.text).not.toContain('Seq Scan on published_offers');
  expect(page.pages).toBeLessThan(1_500);
});

it('a mistyped word is looked up among the words of its own network', async () => {
  const { rows } = await test.owner.query<{ id: string }>(
    `select id from networks where slug = 'wachstum-7'`,
  );
  const plan = await planOf((catalogue) => findCorrections(catalogue, rows[0]?.id ?? '', ['stilberatunk']));
  expect(plan.text).toContain('published_words_similar_idx');
  expect(plan.pages).toBeLessThan(400);
});
