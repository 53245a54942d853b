import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import {
  acceptedCase,
  draftCase,
  draftSuccessor,
  makeCast,
  recordFamilyOf,
  revokeForm,
  sentCase,
  signForm,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { effectStatements, payloadRow, sendStatements } from '../support/gate-rows';
import { AS_PARTNER, AS_SYSTEM, count, insertRow, look, play, settingsOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What rests on one form is carried over to the form in its place, and to no other; what is not covered asks. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let old: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'tragestadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  old = await signedForm(cast, { items: [contact] });
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asSystem = (...steps: string[]): Promise<string> => asSender(AS_SYSTEM, ...steps);
const carry = (referral: string, form: string, change = ''): string =>
  `update payload_items p set consent_id = c.id, opens_at = c.opens_at, closes_at = c.closes_at${change} from consents c
    where c.id = '${form}' and p.referral_id = '${referral}'`;
const successor = (form: string): Promise<string> => draftSuccessor(cast, form, { items: [contact] });

describe('what is sent on one form is not carried over', () => {
  it('to an unrelated form that grants the same, waiting or accepted', async () => {
    const unrelated = await signedForm(cast, { items: [contact] });
    for (const referral of [await sentCase(cast), await acceptedCase(cast)]) {
      const from = await restsOn(referral);
      const other = from === old ? unrelated : old;
      expect(await asSystem(carry(referral, other))).toBe('payload_items_chain_fk');
    }
  });

  it('to a form that takes the place of another one', async () => {
    const referral = await sentCase(cast);
    const second = await signedForm(cast, { items: [contact] });
    const next = await successor(second);
    await signForm(cast, next);
    expect(await restsOn(referral)).toBe(old);
    expect(await asSystem(carry(referral, next))).toBe('payload_items_chain_fk');
  });

  it('to a form that has not taken effect, signed or not', async () => {
    const referral = await sentCase(cast);
    const next = await successor(old);
    expect(await asSystem(carry(referral, next))).toBe('payload_items_release_fk');
    await signForm(cast, next, cast.family.mother, { informed: false });
    expect(await asSystem(carry(referral, next))).toBe('payload_items_release_fk');
  });

  it('by changing the chain it was sent under', async () => {
    const referral = await sentCase(cast);
    const unrelated = await signedForm(cast, { items: [contact] });
    const change = ', chain_id = c.chain_id';
    expect(await asSystem(carry(referral, unrelated, change))).toBe(
      'permission denied for table payload_items',
    );
  });

  it('by being sent under a false chain', async () => {
    const referral = await draftCase(cast);
    const [sending = '', , ...move] = await sendStatements(cast, referral, contact, old);
    const item = { ...(await payloadRow(cast, referral, contact, old)), chain_id: newId() };
    expect(await asSender(sending, insertRow('payload_items', item), ...move)).toBe('payload_items_chain_fk');
  });

  it('once it has ended', async () => {
    const referral = await acceptedCase(cast);
    const next = await successor(old);
    await revokeForm(cast, old);
    expect(await asSystem(carry(referral, next))).toBe('0 rows');
    expect(await asSystem(carry(referral, next, ', resting = true'))).toBe('0 rows');
  });
});

it('is carried over in the scope SYSTEM only, and the copy follows', async () => {
  const referral = await acceptedCase(cast);
  const next = await draftSuccessor(cast, old, { items: [contact], validUntil: '2027-01-31' });
  const effect = await effectStatements(cast, next, contact);
  for (const scope of ['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN'])
    expect(await play(attacker, settingsOf(cast.sender, { scope }), carry(referral, old))).toBe('0 rows');
  const end = `update releases set live = false, superseded_by_id = '${next}' where consent_id = '${old}' and live`;
  const mark = `update consents set superseded_by_id = '${next}' where id = '${old}'`;
  expect(await asSender(...effect, AS_SYSTEM, carry(referral, next), end, AS_PARTNER, mark)).toBe('1 rows');
  const periods = await look<{ same: boolean }>(
    attacker,
    settingsOf(cast.recipient),
    `select r.closes_at = app.berlin_midnight('2027-02-01') as same from received_items r where r.referral_id = '${referral}'`,
  );
  expect(periods).toEqual([{ same: true }]);
  expect(await asSystem(carry(referral, old))).toBe('payload_items_release_fk');
});

describe('a question to the recipient', () => {
  const ask = (revocation: string, superseding: string | null, referral: string): string =>
    `insert into restrictions (network_id, referral_id, revocation_id, superseding_id, from_id, to_id, answer_due)
     select network_id, id, '${revocation}', ${superseding === null ? 'null' : `'${superseding}'`}, from_id, to_id, '2199-01-01'
       from referrals where id = '${referral}'`;

  it('is caused by a form only that has taken the place of another', async () => {
    const referral = await acceptedCase(cast);
    const next = await successor(old);
    expect(await asSystem(ask(next, next, referral))).toBe('restrictions_superseding_fk');
    expect(await asSystem(ask(next, null, referral))).toBe('restrictions_revocation_fk');
    await signForm(cast, next);
    expect(await asSystem(ask(newId(), next, referral))).toBe('restrictions_superseding_check');
    expect(await asSystem(ask(next, null, referral))).toBe('restrictions_revocation_fk');
    expect(await asSender(ask(next, next, referral))).toBe('policy restrictions');
    expect(
      await count(attacker, settingsOf(cast.recipient), 'restrictions', `referral_id = '${referral}'`),
    ).toBe(0);
    expect(await asSystem(ask(next, next, referral))).toBe('1 rows');
  });
});

async function restsOn(referral: string): Promise<string> {
  const { rows } = await test.owner.query<{ id: string }>(
    `select consent_id as id from payload_items where referral_id = $1`,
    [referral],
  );
  return rows[0]?.id ?? '';
}
