import type { Client } from 'pg';
import { REFERRAL_TRANSITIONS } from '../../src/modules/referrals/referral-states';
import { REFERRAL_STATES, type ReferralState } from '../../src/modules/referrals/referral-words';
import { caseIn } from '../support/gate-cases';
import { makeCast, recordFamilyOf, type Cast } from '../support/gate-cast';
import { eventRow, moveStatements } from '../support/gate-rows';
import { reach } from '../support/gate-rows-breadth';
import { applySettings, AS_SYSTEM, insertRow, play, refusedBy, settingsOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The chain of events: no step beside the table, none by the other side, none out of turn. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'standstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);

const ACTIONS = [
  ...['DRAFT', 'SEND', 'ACCEPT', 'DECLINE', 'START', 'HOLD', 'COMPLETE', 'WITHDRAW', 'RECALL', 'REVOKE'],
  ...['PAPER_ACCEPT', 'PAPER_DECLINE', 'PAPER_COMPLETE'],
];
const isOnPaper = (action: string): boolean => action.startsWith('PAPER_');
const SIDES = ['SENDER', 'RECIPIENT', 'SYSTEM'] as const;

/** Every step that the database lets some side write next, each tried by that side's own login. */
async function stepsAllowed(
  referral: string,
  from: ReferralState,
  channel: 'PORTAL' | 'PAPER',
): Promise<string[]> {
  const allowed: string[] = [];
  for (const side of SIDES) {
    const person = side === 'RECIPIENT' ? cast.recipient : cast.sender;
    await attacker.query('begin');
    await applySettings(attacker, settingsOf(person, side === 'SYSTEM' ? { scope: 'SYSTEM' } : {}));
    const next = await eventRow(cast, referral, { action: '', from, to: '', side }, person.accountId);
    for (const action of ACTIONS)
      for (const to of REFERRAL_STATES) {
        const event = { ...next, action, to_state: to };
        await attacker.query('savepoint attempt');
        const refusal = await attacker.query(insertRow('referral_events', event)).then(() => null, refusedBy);
        await attacker.query('rollback to savepoint attempt');
        if (refusal === null) allowed.push(`${action} ${to} ${side}`);
        else expect(refusal).toBe(refusalOf(action, from, channel));
      }
    await attacker.query('rollback');
  }
  return allowed.sort();
}

/** Nobody writes a step on paper for a recipient with accounts, nor before anything was sent. */
function refusalOf(action: string, from: ReferralState, channel: 'PORTAL' | 'PAPER'): string {
  const isForNobody = isOnPaper(action) && (channel === 'PORTAL' || from === 'DRAFT');
  return isForNobody ? 'policy referral_events' : 'referral_events_transition_fk';
}

describe('from a state only the steps of the table lead on, each by its side:', () => {
  const CASES = REFERRAL_STATES.flatMap((state) => [
    { state, channel: 'PORTAL' } as const,
    { state, channel: 'PAPER' } as const,
  ]);

  it.each(CASES)('$state, sent by $channel', async ({ state, channel }) => {
    await reach(cast, channel);
    const expected = REFERRAL_TRANSITIONS.filter((step) => step.from === state)
      .filter((step) => channel === 'PAPER' || !isOnPaper(step.action))
      .map((step) => `${step.action} ${step.to} ${step.by}`)
      .sort();
    expect(await stepsAllowed(await caseIn(cast, state), state, channel)).toEqual(expected);
  });
});

describe('an event', () => {
  const WITHDRAW = { action: 'WITHDRAW', from: 'REQUESTED', to: 'WITHDRAWN', side: 'SENDER' };
  const DECLINE = { action: 'DECLINE', from: 'REQUESTED', to: 'DECLINED', side: 'RECIPIENT' };

  it('starts from the state that the chain has reached', async () => {
    const referral = await caseIn(cast, 'REQUESTED');
    const { accountId } = cast.recipient;
    const start = { action: 'START', from: 'ACCEPTED', to: 'IN_PROGRESS', side: 'RECIPIENT' };
    const skipped = await eventRow(cast, referral, start, accountId);
    expect(await asRecipient(insertRow('referral_events', skipped))).toBe('referral_events_previous_fk');
    const next = await eventRow(cast, referral, DECLINE, accountId);
    const late = { ...next, version: Number(next.version) + 1 };
    expect(await asRecipient(insertRow('referral_events', late))).toBe('referral_events_reached_check');
    const ahead = { ...late, reached: late.version };
    expect(await asRecipient(insertRow('referral_events', ahead))).toBe('referral_events_previous_fk');
    const again = { ...next, version: Number(next.version) - 1 };
    expect(await asRecipient(insertRow('referral_events', again))).toBe('referral_events_pkey');
    const anew = { ...next, version: 1 };
    expect(await asRecipient(insertRow('referral_events', anew))).toBe('referral_events_first_check');
  });

  it('is made by its side, in one’s own name, on one’s own referral', async () => {
    const referral = await caseIn(cast, 'REQUESTED');
    const mine = await eventRow(cast, referral, WITHDRAW, cast.sender.accountId);
    const theirs = await eventRow(cast, referral, DECLINE, cast.sender.accountId);
    expect(await asSender(insertRow('referral_events', theirs))).toBe('policy referral_events');
    const signed = { ...mine, account_id: cast.recipient.accountId };
    expect(await asSender(insertRow('referral_events', signed))).toBe('policy referral_events');
    const posed = { ...mine, from_id: cast.other, account_id: cast.third.accountId };
    expect(await play(attacker, settingsOf(cast.third), insertRow('referral_events', posed))).toBe(
      'referral_events_referral_fk',
    );
    const revoked = { action: 'REVOKE', from: 'REQUESTED', to: 'CONSENT_REVOKED', side: 'SYSTEM' };
    const row = await eventRow(cast, referral, revoked, cast.sender.accountId);
    expect(await asSender(insertRow('referral_events', row))).toBe('policy referral_events');
    const dated = { ...mine, at: '2020-01-01' };
    expect(await asSender(insertRow('referral_events', dated))).toBe(
      'permission denied for table referral_events',
    );
  });

  it('is never rewritten or taken away', async () => {
    for (const attack of ['update referral_events set version = version', 'delete from referral_events'])
      expect(await asSender(attack)).toBe('permission denied for table referral_events');
  });

  it('moves its referral: none is written ahead of it', async () => {
    const referral = await caseIn(cast, 'REQUESTED');
    const ahead = await eventRow(cast, referral, WITHDRAW, cast.sender.accountId);
    expect(await asSender(insertRow('referral_events', ahead))).toBe('referral_events_reached_fk');
  });

  it.each<[string, number | null, string]>([
    ['the referral’s own, which it would be ahead of', 2, 'referral_events_reached_check'],
    [
      'none',
      null,
      'null value in column "reached" of relation "referral_events" violates not-null constraint',
    ],
    ['one before all', 0, 'referral_events_reached_check'],
    ['one that the referral has not come to', 99, 'referral_events_reached_fk'],
  ])('does not name as reached %s', async (_title, reached, refusal) => {
    const referral = await caseIn(cast, 'REQUESTED');
    const event = await eventRow(cast, referral, WITHDRAW, cast.sender.accountId);
    const forged = insertRow('referral_events', { ...event, reached });
    expect(await asSender(forged)).toBe(refusal);
    expect(await asSender('set constraints all deferred', forged)).toBe(refusal);
  });

  it('does not name as reached what lies ahead of the step that is made with it', async () => {
    const referral = await caseIn(cast, 'REQUESTED');
    const { accountId } = cast.sender;
    const event = await eventRow(cast, referral, WITHDRAW, accountId);
    const forged = insertRow('referral_events', { ...event, reached: Number(event.version) + 1 });
    const change = `, withdraw_reason = 'OTHER'`;
    const [honest = '', ...move] = await moveStatements(cast, referral, WITHDRAW, accountId, change);
    const closed = `update payload_items set resting = null where referral_id = '${referral}'`;
    expect(await asSender(forged, ...move, AS_SYSTEM, closed)).toBe('referral_events_reached_fk');
    expect(await asSender(honest, ...move, AS_SYSTEM, closed)).toBe('1 rows');
  });

  it('carries along how far the referral has come, all of one chain alike', async () => {
    const referral = await caseIn(cast, 'IN_PROGRESS');
    const found = await test.owner.query(
      `select version, reached from referral_events where referral_id = $1 order by version`,
      [referral],
    );
    expect(found.rows).toEqual([1, 2, 3, 4].map((version) => ({ version, reached: 4 })));
  });

  it.each(['LEAD', 'PRIVACY', 'COORDINATION', 'AUDIT', 'SIGN_IN', ''])(
    'of a side is not written in the scope "%s"',
    async (scope) => {
      const referral = await caseIn(cast, 'REQUESTED');
      const event = await eventRow(cast, referral, WITHDRAW, cast.sender.accountId);
      const settings = settingsOf(cast.sender, { scope });
      expect(await play(attacker, settings, insertRow('referral_events', event))).toBe(
        'policy referral_events',
      );
    },
  );
});
