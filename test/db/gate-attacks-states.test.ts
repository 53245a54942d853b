import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import type { ReferralState } from '../../src/modules/referrals/referral-words';
import { caseIn } from '../support/gate-cases';
import { makeCast, recordFamilyOf, type Cast } from '../support/gate-cast';
import { moveStatements } from '../support/gate-rows';
import { AS_SYSTEM, insertRow, play, settingsOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The state of a referral: none without its event, none back, none after the end. */
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

describe('a referral', () => {
  const moved = (referral: string, state: string, change = ''): string =>
    `update referrals set state = '${state}', version = version + 1${change} where id = '${referral}'`;

  it('has no state without its event', async () => {
    const referral = await caseIn(cast, 'ACCEPTED');
    for (const set of [
      `state = 'IN_PROGRESS', version = version + 1`,
      `state = 'ON_HOLD'`,
      `state = 'REQUESTED'`,
      `version = 99`,
    ]) {
      const both = ['referral_overview', 'referrals'].map(
        (table) => `update ${table} set ${set} where id = '${referral}'`,
      );
      expect(await asRecipient(...both)).toMatch(/^(referrals_event_fk|received_items_held_fk)$/);
    }
  });

  it.each<[ReferralState, string, ReferralState, number, string]>([
    ['COMPLETED', 'the sender', 'ACCEPTED', 3, 'referrals_overview_fk'],
    ['COMPLETED', 'the recipient', 'IN_PROGRESS', 4, 'referrals_overview_fk'],
    ['COMPLETED', 'the scope SYSTEM', 'IN_PROGRESS', 4, 'referral_events_reached_check'],
    ['IN_PROGRESS', 'the recipient', 'ACCEPTED', 3, 'referral_events_reached_check'],
    ['IN_PROGRESS', 'the sender', 'ACCEPTED', 3, 'referral_events_reached_check'],
    ['IN_PROGRESS', 'the scope SYSTEM', 'ACCEPTED', 3, 'referral_events_reached_check'],
    ['ON_HOLD', 'the recipient', 'IN_PROGRESS', 4, 'referral_events_reached_check'],
    ['ACCEPTED', 'the sender', 'REQUESTED', 2, 'referral_events_reached_check'],
  ])('%s is not taken back by %s to the %s it had before', async (state, who, to, version, refusal) => {
    const referral = await caseIn(cast, state);
    const set = `set state = '${to}', version = ${version} where id = '${referral}'`;
    const settings = settingsOf(
      who === 'the sender' ? cast.sender : cast.recipient,
      who === 'the scope SYSTEM' ? { scope: 'SYSTEM' } : {},
    );
    const steps = [`update referral_overview ${set}`, `update referrals ${set}`];
    expect(await play(attacker, settings, ...steps)).toBe(refusal);
    const late = ['set constraints all deferred', ...steps];
    expect(await play(attacker, settings, ...late)).toBe(refusal);
  });

  it('sent is not taken back to the draft it was, even with its payload closed', async () => {
    const referral = await caseIn(cast, 'REQUESTED');
    const draft = `update referrals set state = 'DRAFT', version = 1, sent = null where id = '${referral}'`;
    const closed = `update payload_items set resting = null where referral_id = '${referral}'`;
    expect(await asSender(draft)).toBe('referral_events_reached_check');
    expect(await asSender(draft, AS_SYSTEM, closed)).toBe('referral_events_reached_check');
    const unsent = `update referrals set sent = null, state = 'DRAFT' where id = '${referral}'`;
    expect(await asSender(unsent, AS_SYSTEM, closed)).toMatch(/^(sendings_sent_fk|referrals_event_fk)$/);
  });

  it.each(['DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED'] as const)(
    '%s is final for everybody',
    async (state) => {
      const referral = await caseIn(cast, state);
      for (const attack of [moved(referral, 'ACCEPTED'), moved(referral, 'REQUESTED')]) {
        expect(await asSender(attack)).toBe('0 rows');
        expect(await asRecipient(attack)).toBe('0 rows');
        expect(await asSender(AS_SYSTEM, attack)).toBe('0 rows');
      }
    },
  );

  it.each<[string, ReferralState, string, string, string, string]>([
    ['DECLINE', 'REQUESTED', 'DECLINED', 'RECIPIENT', 'a reason', 'referrals_declined_check'],
    ['WITHDRAW', 'REQUESTED', 'WITHDRAWN', 'SENDER', 'a reason', 'referrals_withdrawn_check'],
    ['COMPLETE', 'ACCEPTED', 'COMPLETED', 'RECIPIENT', 'an outcome', 'referrals_completed_check'],
  ])('%s of a %s one to %s by the %s needs %s', async (action, from, to, side, _needs, refusal) => {
    const person = side === 'SENDER' ? cast.sender : cast.recipient;
    const steps = await moveStatements(
      cast,
      await caseIn(cast, from),
      { action, from, to, side },
      person.accountId,
    );
    expect(await play(attacker, settingsOf(person), ...steps)).toBe(refusal);
  });

  it.each<[string, string]>([
    ['DECLINE', `, decline_reason = 'OTHER'`],
    ['WITHDRAW', `, withdraw_reason = 'OTHER'`],
  ])('%s closes the payload: forgetting the marks is refused', async (action, change) => {
    const referral = await caseIn(cast, 'REQUESTED');
    const [to, side, person] =
      action === 'DECLINE'
        ? ['DECLINED', 'RECIPIENT', cast.recipient]
        : (['WITHDRAWN', 'SENDER', cast.sender] as const);
    const step = { action, from: 'REQUESTED', to, side };
    const steps = await moveStatements(cast, referral, step, person.accountId, change);
    expect(await play(attacker, settingsOf(person), ...steps)).toBe('payload_items_resting_fk');
    const closed = `update payload_items set resting = null where referral_id = '${referral}'`;
    expect(await play(attacker, settingsOf(person), ...steps, AS_SYSTEM, closed)).toBe('1 rows');
  });

  it('the outcome is the recipient’s word: the sender does not rewrite it', async () => {
    const referral = await caseIn(cast, 'COMPLETED');
    const rewrite = `update referrals set outcome = 'NOT_HELPFUL' where id = '${referral}'`;
    expect(await asSender(rewrite)).toBe('0 rows');
    expect(await asRecipient(rewrite)).toBe('0 rows');
    const found = await test.owner.query(`select outcome from referrals where id = $1`, [referral]);
    expect(found.rows).toEqual([{ outcome: 'SUPPORT_FINISHED' }]);
  });

  it('the day an answer is due is set by the sending: the recipient does not put it off', async () => {
    const referral = await caseIn(cast, 'REQUESTED');
    const later = `update referrals set respond_by = '2099-01-01' where id = '${referral}'`;
    const never = `update referrals set respond_by = null where id = '${referral}'`;
    for (const person of [cast.recipient, cast.sender]) {
      expect(await play(attacker, settingsOf(person), later)).toBe('referrals_overview_fk');
      expect(await play(attacker, settingsOf(person), AS_SYSTEM, later)).toBe('referrals_overview_fk');
      expect(await play(attacker, settingsOf(person), never)).toBe('referrals_respond_by_check');
    }
  });
});

describe('a draft', () => {
  const row = (change: Record<string, string | boolean> = {}) => ({
    network_id: cast.network,
    id: newId(),
    family_id: cast.family.id,
    from_id: cast.from,
    to_id: cast.to,
    purpose: 'FIND_SUPPORT',
    urgency: 'ROUTINE',
    state: 'DRAFT',
    drafted_by: cast.sender.accountId,
    ...change,
  });

  it.each<[string, () => Record<string, string | boolean>, string]>([
    ['in another state', () => ({ state: 'REQUESTED' }), 'policy referrals'],
    ['in another partner’s name', () => ({ from_id: cast.other }), 'policy referrals'],
    ['in another person’s name', () => ({ drafted_by: cast.third.accountId }), 'policy referrals'],
    ['in another network', () => ({ network_id: newId() }), 'policy referrals'],
    ['called sent', () => ({ sent: true }), 'permission denied for table referrals'],
    ['about a family of nobody', () => ({ family_id: newId() }), 'referrals_family_fk'],
    ['to nobody in the network', () => ({ to_id: newId() }), 'referrals_to_fk'],
  ])('%s is refused', async (_title, lie, refusal) => {
    expect(await asSender(insertRow('referrals', row(lie())))).toBe(refusal);
  });

  it('about a family of another partner is refused', async () => {
    const stolen = row({ from_id: cast.to, to_id: cast.other, drafted_by: cast.recipient.accountId });
    expect(await asRecipient(insertRow('referrals', stolen))).toBe('referrals_family_fk');
  });

  it('begins its chain in the same transaction', async () => {
    expect(await asSender(insertRow('referrals', row()))).toBe('referrals_event_fk');
  });
});
