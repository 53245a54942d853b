import { sends } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Lanes } from '../support/race-lanes';
import { makeCase, makeStage, type Case, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'absenden');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const REFERRAL_LOCKED = /from referrals where .* for update/;
const KEY_WRITTEN = /insert into idempotency_keys/;
const KEY_LOOKED_UP = /from idempotency_keys/;

/** State, steps, sendings, items and keys of a referral: what must be there once, however often it was sent. */
async function sentOf(...cases: Case[]): Promise<string> {
  const found = await test.owner.query<{ words: string }>(
    `select string_agg(r.state || ' v' || r.version
         || ' sendings ' || (select count(*) from sendings s where s.referral_id = r.id)
         || ' items ' || (select count(*) from payload_items i where i.referral_id = r.id)
         || ' keys ' || (select count(*) from idempotency_keys k where k.object_id = r.id), '; '
         order by array_position($1::uuid[], r.id)) as words
       from referrals r where r.id = any($1)`,
    [cases.map((made) => made.referralId)],
  );
  return found.rows[0]?.words ?? '';
}

const sent = (keys: number): string => `REQUESTED v2 sendings 1 items 2 keys ${keys}`;
const draft = 'DRAFT v1 sendings 0 items 0 keys 0';

describe('two sends at once of one referral', () => {
  it('without a key happen once; the second is told that it was sent', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => sends(stage.sender, made),
      free: (made) => sends(stage.senderColleague, made),
      found: sentOf,
      endings: [
        { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION REQUESTED', free: 'DONE', found: sent(0) },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION REQUESTED', found: sent(0) },
      ],
    }));

  it('with different keys happen once, and the key of the refused one stays unused', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => sends(stage.sender, made, `eins-${made.referralId}`),
      free: (made) => sends(stage.sender, made, `zwei-${made.referralId}`),
      found: sentOf,
      endings: [
        { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION REQUESTED', free: 'DONE', found: sent(1) },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION REQUESTED', found: sent(1) },
      ],
    }));

  it('with one key happen once, and both are answered with the referral', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => sends(stage.sender, made, `gleich-${made.referralId}`),
      free: (made) => sends(stage.sender, made, `gleich-${made.referralId}`),
      found: sentOf,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: sent(1) },
        { before: null, held: 'DONE', free: 'DONE', found: sent(1) },
      ],
    }));

  it('with one key of two people are two calls: the second is told that it was sent', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => sends(stage.sender, made, `gleich-${made.referralId}`),
      free: (made) => sends(stage.senderColleague, made, `gleich-${made.referralId}`),
      found: sentOf,
      endings: [
        { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION REQUESTED', free: 'DONE', found: sent(1) },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION REQUESTED', found: sent(1) },
      ],
    }));
});

it('sends one of two referrals that were called with one key', () =>
  expectContest(lanes, {
    world: async () => [await makeCase(stage, 'SIGNED'), await makeCase(stage, 'SIGNED')] as const,
    held: ([made]) => sends(stage.sender, made, `doppelt-${made.referralId}`),
    free: ([made, other]) => sends(stage.sender, other, `doppelt-${made.referralId}`),
    found: (both) => sentOf(...both),
    endings: [
      {
        before: KEY_LOOKED_UP,
        held: 'CONFLICT IN_USE',
        free: 'DONE',
        found: `${draft}; ${sent(1)}`,
      },
      { before: KEY_WRITTEN, held: 'CONFLICT IN_USE', free: 'DONE', found: `${draft}; ${sent(1)}` },
      { before: null, held: 'DONE', free: 'CONFLICT IN_USE', found: `${sent(1)}; ${draft}` },
    ],
  }));
