import { read, transact, inScope, type Work } from '../../src/db/work';
import type { Database } from '../../src/db/database';
import { partnerInScope, scopeOf, type Actor, type Person } from '../../src/domain/actor';
import { forbidden } from '../../src/domain/errors';
import { makeCast, recordFamilyOf, type Cast } from '../support/gate-cast';
import { refusalOf } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** One connection for everybody, one after the other: nothing of the one before is left for the next. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const NOBODY: Actor = { kind: 'NOBODY' };
const TURNS = process.env.LONG === '1' ? 1_000 : 200;

let test: TestDatabase;
let narrow: Database;
let north: Cast;
let south: Cast;
let actors: readonly Actor[];

beforeAll(async () => {
  test = await openTestDatabase();
  narrow = await test.open({ poolSize: 1 });
  north = await makeCast(test, 'nordstadt');
  south = await makeCast(test, 'suedstadt');
  await recordFamilyOf(test, north.recipient);
  actors = [
    NOBODY,
    { kind: 'SIGNING_IN', networkId: north.network },
    ...[north, south].flatMap((cast) => [cast.sender, cast.recipient, cast.third, cast.town.coordinator]),
    await north.town.person(north.from, 'PRIVACY_DESK'),
    await south.town.person(null, 'AUDITOR'),
  ];
});
afterAll(() => test.close());

interface Seen {
  readonly network: string | null;
  readonly partner: string | null;
  readonly account: string | null;
  readonly hat: string | null;
  readonly scope: string | null;
  readonly families: number;
  readonly owners: (string | null)[] | null;
  readonly connection: number;
}

/** What the transaction says of itself, and whose families it is shown. */
async function lookAround(work: Work): Promise<Seen> {
  const seen = await work.db.row<Seen>(
    `select app.network() as network, app.partner() as partner, app.account() as account, app.hat() as hat,
       app.scope() as scope, pg_backend_pid() as connection,
       (select count(*)::int from families) as families,
       (select array_agg(distinct network_id || ' ' || owner_id) from families) as owners`,
  );
  if (seen === null) throw new Error('A row was expected.');
  return seen;
}

/** What an actor must find, read off the actor alone. */
function due(actor: Actor): Omit<Seen, 'connection'> {
  const person = actor.kind === 'PERSON' ? actor : null;
  const keeps = [north.from, north.to, south.from].includes(partnerInScope(actor) ?? '');
  return {
    network: actor.kind === 'NOBODY' ? null : actor.networkId,
    partner: partnerInScope(actor),
    account: person?.accountId ?? null,
    hat: person?.hatId ?? null,
    scope: scopeOf(actor),
    families: keeps ? 1 : 0,
    owners: keeps && person !== null ? [`${person.networkId} ${person.partnerId ?? ''}`] : null,
  };
}

async function found(actor: Actor): Promise<Omit<Seen, 'connection'>> {
  const { connection, ...rest } = await read(narrow, actor, 'test', lookAround);
  expect(connection).toBeGreaterThan(0);
  return rest;
}

/** Between two transactions, on the bare connection. */
async function left(): Promise<string> {
  const rows: { settings: string }[] = await narrow.source.query(
    `select concat(current_setting('app.network', true), current_setting('app.partner', true),
       current_setting('app.scope', true), current_setting('app.account', true), current_setting('app.hat', true)) as settings`,
  );
  return rows[0]?.settings ?? 'no row';
}

/** A small generator of its own, so that a run can be told again. */
function* chance(seed: number): Generator<number> {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

it(`in ${TURNS} turns of alternating tenants each finds its own settings and rows (SEED=${SEED})`, async () => {
  const dice = chance(SEED);
  const connections = new Set<number>();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const actor = actors[Math.floor((dice.next().value as number) * actors.length)] ?? NOBODY;
    const { connection, ...seen } = await read(narrow, actor, 'test', lookAround);
    connections.add(connection);
    expect(seen).toEqual(due(actor));
  }
  expect(connections.size).toBe(1);
});

it('side by side, tenants that wait for the one connection find their own', async () => {
  const asked = Array.from({ length: 60 }, (_, place) => actors[place % actors.length] ?? NOBODY);
  const answers = await Promise.all(asked.map((actor) => found(actor)));
  expect(answers).toEqual(asked.map(due));
});

it('nothing is left on the connection between two transactions', async () => {
  for (const actor of actors) {
    await found(actor);
    expect(await left()).toBe('');
  }
});

/** Ways a story can end badly, each for somebody of the north; the next is of the south. */
const ENDINGS: readonly (readonly [string, (work: Work<Person>) => Promise<never>])[] = [
  ['throws', () => Promise.reject(new Error('Something broke.'))],
  ['is refused', () => Promise.reject(forbidden('OTHER_SIDE'))],
  ['runs into a constraint', (work) => work.db.rows(`insert into districts values (null)`).then(gaveNothing)],
  ['divides by nothing', (work) => work.db.rows('select 1 / 0').then(gaveNothing)],
  [
    'throws in the scope SYSTEM',
    (work) => inScope(work, 'SYSTEM', () => Promise.reject(new Error('Something broke.'))),
  ],
  [
    'is refused in the scope SYSTEM',
    (work) => inScope(work, 'SYSTEM', () => Promise.reject(forbidden('OTHER_SIDE'))),
  ],
  [
    'throws with another tenant’s settings on the session',
    async (work) => {
      await work.db.rows(`select set_config('app.partner', $1, false)`, [south.from]);
      throw new Error('Something broke.');
    },
  ],
];

function gaveNothing(): never {
  throw new Error('It was to fail.');
}

it.each(ENDINGS)('after a story that %s the next tenant sees only its own', async (_title, story) => {
  await expect(transact(narrow, north.sender, 'test', story)).rejects.toThrow();
  expect(await found(south.third)).toEqual(due(south.third));
  expect(await found(NOBODY)).toEqual(due(NOBODY));
  expect(await found(south.sender)).toEqual(due(south.sender));
  expect(await left()).toBe('');
});

it('a setting that was put on the session and committed does not reach the next transaction', async () => {
  await transact(narrow, north.sender, 'test', async (work) => {
    for (const [name, value] of Object.entries({
      partner: south.from,
      network: south.network,
      scope: 'SYSTEM',
    }))
      await work.db.rows(`select set_config($1, $2, false)`, [`app.${name}`, value]);
    work.trail.done('OWN_RECORD');
  });
  for (const actor of actors) expect(await found(actor)).toEqual(due(actor));
});

it('who is not signed in any more is told so, and the next one is not', async () => {
  const gone = await north.town.person(north.from, 'PROFESSIONAL');
  await test.owner.query(`update sessions set ended_at = app.clock() where id = $1`, [gone.sessionId]);
  expect(await refusalOf(read(narrow, gone, 'test', lookAround))).toEqual({
    code: 'UNAUTHENTICATED',
    details: { reason: 'SESSION_ENDED' },
  });
  expect(await found(south.sender)).toEqual(due(south.sender));
});
