import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import {
  makeCast,
  recordFamilyOf,
  revokeForm,
  signedForm,
  draftCase,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { acceptanceRow, eventRow, moveStatements, sendingRow } from '../support/gate-rows';
import {
  allOf,
  paperAcceptance,
  paperAnswerRow,
  PAPER_ACCEPT,
  PAPER_DECLINE,
  reach,
  sentBy,
} from '../support/gate-rows-breadth';
import { count, insertRow, play, settingsOf, without, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The sender records for a recipient without accounts, and for nobody else; the gate stands before that too. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let form: string;
beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'papierstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  form = await signedForm(cast, { items: [contact] });
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);

describe('a recipient with accounts is not answered for by the sender', () => {
  it('with no part of it: not the acceptance, not the word, not the step', async () => {
    const parts = await paperAcceptance(cast, await sentBy(cast, 'PORTAL', contact), contact);
    expect(await asSender(parts.acceptance)).toBe('policy acceptances');
    expect(await asSender(parts.answer)).toBe('policy paper_answers');
    expect(await asSender(parts.event)).toBe('policy referral_events');
  });

  it('nor when it has lost its accounts since: it was sent to its portal', async () => {
    const id = await sentBy(cast, 'PORTAL', contact);
    await reach(cast, 'PAPER');
    const parts = await paperAcceptance(cast, id, contact);
    expect(await asSender(parts.acceptance)).toBe('acceptances_paper_fk');
    expect(await asSender(parts.answer)).toBe('paper_answers_paper_fk');
    expect(await asSender(parts.event, ...parts.move)).toBe('referral_events_paper_fk');
  });

  it('nor when it has got accounts since: from then on it answers for itself', async () => {
    const id = await sentBy(cast, 'PAPER', contact);
    await reach(cast, 'PORTAL');
    const parts = await paperAcceptance(cast, id, contact);
    expect(await asSender(parts.acceptance)).toBe('policy acceptances');
    expect(await asSender(parts.answer)).toBe('policy paper_answers');
    expect(await asSender(parts.event)).toBe('policy referral_events');
  });

  it('nor in its own name, nor by its own step, also on paper', async () => {
    const id = await sentBy(cast, 'PAPER', contact);
    const own = await acceptanceRow(cast, id, contact);
    expect(await asSender(insertRow('acceptances', own))).toBe('policy acceptances');
    const step = { ...PAPER_ACCEPT, action: 'ACCEPT' };
    for (const [side, refusal] of [
      ['SENDER', 'referral_events_transition_fk'],
      ['RECIPIENT', 'policy referral_events'],
    ] as const) {
      const event = await eventRow(cast, id, { ...step, side }, cast.sender.accountId);
      expect(await asSender(insertRow('referral_events', event))).toBe(refusal);
    }
  });
});

describe('how it was sent', () => {
  it.each([
    ['as if on paper', { to_channel: 'PAPER' }, 'policy sendings'],
    [
      'as if it had no accounts',
      { to_channel: 'PAPER', present_channel: 'PAPER' },
      'sendings_present_channel_fk',
    ],
    [
      'in a way that there is not',
      { to_channel: 'FAX', present_channel: 'FAX' },
      'sendings_to_channel_check',
    ],
    ['marked by hand', { paper: true }, 'cannot insert a non-DEFAULT value into column "paper"'],
  ])('is not written %s', async (_title, lie, refusal) => {
    await reach(cast, 'PORTAL');
    const row = { ...(await sendingRow(cast, await draftCase(cast), contact)), ...lie };
    expect(await asSender(insertRow('sendings', row))).toBe(refusal);
  });

  it('stays as it was, and goes along with the recipient', async () => {
    const id = await sentBy(cast, 'PAPER', contact);
    for (const column of ['to_channel', 'present_channel'])
      expect(await asSender(`update sendings set ${column} = 'PORTAL'`)).toBe(
        'permission denied for table sendings',
      );
    await reach(cast, 'PORTAL');
    const where = `referral_id = '${id}' and to_channel = 'PAPER' and present_channel = 'PORTAL'`;
    expect(await count(attacker, settingsOf(cast.sender), 'sendings', where)).toBe(1);
  });
});

describe('an acceptance on paper', () => {
  const tried = async (id: string, lies: Parameters<typeof paperAcceptance>[3] = {}): Promise<string> =>
    asSender(...allOf(await paperAcceptance(cast, id, contact, lies)));

  it.each<[string, () => Row, string]>([
    ['by another partner’s hand', () => ({ from_id: cast.other }), 'policy acceptances'],
    ['in another network', () => ({ network_id: newId() }), 'policy acceptances'],
    ['of what was not told', () => ({ lead_category: 'PARENT_HEALTH' }), 'policy acceptances'],
    ['that calls itself the recipient’s', () => ({ paper: null }), 'policy acceptances'],
    ['that is half on paper', () => ({ paper: false }), 'policy acceptances'],
  ])('%s is refused', async (_title, lie, refusal) => {
    expect(await tried(await sentBy(cast, 'PAPER', contact), { acceptance: lie() })).toBe(refusal);
  });

  it('is refused when what was told rests no more, or its period is over', async () => {
    const unresting = await sentBy(cast, 'PAPER', contact);
    await test.owner.query('update payload_items set resting = null where referral_id = $1', [unresting]);
    expect(await tried(unresting)).toBe('policy acceptances');
    const lapsed = await sentBy(cast, 'PAPER', contact);
    await test.setTime(new Date(Date.now() + 40 * 86_400_000).toISOString());
    expect(await tried(lapsed)).toBe('policy acceptances');
    await test.resetTime();
  });

  it('is refused once a revocation has closed it', async () => {
    const id = await sentBy(cast, 'PAPER', contact);
    const parts = await paperAcceptance(cast, id, contact);
    await revokeForm(cast, form);
    expect(await asSender(...allOf(parts))).toBe('policy acceptances');
    expect(await asSender(parts.answer, parts.event, ...parts.move)).toBe('referral_events_pkey');
  });

  it('is not the recipient’s or a third’s to record', async () => {
    const parts = await paperAcceptance(cast, await sentBy(cast, 'PAPER', contact), contact);
    for (const person of [cast.recipient, cast.third, cast.town.coordinator])
      for (const [statement, refusal] of [
        [parts.acceptance, 'policy acceptances'],
        [parts.answer, 'policy paper_answers'],
        [parts.event, 'policy referral_events'],
      ] as const)
        expect(await play(attacker, settingsOf(person), statement)).toBe(refusal);
  });

  it('is made of all its parts', async () => {
    const parts = await paperAcceptance(cast, await sentBy(cast, 'PAPER', contact), contact);
    const { acceptance, answer, event, move } = parts;
    expect(await asSender(answer, event, ...move)).toBe('referrals_acceptance_fk');
    expect(await asSender(acceptance, event, ...move)).toBe('referral_events_paper_fk');
    expect(await asSender(acceptance, answer)).toBe('paper_answers_step_fk');
    expect(await asSender(acceptance, answer, event, ...move)).toBe('1 rows');
    expect(await asSender(acceptance)).toBe('acceptances_pkey');
  });
});

describe('what the sender was told', () => {
  it.each<[string, () => Row, string]>([
    ['in a colleague’s name', () => ({ recorded_by: cast.third.accountId }), 'policy paper_answers'],
    ['in another partner’s name', () => ({ from_id: cast.other }), 'policy paper_answers'],
    ['of another recipient', () => ({ to_id: cast.other }), 'paper_answers_referral_fk'],
    ['before it was sent', () => ({ answered_on: '2020-01-01' }), 'paper_answers_answered_on_check'],
    ['tomorrow', () => ({ answered_on: '2199-01-01' }), 'paper_answers_answered_on_check'],
    [
      'of an earlier sending',
      () => ({ sent_at: '2020-01-01', answered_on: '2020-01-01' }),
      'paper_answers_sent_fk',
    ],
    ['by nobody', () => ({ spoken_with: null }), 'null value'],
    [
      'recorded at another time',
      () => ({ recorded_at: '2020-01-01' }),
      'permission denied for table paper_answers',
    ],
    ['marked by hand', () => ({ paper: true }), 'permission denied for table paper_answers'],
    ['of a step that is none of these', () => ({ version: 2 }), 'paper_answers_step_fk'],
  ])('%s is refused', async (_title, lie, refusal) => {
    const row = { ...(await paperAnswerRow(cast, await sentBy(cast, 'PAPER', contact))), ...lie() };
    expect(await asSender(insertRow('paper_answers', row))).toMatch(new RegExp(refusal));
  });

  it('is never rewritten, and is seen by the sender alone', async () => {
    const id = await sentBy(cast, 'PAPER', contact);
    const steps = await moveStatements(
      cast,
      id,
      PAPER_DECLINE,
      cast.sender.accountId,
      `, decline_reason = 'OTHER'`,
    );
    const closed = `update payload_items set resting = null where referral_id = '${id}'`;
    const answer = insertRow('paper_answers', await paperAnswerRow(cast, id));
    expect(await asSender(answer, ...steps)).toBe('payload_items_resting_fk');
    const system = `set local app.scope = 'SYSTEM'`;
    expect(await asSender(answer, system, closed, `set local app.scope = 'PARTNER'`, ...steps)).toBe(
      '1 rows',
    );
    for (const attack of ['update paper_answers set answered_on = now()', 'delete from paper_answers'])
      expect(await asSender(attack)).toBe('permission denied for table paper_answers');
    const seen = (person: typeof cast.sender): Promise<number> =>
      count(attacker, settingsOf(person), 'paper_answers', `referral_id = '${id}'`);
    expect([await seen(cast.sender), await seen(cast.recipient), await seen(cast.third)]).toEqual([1, 0, 0]);
  });

  it('has a refusal without who said so, of what is no row of the state table', async () => {
    const id = await sentBy(cast, 'PAPER', contact);
    const start = { action: 'PAPER_START', from: 'ACCEPTED', to: 'IN_PROGRESS', side: 'SENDER' };
    const event = await eventRow(cast, id, start, cast.sender.accountId);
    expect(await asSender(insertRow('referral_events', event))).toBe('referral_events_transition_fk');
    const answer = without(await paperAnswerRow(cast, id), 'spoken_with_key_id');
    expect(await asSender(insertRow('paper_answers', answer))).toMatch(/null value/);
  });
});
