import type { Person } from '../../src/domain/actor';
import { registerPartner } from '../../src/modules/partners/register-partner';
import { expectContest } from '../support/race-contest';
import { openLanes, type Act, type Lanes } from '../support/race-lanes';
import { makeStage, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;
let made = 0;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'wiederholt');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const KEY_WRITTEN = /insert into idempotency_keys/;

interface World {
  readonly key: string;
  readonly name: string;
  readonly other: string;
}

const world = (): Promise<World> => {
  made += 1;
  return Promise.resolve({ key: `key ${made}`, name: `Stelle ${made}`, other: `Andere Stelle ${made}` });
};

function registers(actor: Person, name: string, key: string): Act<Person> {
  return {
    actor,
    story: (work) =>
      registerPartner(
        work,
        {
          ...{ name, kind: 'OTHER', topicAreaIds: [], districtIds: [], secrecyRegime: 'OTHER' },
          ...{ channel: 'PORTAL', takesReferrals: true, isCoordinationOffice: false },
        },
        key,
      ),
  };
}

async function found({ name, other }: World): Promise<string> {
  const { rows } = await test.owner.query<{ name: string }>(
    'select name from partners where name = any($1) order by name desc',
    [[name, other]],
  );
  return rows.map((row) => (row.name === name ? 'one' : 'other')).join(' ');
}

it('two calls with one key and one input: the second waits for the first, and both are answered', () =>
  expectContest<World>(lanes, {
    world,
    held: ({ name, key }) => registers(stage.town.coordinator, name, key),
    free: ({ name, key }) => registers(stage.town.coordinator, name, key),
    found,
    endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'one' }],
  }));

it('two calls with one key and two inputs: whichever writes the key first is done', () =>
  expectContest<World>(lanes, {
    world,
    held: ({ name, key }) => registers(stage.town.coordinator, name, key),
    free: ({ other, key }) => registers(stage.town.coordinator, other, key),
    found,
    endings: [
      { before: KEY_WRITTEN, held: 'CONFLICT IN_USE', free: 'DONE', found: 'other' },
      { before: null, held: 'DONE', free: 'CONFLICT IN_USE', found: 'one' },
    ],
  }));

it('two calls with two keys and one name: the second is told that the name is taken', () =>
  expectContest<World>(lanes, {
    world,
    held: ({ name, key }) => registers(stage.town.coordinator, name, key),
    free: ({ name, key }) => registers(stage.town.coordinator, name, `${key} again`),
    found,
    endings: [
      { before: /insert into partners$/, held: 'CONFLICT NAME_TAKEN', free: 'DONE', found: 'one' },
      { before: null, held: 'DONE', free: 'CONFLICT NAME_TAKEN', found: 'one' },
    ],
  }));
