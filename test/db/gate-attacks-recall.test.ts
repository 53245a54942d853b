import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { recallReferral } from '../../src/modules/referrals/recall-referral';
import type { ReferralState } from '../../src/modules/referrals/referral-words';
import { withdrawReferral } from '../../src/modules/referrals/withdraw-referral';
import { caseIn } from '../support/gate-cases';
import { draftCase, makeCast, recordFamilyOf, type Cast } from '../support/gate-cast';
import { eventRow, moveStatements, recallRow } from '../support/gate-rows';
import { as } from '../support/people';
import { AS_PARTNER, AS_SYSTEM, count, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Only the sender recalls, only what was sent, once, and what it recalls is over in the same commit. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'rueckrufstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);

const recallFrom = (from: ReferralState) => ({ action: 'RECALL', from, to: 'WITHDRAWN', side: 'SENDER' });
const MISDIRECTED = `, withdraw_reason = 'MISDIRECTED'`;
/** States that a recall ends; the others keep theirs. */
const OPEN = ['REQUESTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED'] as const;
const CLOSED = ['DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED'] as const;

/** All statements of a recall, as the application makes them. */
async function recallStatements(referral: string, from: ReferralState): Promise<string[]> {
  const step = recallFrom(from);
  const move = await moveStatements(cast, referral, step, cast.sender.accountId, MISDIRECTED);
  const [event = '', overview = '', moved = ''] = move;
  return [
    insertRow('recalls', await recallRow(cast, referral)),
    event,
    overview,
    AS_SYSTEM,
    `update received_items set reading = null where referral_id = '${referral}'`,
    `update payload_items set resting = null where referral_id = '${referral}'`,
    moved,
  ];
}

describe('a recall', () => {
  it.each<[string, () => Row, string]>([
    ['in a colleague’s name', () => ({ recalled_by: cast.third.accountId }), 'policy recalls'],
    ['in another network', () => ({ network_id: newId() }), 'policy recalls'],
    ['towards another recipient', () => ({ to_id: cast.other }), 'recalls_referral_fk'],
    ['of a referral that there is not', () => ({ referral_id: newId() }), 'recalls_referral_fk'],
    ['dated back', () => ({ recalled_at: '2020-01-01' }), 'permission denied for table recalls'],
    ['that calls itself sent', () => ({ sent: true }), 'permission denied for table recalls'],
    ['that calls itself closed', () => ({ closed: true }), 'permission denied for table recalls'],
  ])('%s is refused', async (_title, lie, refusal) => {
    const row = { ...(await recallRow(cast, await caseIn(cast, 'DECLINED'))), ...lie() };
    expect(await asSender(insertRow('recalls', row))).toBe(refusal);
  });

  it('is not made by the recipient, nor by a third, whichever sender they name', async () => {
    const row = await recallRow(cast, await caseIn(cast, 'DECLINED'));
    for (const [person, partner] of [
      [cast.recipient, cast.to],
      [cast.third, cast.other],
    ] as const) {
      const own = { ...row, recalled_by: person.accountId };
      const posed = insertRow('recalls', { ...own, from_id: partner });
      expect(await play(attacker, settingsOf(person), insertRow('recalls', own))).toBe('policy recalls');
      expect(await play(attacker, settingsOf(person), posed)).toBe('recalls_referral_fk');
    }
  });

  it.each(['SYSTEM', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])(
    'is not made in the scope "%s"',
    async (scope) => {
      const recall = insertRow('recalls', await recallRow(cast, await caseIn(cast, 'DECLINED')));
      expect(await play(attacker, settingsOf(cast.sender, { scope }), recall)).toBe('policy recalls');
    },
  );

  it('is not made of a draft, also of one that was given up', async () => {
    const draft = await draftCase(cast);
    const recall = insertRow('recalls', await recallRow(cast, draft));
    expect(await asSender(recall)).toBe('recalls_sent_fk');
    await as(test.database, cast.sender, (work) => withdrawReferral(work, draft, 'OTHER'));
    expect(await asSender(recall)).toBe('recalls_sent_fk');
  });

  it('is made once, never rewritten and never taken away', async () => {
    const referral = await caseIn(cast, 'DECLINED');
    const recall = insertRow('recalls', await recallRow(cast, referral));
    expect(await asSender(recall)).toBe('1 rows');
    expect(await asSender(recall)).toBe('recalls_pkey');
    for (const attack of ['update recalls set recalled_at = now()', 'delete from recalls'])
      expect(await asSender(attack)).toBe('permission denied for table recalls');
  });

  it.each(CLOSED)('of what is %s leaves its state', async (state) => {
    const referral = await caseIn(cast, state);
    expect(await asSender(insertRow('recalls', await recallRow(cast, referral)))).toBe('1 rows');
    const step = recallFrom(state);
    const event = await eventRow(cast, referral, step, cast.sender.accountId);
    expect(await asSender(insertRow('referral_events', event))).toBe('referral_events_transition_fk');
  });

  it.each(OPEN)('of what is %s does not leave it open', async (state) => {
    const referral = await caseIn(cast, state);
    const recall = insertRow('recalls', await recallRow(cast, referral));
    expect(await asSender(recall)).toBe('recalls_closed_fk');
    expect(await asSender('set constraints all deferred', recall)).toBe('recalls_closed_fk');
  });

  it.each(OPEN)('of what is %s ends it in one commit', async (state) => {
    const referral = await caseIn(cast, state);
    expect(await asSender(...(await recallStatements(referral, state)))).toBe('1 rows');
    for (const table of ['payload_items', 'received_items'])
      expect(await count(attacker, settingsOf(cast.recipient), table, `referral_id = '${referral}'`)).toBe(0);
  });

  it.each<[number, string, string]>([
    [0, 'its own row', 'referral_events_recall_fk'],
    [1, 'the event', 'referrals_event_fk'],
    [2, 'the overview', 'referrals_overview_fk'],
    [4, 'closing the copy', 'received_items_resting_fk'],
    [5, 'closing the payload', 'payload_items_resting_fk'],
    [6, 'moving the referral', 'recalls_closed_fk'],
  ])('is not done without step %i, %s', async (left, _what, refusal) => {
    const referral = await caseIn(cast, 'ACCEPTED');
    const steps = await recallStatements(referral, 'ACCEPTED');
    const without = steps.filter((_step, place) => place !== left);
    expect(await asSender(...without)).toBe(refusal);
  });

  it('is no step of the recipient’s, nor of SYSTEM', async () => {
    const referral = await caseIn(cast, 'ACCEPTED');
    const { accountId } = cast.recipient;
    const senders = await eventRow(cast, referral, recallFrom('ACCEPTED'), accountId);
    expect(await asRecipient(insertRow('referral_events', senders))).toBe('policy referral_events');
    for (const [side, scope] of [
      ['RECIPIENT', AS_PARTNER],
      ['SYSTEM', AS_SYSTEM],
    ] as const) {
      const event = insertRow('referral_events', { ...senders, side });
      expect(await asRecipient(scope, event)).toBe('referral_events_transition_fk');
    }
  });
});

describe('what is completed', () => {
  it.each(['outcome', 'ending', 'state', 'version', 'withdraw_reason', 'responsible_account_id'])(
    'is not edited by a party: %s',
    async (column) => {
      const referral = await caseIn(cast, 'COMPLETED');
      const edit = `update referrals set ${column} = ${column} where id = '${referral}'`;
      expect([await asSender(edit), await asRecipient(edit)]).toEqual(['0 rows', '0 rows']);
    },
  );

  it('is not moved by the sender without the mark, which SYSTEM sets', async () => {
    const referral = await caseIn(cast, 'COMPLETED');
    const steps = await recallStatements(referral, 'COMPLETED');
    const moved = steps.at(-1) ?? '';
    expect(await asSender(...steps.slice(0, -1), AS_PARTNER, moved)).toBe('recalls_closed_fk');
    const unsaid = steps.slice(1, -1);
    expect(await asSender(...unsaid, AS_PARTNER, moved)).toBe('referral_events_reached_fk');
  });

  it.each([
    ['IN_PROGRESS', 'referrals_overview_fk'],
    ['ACCEPTED', 'referrals_overview_fk'],
    ['WITHDRAWN', 'payload_items_resting_fk'],
  ])('is not moved under SYSTEM without a step of the chain: %s', async (state, refusal) => {
    const referral = await caseIn(cast, 'COMPLETED');
    const move = `update referrals set state = '${state}', version = version + 1${MISDIRECTED} where id = '${referral}'`;
    expect(await asSender(AS_SYSTEM, move)).toBe(refusal);
  });
});

it.each(OPEN)('a copy recalled from %s never reads again', async (state) => {
  const referral = await caseIn(cast, state);
  await as(test.database, cast.sender, (work) => recallReferral(work, referral));
  const where = `where referral_id = '${referral}'`;
  const back: [string, RegExp][] = [
    [`update payload_items set resting = true ${where}`, /^0 rows$/],
    [`update received_items set reading = 'ACCEPTED' ${where}`, /^(policy received_items|0 rows)$/],
    [`update received_items set reading = 'OWN_LEGAL_BASIS' ${where}`, /^(received_items_kept_fk|0 rows)$/],
    [`update referrals set state = 'ACCEPTED' where id = '${referral}'`, /^0 rows$/],
  ];
  for (const [attack, refusal] of back) {
    expect(await asRecipient(AS_SYSTEM, attack)).toMatch(refusal);
    expect(await asSender(AS_SYSTEM, attack)).toMatch(refusal);
  }
  for (const table of ['payload_items', 'received_items'])
    expect(await count(attacker, settingsOf(cast.recipient), table, `referral_id = '${referral}'`)).toBe(0);
});
