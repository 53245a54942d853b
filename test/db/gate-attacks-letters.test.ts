import type { Client } from 'pg';
import { addDays } from '../../src/domain/period';
import {
  acceptedCase,
  draftCase,
  draftSuccessor,
  makeCast,
  recordFamilyOf,
  sentCase,
  signForm,
  signedForm,
  today,
  type Cast,
  type Item,
} from '../support/gate-cast';
import {
  acceptanceRow,
  effectStatements,
  moveStatements,
  payloadRow,
  receivedRow,
  releaseRow,
  sendStatements,
  sendingRow,
  SENT,
} from '../support/gate-rows';
import { AS_SYSTEM, count, insertRow, look, NO_SETTINGS, play, settingsOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * The allowed ways and attacks of the sketch the gate was built from (design: gate.sql), letter by letter, on the real
 * tables: what is released and sent. What is closed (I, J, L, M) stands in gate-attacks-letters-closing.test.ts, time
 * (O, P) in gate-attacks-time.test.ts.
 */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let situation: Item;
let health: Item;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'buchstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  situation = [cast.family.mother, 'SOCIAL_SITUATION'];
  health = [cast.family.child, 'CHILD_HEALTH'];
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);
const readable = (table: string, referral: string): Promise<number> =>
  count(attacker, settingsOf(cast.recipient), table, `referral_id = '${referral}'`);

/** The mother's own form, and the child's that both parents sign. */
async function twoForms(): Promise<{ hers: string; childs: string }> {
  const hers = await signedForm(cast, { items: [contact, situation] });
  const childs = await signedForm(cast, { items: [health] });
  await signForm(cast, childs, cast.family.father);
  return { hers, childs };
}

const close = (table: string, mark: string, referral: string, item?: Item): string =>
  `update ${table} set ${mark} = null where referral_id = '${referral}'${
    item === undefined ? '' : ` and subject_id = '${item[0]}' and category = '${item[1]}'`
  }`;
const DECLINE = { action: 'DECLINE', from: 'REQUESTED', to: 'DECLINED', side: 'RECIPIENT' };

it('A: whoever decides can lock what it decides on, nobody else can', async () => {
  const { hers } = await twoForms();
  const form = `select id from consents where id = '${hers}' for share`;
  const releases = `select category from releases where consent_id = '${hers}' for share`;
  expect(await look(attacker, settingsOf(cast.recipient), form)).toHaveLength(0);
  expect(await look(attacker, settingsOf(cast.third), releases)).toHaveLength(0);
  expect(await look(attacker, NO_SETTINGS, releases)).toHaveLength(0);
  expect(await look(attacker, settingsOf(cast.sender), form)).toHaveLength(1);
  expect(await look(attacker, settingsOf(cast.recipient), releases)).toHaveLength(2);
});

it('B: an empty sending is refused at the commit', async () => {
  await twoForms();
  const referral = await draftCase(cast, [contact]);
  const step = { action: 'SEND', from: 'DRAFT', to: 'REQUESTED', side: 'SENDER' };
  const move = await moveStatements(cast, referral, step, cast.sender.accountId, SENT);
  const sending = insertRow('sendings', await sendingRow(cast, referral, contact));
  expect(await asSender(sending, ...move)).toBe('sendings_lead_fk');
});

it('C: a referral may rest on two forms, each item on its own release', async () => {
  const { hers, childs } = await twoForms();
  const referral = await draftCase(cast, [contact, health]);
  const second = insertRow('payload_items', await payloadRow(cast, referral, health, childs));
  const crossed = insertRow('payload_items', await payloadRow(cast, referral, health, hers));
  const steps = await sendStatements(cast, referral, contact, hers);
  expect(await asSender(...steps, crossed)).toBe('payload_items_release_fk');
  expect(await asSender(...steps, second)).toBe('1 rows');
  expect(await readable('payload_items', referral)).toBe(2);
});

it('D: nothing is added to what was sent, by a release of before or of after', async () => {
  const { hers } = await twoForms();
  const referral = await sentCase(cast, [contact]);
  const before = insertRow('payload_items', await payloadRow(cast, referral, situation, hers));
  expect(await asSender(before)).toBe('payload_items_sending_fk');
  const late: Item = [cast.family.mother, 'SUPPORT_SO_FAR'];
  const after = await signedForm(cast, { items: [late] });
  const row = insertRow('payload_items', await payloadRow(cast, referral, late, after));
  expect(await asSender(row)).toBe('payload_items_sending_fk');
});

