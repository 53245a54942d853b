import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { draftForm, makeCast, recordFamilyOf, signForm, type Cast, type Item } from '../support/gate-cast';
import { marksOf, releaseRow, signedToo } from '../support/gate-rows';
import { as } from '../support/people';
import { revokesPart } from '../support/race-acts';
import { AS_SYSTEM, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A part taken back: of what the form asks, by who revokes, under SYSTEM; nothing is granted of it later. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let childs: Item;
let contact: Item;
let form: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'teilstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  childs = [cast.family.child, 'CHILD_HEALTH'];
  contact = [cast.family.mother, 'CONTACT'];
  form = await draftForm(cast, { to: [cast.to, cast.other], items: [childs, contact], direction: 'MUTUAL' });
  await signForm(cast, form, cast.family.mother);
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asSystem = (...steps: string[]): Promise<string> => asSender(AS_SYSTEM, ...steps);

const revocation = (id: string, change: Row = {}): string =>
  insertRow('revocations', {
    network_id: cast.network,
    id,
    consent_id: form,
    revoked_by_id: cast.family.mother,
    received_via: 'DISCLOSER',
    whole: false,
    lead_recipient_id: cast.to,
    lead_subject_id: cast.family.child,
    lead_category: 'CHILD_HEALTH',
    recorded_by: cast.sender.accountId,
    ...change,
  });
/** Of the whole, which names nothing. */
const WHOLE = { whole: true, lead_recipient_id: null, lead_subject_id: null, lead_category: null };
const part = (id: string, change: Row = {}): string =>
  insertRow('revocation_parts', {
    network_id: cast.network,
    revocation_id: id,
    consent_id: form,
    revoked_by_id: cast.family.mother,
    recipient_id: cast.to,
    subject_id: cast.family.child,
    category: 'CHILD_HEALTH',
    ...change,
  });

describe('a part', () => {
  it.each<[string, () => Row, string]>([
    ['of a kind that the form does not ask', () => ({ category: 'SOCIAL_SITUATION' }), 'revocation_parts_item_fk'],
    ['about somebody it does not ask about', () => ({ subject_id: cast.family.father }), 'revocation_parts_item_fk'],
    ['for a recipient it does not name', () => ({ recipient_id: cast.from }), 'revocation_parts_item_fk'],
    ['of another person’s', () => ({ revoked_by_id: cast.family.father }), 'revocation_parts_revocation_fk'],
    ['of no revocation', () => ({ revocation_id: newId() }), 'revocation_parts_revocation_fk'],
    ['in another network', () => ({ network_id: newId() }), 'policy revocation_parts'],
  ])('%s is refused', async (_title, lie, refusal) => {
    const id = newId();
    expect(await asSystem(revocation(id), part(id, lie()))).toBe(refusal);
  }); // prettier-ignore

  it('of another form is refused, also when that asks the same', async () => {
    const other = await draftForm(cast, { items: [childs] });
    const id = newId();
    expect(await asSystem(revocation(id), part(id, { consent_id: other }))).toBe(
      'revocation_parts_revocation_fk',
    );
  });

  it.each(['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])(
    'is not taken back in the scope "%s"',
    async (scope) => {
      const id = newId();
      const steps = [AS_SYSTEM, revocation(id), `set local app.scope = '${scope}'`, part(id)];
      expect(await asSender(...steps)).toBe('policy revocation_parts');
    },
  );

  it('is named once, never rewritten and never taken away', async () => {
    const id = newId();
    expect(await asSystem(revocation(id), part(id), marksOf({ id }))).toBe('1 rows');
    expect(await asSystem(part(id))).toBe('revocation_parts_pkey');
    for (const attack of ['update revocation_parts set category = category', 'delete from revocation_parts'])
      expect(await asSystem(attack)).toBe('permission denied for table revocation_parts');
  });

  it('does not take the signature back, and the whole does not leave it standing, parts or not', async () => {
    const id = newId();
    const takeBack = `update consent_signatures set standing = false where consent_id = '${form}'`;
    expect(await asSystem(revocation(id), part(id), takeBack)).toBe('policy consent_signatures');
    expect(await asSystem(revocation(id, WHOLE), part(id))).toBe('revocations_standing_fk');
  });
});

describe('on a signature whose giver took a part back', () => {
  beforeEach(async () => {
    const wish = { revokedBy: cast.family.mother, recipients: [cast.to], items: [childs] };
    const act = revokesPart(cast.sender, form, wish);
    await as(test.database, cast.sender, (work) => act.story(work));
  });

  async function granted(): Promise<string[]> {
    const { rows } = await test.owner.query<{ line: string }>(
      `select category || case when discloser_id = $2 then ' to ' || recipient_id else ' from ' || discloser_id end as line
         from releases where consent_id = $1 and live order by 1`,
      [form, cast.from],
    );
    return rows.map((row) => row.line);
  }
  const contactOf = (partner: string): string[] => [`CONTACT from ${partner}`, `CONTACT to ${partner}`];
  const childsOf = (partner: string): string[] => [
    `CHILD_HEALTH from ${partner}`,
    `CHILD_HEALTH to ${partner}`,
  ];

  it('the father’s own signature grants the rest, and nothing of that part in either direction', async () => {
    await signForm(cast, form, cast.family.father);
    const expected = [...childsOf(cast.other), ...contactOf(cast.other), ...contactOf(cast.to)];
    expect(await granted()).toEqual(expected.sort());
  });

  it.each<[string, (mother: string, father: string) => Row, string]>([
    ['first', (mother, father) => ({ signer_1: mother, ...signedToo(2, father) }), 'releases_standing_1_fk'],
    ['second', (mother, father) => ({ signer_1: father, ...signedToo(2, mother) }), 'releases_standing_2_fk'],
    [
      'third',
      (mother, father) => ({ signer_1: father, ...signedToo(2, father), ...signedToo(3, mother) }),
      'releases_standing_3_fk',
    ],
    ['alone', (mother) => ({ signer_1: mother }), 'releases_standing_1_fk'],
  ])(
    'nothing of it is granted by hand, whoever signs beside it: she %s',
    async (_title, signers, refusal) => {
      const { mother, father } = cast.family;
      await signForm(cast, form, father);
      const row = { ...(await releaseRow(cast, form, childs, mother)), ...signers(mother, father) };
      expect(await asSender(insertRow('releases', row))).toBe(refusal);
      const reverse = { ...row, discloser_id: cast.to, recipient_id: cast.from };
      expect(await asSender(insertRow('releases', reverse))).toBe(refusal);
    },
  );

  it('what she did not take back is granted by hand as before: the refusal is the part’s', async () => {
    const row = await releaseRow(cast, form, childs, cast.family.mother);
    expect(await asSender(insertRow('releases', { ...row, recipient_id: cast.other }))).toBe('1 rows');
  });

  it('nothing that ended lives again', async () => {
    const wish = { revokedBy: cast.family.mother, items: [contact] };
    const act = revokesPart(cast.sender, form, wish);
    await as(test.database, cast.sender, (work) => act.story(work));
    expect(await granted()).toEqual([]);
    const back = `update releases set live = true, revocation_id = null, revoked_by_id = null where consent_id = '${form}'`;
    expect([await asSystem(back), await asSender(back)]).toEqual(['0 rows', '0 rows']);
    const again = insertRow('releases', await releaseRow(cast, form, contact, cast.family.mother));
    expect(await asSender(again)).toMatch(/^(policy releases|releases_pkey)$/);
  });
});
