import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { draftForm, makeCast, recordFamilyOf, signForm, type Cast, type Item } from '../support/gate-cast';
import { marksOf, partialRow, partRows } from '../support/gate-rows';
import { AS_SYSTEM, insertRow, play, settingsOf, textOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What a signature counts for, item by item: from its own transaction on, until a revocation that names the item. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let situation: Item;
let childs: Item;
let form: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'postenstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  situation = [cast.family.mother, 'SOCIAL_SITUATION'];
  childs = [cast.family.child, 'SUPPORT_SO_FAR'];
  form = await draftForm(cast, { items: [contact, situation, childs] });
  await signForm(cast, form, cast.family.mother);
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asSystem = (...steps: string[]): Promise<string> => asSender(AS_SYSTEM, ...steps);

const itemRow = (change: Row = {}): string =>
  insertRow('signature_items', {
    ...{ network_id: cast.network, consent_id: form, recipient_id: cast.to, signer_id: cast.family.mother },
    ...{ subject_id: contact[0], category: contact[1], discloser_id: cast.from },
    ...change,
  });
/** Ends what the form grants of an item. */
const endOf = (revocation: Row, [subject, category]: Item): string =>
  `update releases set live = false, revocation_id = '${textOf(revocation.id)}', revoked_by_id = '${cast.family.mother}'
    where consent_id = '${form}' and subject_id = '${subject}' and category = '${category}'`;
const markOf = (change: string, [subject, category]: Item = childs): string =>
  `update signature_items set ${change} where consent_id = '${form}' and signer_id = '${cast.family.mother}'
    and subject_id = '${subject}' and category = '${category}'`;

describe('what a signature counts for', () => {
  it.each<[string, () => Row, string]>([
    ['written once more', () => ({}), 'signature_items_pkey'],
    ['of somebody who has not signed', () => ({ signer_id: cast.family.father }), 'signature_items_signature_fk'],
    ['to somebody it does not name', () => ({ recipient_id: cast.other }), 'signature_items_item_fk'],
    ['of a kind it does not ask', () => ({ category: 'PARENT_HEALTH' }), 'signature_items_item_fk'],
    ['under another discloser', () => ({ discloser_id: cast.other }), 'policy signature_items'],
    ['in another network', () => ({ network_id: newId() }), 'policy signature_items'],
    ['with a mark of its own', () => ({ standing: true }), 'permission denied for table signature_items'],
    ['dated by hand', () => ({ begun_at: '2020-01-01' }), 'permission denied for table signature_items'],
  ])('%s is refused', async (_title, lie, refusal) => {
    expect(await asSender(itemRow(lie()))).toBe(refusal);
  }); // prettier-ignore

  it('is written with the signature: nothing is added to it later', async () => {
    await test.owner.query('delete from releases where consent_id = $1', [form]);
    await test.owner.query(`delete from signature_items where consent_id = $1 and category = 'CONTACT'`, [
      form,
    ]);
    expect(await asSender(itemRow())).toBe('signature_items_signature_fk');
  });

  it('is never taken away', async () => {
    expect(await asSystem('delete from signature_items')).toBe('permission denied for table signature_items');
  });
});

describe('a revocation of a part', () => {
  it('takes back what it names, and that alone', async () => {
    const own = partialRow(cast, form, [contact]);
    const steps = [insertRow('revocations', own), ...partRows(own, [contact]), endOf(own, contact)];
    expect(await asSystem(...steps, marksOf(own))).toBe('1 rows');
  });

  it('without a part is refused, and so is one of the whole that leads with one', async () => {
    const own = partialRow(cast, form, [contact]);
    expect(await asSystem(insertRow('revocations', own))).toBe('revocations_lead_fk');
    const lies: Row[] = [{ lead_category: null }, { lead_subject_id: null }, { whole: true }];
    for (const lie of lies)
      expect(await asSystem(insertRow('revocations', { ...own, ...lie }))).toBe('revocations_lead_check');
    const [other = ''] = partRows(own, [situation]);
    expect(await asSystem(insertRow('revocations', own), other)).toBe('revocations_lead_fk');
  });

  it('that names an item takes it back', async () => {
    const own = partialRow(cast, form, [childs]);
    const steps = [insertRow('revocations', own), ...partRows(own, [childs])];
    expect(await asSystem(...steps)).toBe('revocation_parts_taken_back_fk');
  });

  it('of what was taken back before is refused', async () => {
    for (const [row, refusal] of [
      [partialRow(cast, form, [childs]), '1 rows'],
      [partialRow(cast, form, [childs]), 'revocation_parts_taken_back_fk'],
    ] as const) {
      const steps = [insertRow('revocations', row), ...partRows(row, [childs])];
      const marks = `${marksOf(row)} and g.standing`;
      expect(await asSystem(...steps, marks)).toBe(refusal);
    }
  });

  it('ends no release that it does not name', async () => {
    const own = partialRow(cast, form, [childs]);
    const steps = [insertRow('revocations', own), ...partRows(own, [childs]), marksOf(own)];
    expect(await asSystem(...steps, endOf(own, contact))).toBe('releases_taken_back_fk');
  });

  it('does not leave a release live', async () => {
    const own = partialRow(cast, form, [contact]);
    const steps = [insertRow('revocations', own), ...partRows(own, [contact]), marksOf(own)];
    expect(await asSystem(...steps)).toBe('releases_standing_1_fk');
  });

  it.each<[string, (id: string) => string, string]>([
    ['without saying by which revocation', () => 'standing = false', 'signature_items_revoked_check'],
    ['by none', () => `standing = false, whole = false, revocation_id = '${newId()}'`, 'signature_items_revocation_fk'],
    ['by one that does not name it', (id) => `standing = false, whole = false, revocation_id = '${id}'`, 'signature_items_part_fk'],
    ['by a part that is called the whole', (id) => `standing = false, whole = true, revocation_id = '${id}'`, 'signature_items_revocation_fk'],
    ['and left standing', (id) => `whole = false, revocation_id = '${id}'`, 'policy signature_items'],
  ])('an item is not taken back %s', async (_title, change, refusal) => {
    const own = partialRow(cast, form, [situation]);
    const steps = [insertRow('revocations', own), ...partRows(own, [situation])];
    expect(await asSystem(...steps, markOf(change(textOf(own.id))))).toBe(refusal);
  }); // prettier-ignore

  it('takes back what its own person gave, nobody else’s', async () => {
    await signForm(cast, form, cast.family.father);
    const own = partialRow(cast, form, [contact]);
    const steps = [insertRow('revocations', own), ...partRows(own, [contact])];
    const his = `update signature_items set standing = false, whole = false, revocation_id = '${textOf(own.id)}'
      where consent_id = '${form}' and signer_id = '${cast.family.father}' and category = '${contact[1]}'`;
    expect(await asSystem(...steps, his)).toBe('signature_items_revocation_fk');
  });

  it.each(['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])(
    'marks nothing in the scope "%s"',
    async (scope) => {
      const own = partialRow(cast, form, [childs]);
      const steps = [insertRow('revocations', own), ...partRows(own, [childs])];
      const mark = markOf(`standing = false, whole = false, revocation_id = '${textOf(own.id)}'`);
      const told = await play(
        attacker,
        settingsOf(cast.sender),
        ...[AS_SYSTEM, ...steps, `set local app.scope = '${scope}'`, mark],
      );
      // no row is shown to be marked, so the revocation names what it does not take back
      expect(told).toBe('revocation_parts_taken_back_fk');
    },
  );

  it('is for good: what it took back never counts again', async () => {
    const own = partialRow(cast, form, [childs]);
    const steps = [insertRow('revocations', own), ...partRows(own, [childs])];
    expect(await asSystem(...steps, marksOf(own))).toBe('1 rows');
    const back = markOf('standing = true, whole = null, revocation_id = null');
    expect([await asSystem(back), await asSender(back)]).toEqual(['0 rows', '0 rows']);
  });
});
