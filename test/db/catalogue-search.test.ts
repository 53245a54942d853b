import { readFileSync } from 'node:fs';
import path from 'node:path';
import { searchOffers, type Asked } from '../../src/modules/catalogue/search/search-offers';
import { NO_CONDITIONS, makeDemoCatalogue, type CatalogueTown } from '../support/demo-catalogue';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What families and professionals ask, and the offers they must be shown among the first three. */
interface Asking {
  readonly question: string;
  readonly expected: readonly string[];
}

let test: TestDatabase;
let demo: CatalogueTown;
beforeAll(async () => {
  test = await openTestDatabase();
  demo = await makeDemoCatalogue(test, 'suche');
});
afterAll(() => test.close());

async function firstThree(text: string): Promise<string[]> {
  const asked: Asked = {
    networkId: demo.town.networkId,
    today: '2026-11-21',
    text,
    longTexts: false,
    conditions: NO_CONDITIONS,
  };
  const { rows } = await searchOffers(test.catalogue, asked, null, 3);
  return rows.map((row) => demo.keys.get(row.id) ?? '');
}

it.each([
  ['a', 0.95],
  ['c', 0.95],
  ['d', 0.9],
  ['e', 0.85],
  ['b', 0.85],
])(
  'of the questions of list %s, %d of the offers expected are among the first three',
  async (list, least) => {
    const file = path.join(__dirname, '..', 'data', `search-questions-${list}.json`);
    const askings = JSON.parse(readFileSync(file, 'utf8')) as Asking[];
    const missed: string[] = [];
    let expected = 0;
    for (const { question, expected: keys } of askings) {
      const shown = await firstThree(question);
      expected += keys.length;
      for (const key of keys)
        if (!shown.includes(key)) missed.push(`${question} → ${key}, not ${shown.join(', ')}`);
    }
    expect(askings.length).toBeGreaterThanOrEqual(40);
    const enough = missed.length <= (1 - least) * expected;
    expect({ found: expected - missed.length, missed: enough ? [] : missed }).toEqual({
      found: expected - missed.length,
      missed: [],
    });
  },
);
