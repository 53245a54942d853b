import { startApi, type Api, type Answer } from '../support/api-server';
import { makeDemoCatalogue, type CatalogueTown } from '../support/demo-catalogue';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A query that comes again and again is compiled: nobody can tell by its answers. */
let test: TestDatabase;
let demo: CatalogueTown;
let api: Api;
beforeAll(async () => {
  test = await openTestDatabase();
  demo = await makeDemoCatalogue(test, 'immerwieder');
  api = await startApi(test);
}, 120_000);
afterAll(async () => {
  await api.close();
  await test.close();
});

const TIMES = 5;
const LIST = `query ($filter: OfferFilter, $first: Int, $after: String, $long: Boolean = false) {
  offers(network: "immerwieder", filter: $filter, first: $first, after: $after) {
    __typename nodes { ...short description @include(if: $long) } edges { cursor node { id } } total
    facets { filter values { value count } } suggestions { inquiryPath } } }
  fragment short on Offer { id headline: title kinds cost freePlaces { places asOf } publishedAt translations { language } }`;

it.each<[string, string, object]>([
  ['a page', LIST, { filter: { search: 'Hebamme', cost: ['FREE'] }, first: 3 }],
  ['a page with a field that is asked for on condition', LIST, { first: 2, long: true }],
  ['a page without anything', LIST, { filter: { search: 'qqxxyyzz' } }],
  ['a value that does not fit', LIST, { filter: { cost: ['NOTHING'] } }],
  ['a field that does not exist', LIST, { filter: { colour: 'red' } }],
  ['a number out of range', LIST, { first: 101 }],
  ['an age out of range', LIST, { filter: { ageMonths: 500 } }],
  ['a cursor that is none', LIST, { after: 'x' }],
  ['a network that is none', '{ offers(network: "nirgends") { total } }', {}],
  ['an offer that is none', '{ offer(id: "01890000-0000-7000-8000-000000000000") { id title } }', {}],
  ['an id that is none', '{ offer(id: "x") { id } }', {}],
])('%s is answered the same each time', async (_name, document, variables) => {
  const answers: unknown[] = [];
  for (let n = 0; n < TIMES; n += 1) answers.push(told(await api.as(null).ask(document, variables)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(JSON.stringify(answers)).not.toContain('INTERNAL');
  expect(demo.ids.size).toBeGreaterThan(80);
});

/** Without the number that each error has of its own. */
function told(answer: Answer): object {
  const errors = answer.errors.map(({ code, details, message, path }) => ({ code, details, message, path }));
  return { status: answer.status, data: answer.data ?? null, errors };
}
