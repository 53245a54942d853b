import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { caseIn } from '../support/gate-cases';
import { draftCase, makeCast, signedForm, type Cast, type Item } from '../support/gate-cast';
import { moveStatements, overviewRow, sendStatements } from '../support/gate-rows';
import { AS_SYSTEM, count, insertRow, look, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The coordination's overview: all that it sees of a referral, and never another state than the referral's own. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'uebersichtstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const overview = (referral: string, set: string): string =>
  `update referral_overview set ${set} where id = '${referral}'`;

it('is not moved without the referral', async () => {
  const referral = await caseIn(cast, 'REQUESTED');
  for (const attack of [`state = 'DECLINED'`, `version = version + 1`, `state = 'ACCEPTED', version = 3`]) {
    for (const person of [cast.sender, cast.recipient])
      expect(await play(attacker, settingsOf(person), overview(referral, attack))).toBe(
        'referrals_overview_fk',
      );
    expect(await asSender(AS_SYSTEM, overview(referral, attack))).toBe('referrals_overview_fk');
  }
});

it('is not left behind by the referral', async () => {
  const referral = await caseIn(cast, 'ACCEPTED');
  const start = { action: 'START', from: 'ACCEPTED', to: 'IN_PROGRESS', side: 'RECIPIENT' };
  const { accountId } = cast.recipient;
  const [event = '', , move = ''] = await moveStatements(cast, referral, start, accountId);
  const recipient = settingsOf(cast.recipient);
  expect(await play(attacker, recipient, event, move)).toBe('referrals_overview_fk');
  const lie = overview(referral, `state = 'COMPLETED', version = version + 1`);
  expect(await play(attacker, recipient, event, lie, move)).toBe('referrals_overview_fk');
});

it('is not missing for what is sent', async () => {
  const contact: Item = [cast.family.mother, 'CONTACT'];
  const form = await signedForm(cast, { items: [contact] });
  const referral = await draftCase(cast, [contact]);
  const steps = await sendStatements(cast, referral, contact, form);
  const silent = steps.filter((step) => !step.includes('referral_overview'));
  expect(await asSender(...silent)).toBe('referrals_overview_fk');
  expect(await asSender(...steps)).toBe('1 rows');
});

it('shows no draft: none is written for what has not been sent', async () => {
  const referral = await draftCase(cast);
  const early = { ...(await overviewRow(cast, referral)), version: 1 };
  expect(await asSender(insertRow('referral_overview', early))).toBe('referral_overview_sending_fk');
});

it.each<[string, () => Row, string]>([
  ['in another partner’s name', () => ({ from_id: cast.other }), 'policy referral_overview'],
  ['in another network', () => ({ network_id: newId() }), 'policy referral_overview'],
  ['in a later state', () => ({ state: 'ACCEPTED' }), 'policy referral_overview'],
  ['of no referral', () => ({ id: newId() }), 'referral_overview_referral_fk'],
  ['of another recipient', () => ({ to_id: cast.other }), 'referral_overview_referral_fk'],
])('is not written %s', async (_title, lie, refusal) => {
  const row = { ...(await overviewRow(cast, await draftCase(cast))), ...lie() };
  expect(await asSender(insertRow('referral_overview', row))).toBe(refusal);
});

it.each<[string, Row, string]>([
  ['a later day to answer', { respond_by: '2099-01-01' }, 'referrals_overview_fk'],
  ['another urgency', { urgency: 'URGENT' }, 'referrals_overview_fk'],
  ['another version', { version: 7 }, 'referrals_overview_fk'],
  ['another time of sending', { sent_at: '2020-01-01' }, 'referral_overview_sending_fk'],
])('does not tell the coordination %s than the referral has', async (_title, lie, refusal) => {
  const contact: Item = [cast.family.mother, 'CONTACT'];
  const form = await signedForm(cast, { items: [contact] });
  const referral = await draftCase(cast, [contact]);
  const steps = await sendStatements(cast, referral, contact, form);
  const told = insertRow('referral_overview', { ...(await overviewRow(cast, referral)), ...lie });
  const lying = steps.map((step) => (step.includes('into referral_overview') ? told : step));
  expect(await asSender(...lying)).toBe(refusal);
});

it('is not written or moved by the coordination, nor by partners who have no part in it', async () => {
  const referral = await caseIn(cast, 'REQUESTED');
  const row = insertRow('referral_overview', await overviewRow(cast, await draftCase(cast)));
  for (const person of [cast.town.coordinator, cast.third]) {
    expect(await play(attacker, settingsOf(person), row)).toBe('policy referral_overview');
    expect(await play(attacker, settingsOf(person), overview(referral, `state = 'DECLINED'`))).toBe('0 rows');
  }
});

it.each(['respond_by', 'sent_at', 'urgency', 'from_id', 'to_id'])(
  'is never rewritten: %s',
  async (column) => {
    expect(await asSender(`update referral_overview set ${column} = ${column}`)).toBe(
      'permission denied for table referral_overview',
    );
  },
);

it('tells the coordination of a referral what the table of columns says, and nothing else', async () => {
  const referral = await caseIn(cast, 'REQUESTED');
  const coordination = settingsOf(cast.town.coordinator);
  const [row] = await look(
    attacker,
    coordination,
    `select * from referral_overview where id = '${referral}'`,
  );
  expect(Object.keys(row ?? {}).sort()).toEqual([
    'changed_at',
    'from_id',
    'id',
    'network_id',
    'respond_by',
    'sent_at',
    'state',
    'to_id',
    'urgency',
    'version',
  ]);
  expect(await count(attacker, settingsOf(cast.third), 'referral_overview', `id = '${referral}'`)).toBe(0);
});