it('E and F: a recipient declines and reads no longer; forgetting the marks is refused', async () => {
  await twoForms();
  const referral = await sentCase(cast, [contact]);
  const reason = `, decline_reason = 'NO_CAPACITY'`;
  const move = await moveStatements(cast, referral, DECLINE, cast.recipient.accountId, reason);
  expect(await asRecipient(...move)).toBe('payload_items_resting_fk');
  const part = `set local app.scope = 'PARTNER'`;
  const closed = close('payload_items', 'resting', referral);
  expect(await asRecipient(AS_SYSTEM, closed, part, ...move)).toBe('1 rows');
  expect(await readable('payload_items', referral)).toBe(0);
});

it('G and H: copies come with the acceptance, none before it', async () => {
  await twoForms();
  const referral = await sentCase(cast, [contact]);
  const copy = insertRow('received_items', await receivedRow(cast, referral, contact));
  expect(await asRecipient(copy)).toBe('received_items_acceptance_fk');
  const acceptance = insertRow('acceptances', await acceptanceRow(cast, referral, contact));
  const step = { action: 'ACCEPT', from: 'REQUESTED', to: 'ACCEPTED', side: 'RECIPIENT' };
  const move = await moveStatements(cast, referral, step, cast.recipient.accountId);
  expect(await asRecipient(acceptance, copy, ...move)).toBe('1 rows');
  expect(await readable('received_items', referral)).toBe(1);
});

it('K: a form takes the place of another without a gap, and covers no more than it asks', async () => {
  const { hers } = await twoForms();
  const referral = await acceptedCase(cast, [contact, situation]);
  const next = await draftSuccessor(cast, hers, { items: [contact], validUntil: addDays(today(), 60) });
  const effect = [...(await effectStatements(cast, next, contact)), AS_SYSTEM];
  const repoint = (item: Item): string =>
    `update payload_items p set consent_id = c.id, opens_at = c.opens_at, closes_at = c.closes_at from consents c
      where c.id = '${next}' and p.referral_id = '${referral}' and p.category = '${item[1]}'`;
  const end = `update releases set live = false, superseded_by_id = '${next}' where consent_id = '${hers}' and live`;
  const part = `set local app.scope = 'PARTNER'`;
  const mark = `update consents set superseded_by_id = '${next}', version = version + 1 where id = '${hers}'`;
  const closed = [
    close('received_items', 'reading', referral, situation),
    close('payload_items', 'resting', referral, situation),
  ];
  expect(await asSender(...effect, repoint(situation))).toBe('payload_items_release_fk');
  expect(await asSender(...effect, end)).toBe('payload_items_release_fk');
  expect(await asSender(...effect, repoint(contact), end)).toBe('payload_items_release_fk');
  expect(await asSender(...effect, repoint(contact), ...closed, end, part, mark)).toBe('1 rows');
  expect(await readable('received_items', referral)).toBe(1);
  expect(await asSender(AS_SYSTEM, end)).toBe('0 rows');
  const dead = repoint(contact).replace(`c.id = '${next}'`, `c.id = '${hers}'`);
  expect(await asSender(AS_SYSTEM, dead)).toBe('payload_items_release_fk');
});

it('N: the way back is granted by a mutual form only, to the partner it names', async () => {
  const oneWay = await signedForm(cast, { items: [contact] });
  const mutual = await signedForm(cast, { items: [contact], direction: 'MUTUAL' });
  const back = { discloser_id: cast.to, recipient_id: cast.from };
  const release = async (form: string) => ({
    ...(await releaseRow(cast, form, contact, cast.family.mother)),
    ...back,
  });
  expect(await asSender(insertRow('releases', await release(oneWay)))).toBe('releases_direction_check');
  expect(
    await asSender(insertRow('releases', { ...(await release(mutual)), recipient_id: cast.other })),
  ).toBe('releases_direction_check');
  expect(await asSender(insertRow('releases', await release(mutual)))).toBe('releases_pkey');
});
