import { newId } from '../../src/domain/ids';
import { BROKEN, CREATING, idIn, prepareCreating } from '../support/api-creating';
import { OPERATIONS } from '../support/api-operations';
import { makeSetting, type Setting } from '../support/api-scene';
import { startApi, type Api } from '../support/api-server';
import { changedTables, printOf } from '../support/database-print';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * Every mutation either takes a key, because it makes something new each time it is called, or needs none, for a reason.
 * A new mutation belongs into one of the two lists.
 */

/** Asked for of something that is there: test/api/bad-input-twice.test.ts. */
const SENDS = ['sendReferral'];

const STEP = 'a step of something that is there: the second finds it taken, and is told the state';
const SIGNED = 'somebody signs one thing once: the second is a CONFLICT';
const TOLD = 'the state as it is to be is named: the second finds nothing to change';
const VERSION = 'its version is such a key: the second is a CONFLICT';
const SESSION = 'a session, whose secrets are told once: the second opens another';
const NEEDS_NONE: Readonly<Record<string, string>> = {
  signIn: SESSION,
  changeHat: SESSION,
  refreshSession: 'its token is such a key, and works once',
  setPassword: 'its link is such a key, and works once',
  signOut: 'whoever has signed out is signed out',
  updatePartner: VERSION,
  setHats: TOLD,
  disableAccount: STEP,
  reassignWork: 'what is moved is moved: the second finds nothing left with the first person, or UNKNOWN',
  endDeputy: STEP,
  offerAgreement: STEP,
  signAgreement: SIGNED,
  declineAgreement: STEP,
  withdrawAgreement: STEP,
  terminateAgreement: 'one notice stands at a time: the second is a CONFLICT',
  withdrawTermination: STEP,
  signConsent: SIGNED,
  refuseConsent: STEP,
  updateFamily: VERSION,
  recordBirth: VERSION,
  recordLoss: VERSION,
  revokeByCode: 'always true: whatever the code has revoked is revoked, and the second changes nothing',
  takeReferral: STEP,
  returnToIntake: STEP,
  acceptReferral: STEP,
  declineReferral: STEP,
  startReferral: STEP,
  holdReferral: STEP,
  completeReferral: STEP,
  withdrawReferral: STEP,
  recallReferral: STEP,
  recordPaperAcceptance: STEP,
  recordPaperDecline: STEP,
  recordPaperCompletion: STEP,
  recordPaperRestrictionAnswer: STEP,
  recordPaperDeletion: 'one answer stands: the second is a CONFLICT',
  confirmDeletion: STEP,
  answerRestriction: STEP,
  publishOfferReport: STEP,
  declineOfferReport: STEP,
  withdrawOfferReport: STEP,
  confirmOffer: 'says again that the offer is right, and changes the day alone',
  endOffer: STEP,
};

let test: TestDatabase;
let api: Api;
let setting: Setting;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'schluessel');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

it('decides for every mutation, once, whether it takes a key', () => {
  const mutations = [...OPERATIONS.values()].filter((operation) => operation.kind === 'mutation');
  const decided = [...Object.keys(CREATING), ...SENDS, ...Object.keys(NEEDS_NONE)];
  expect(decided.sort()).toEqual(mutations.map((operation) => operation.name).sort());
  const taking = mutations.filter((operation) =>
    operation.field.args.some((arg) => arg.name === 'idempotencyKey'),
  );
  expect(taking.map((operation) => operation.name).sort()).toEqual(
    [...Object.keys(CREATING), ...SENDS].sort(),
  );
});

/** A link is told once; a repeated invitation makes another, until one has been taken up. */
const RENEWED: Readonly<Record<string, readonly string[]>> = { inviteAccount: ['public.one_time_links'] };

async function rowsOf(table: string): Promise<number> {
  const found = await test.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return found.rows[0]?.n ?? 0;
}

const inUse = { code: 'CONFLICT', details: { field: 'idempotencyKey', reason: 'IN_USE' } };

describe.each(Object.entries(CREATING))('%s', (name, { makes, other }) => {
  it('with one key makes one thing, and answers each time with it', async () => {
    const { input, call } = await prepareCreating(setting, name);
    const key = `${name} ${newId()}`;
    const id = idIn(await call(input, key), name);
    const before = await printOf(test.owner);
    expect(idIn(await call({ ...input }, key), name)).toBe(id);
    const changed = changedTables(before, await printOf(test.owner));
    expect(changed).toEqual(RENEWED[name] ?? []);
  });

  it('with one key and another input is refused, and makes nothing', async () => {
    const { input, call } = await prepareCreating(setting, name);
    const key = newId();
    await call(input, key);
    const before = await printOf(test.owner);
    const [error] = (await call(other(input), key)).errors;
    expect({ code: error?.code, details: error?.details }).toEqual(inUse);
    expect(changedTables(before, await printOf(test.owner))).toEqual([]);
  });

  it('asked twice at once with one key makes one thing, and answers both with it', async () => {
    const { input, call } = await prepareCreating(setting, name);
    const key = newId();
    const before = await rowsOf(makes);
    const answers = await Promise.all([call(input, key), call(input, key), call(input, key)]);
    expect(new Set(answers.map((answer) => idIn(answer, name))).size).toBe(1);
    expect(await rowsOf(makes)).toBe(before + 1);
  });

  it('does not use up its key when it is refused', async () => {
    const { input, call } = await prepareCreating(setting, name);
    const key = newId();
    const before = await test.owner.query('select from idempotency_keys');
    const blank = { ...input, ...BROKEN[name] };
    expect((await call(blank, key)).errors).toHaveLength(1);
    expect((await test.owner.query('select from idempotency_keys')).rowCount).toBe(before.rowCount);
    expect((await call(input, key)).errors).toEqual([]);
  });
});

it('decides for each how it is refused', () => {
  expect(Object.keys(BROKEN).sort()).toEqual(Object.keys(CREATING).sort());
});
