import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { draftForm, makeCast, recordFamilyOf, signedForm, today, type Cast } from '../support/gate-cast';
import { signatureRow } from '../support/gate-rows';
import { insertRow, play, settingsOf, textOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What is asked and who signed it: attacks on forms, their items and signatures. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'formularstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);

function formRow(change: Row = {}): Row {
  const { network, family, from, sender } = cast;
  const terms = { direction: 'ONE_WAY', purpose: 'FIND_SUPPORT', language: 'de' };
  const period = { valid_from: today(), valid_until: addDays(today(), 30) };
  const who = { family_id: family.id, discloser_id: from, drafted_by: sender.accountId };
  return { network_id: network, id: newId(), form_id: newId(), ...who, ...terms, ...period, ...change };
}

describe('a form', () => {
  it.each<[string, () => Row, string]>([
    ['for another partner', () => ({ discloser_id: cast.other }), 'policy consents'],
    ['in another person’s name', () => ({ drafted_by: cast.third.accountId }), 'policy consents'],
    ['in another network', () => ({ network_id: newId() }), 'policy consents'],
    ['about a family of nobody', () => ({ family_id: newId() }), 'consents_family_fk'],
    ['for an unknown purpose', () => ({ purpose: 'ANYTHING' }), 'consents_purpose_check'],
    ['for two years and a day', () => ({ valid_until: addDays(today(), 731) }), 'consents_period_check'],
    ['that ends before it begins', () => ({ valid_until: addDays(today(), -1) }), 'consents_period_check'],
    ['signed from the start', () => ({ state: 'SIGNED' }), 'permission denied for table consents'],
    ['drafted on another day', () => ({ drafted_at: '2020-01-01' }), 'permission denied for table consents'],
    [
      'open without an end',
      () => ({ closes_at: 'infinity' }),
      'cannot insert a non-DEFAULT value into column "closes_at"',
    ],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await asSender(insertRow('consents', formRow(lie())))).toBe(refusedBy);
  });

  it('another partner drafts none about the family', async () => {
    const row = formRow({ discloser_id: cast.other, drafted_by: cast.third.accountId });
    expect(await play(attacker, settingsOf(cast.third), insertRow('consents', row))).toBe(
      'consents_family_fk',
    );
  });

  it.each(['LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'the scope "%s" drafts none',
    async (scope) => {
      const settings = settingsOf(cast.sender, { scope });
      expect(await play(attacker, settings, insertRow('consents', formRow()))).toBe('policy consents');
    },
  );

  it('the partner who keeps the record drafts one', async () => {
    expect(await asSender(insertRow('consents', formRow()))).toBe('1 rows');
  });
});

describe('what a form asks', () => {
  const item = (consent: string, change: Row = {}): Row => ({
    network_id: cast.network,
    consent_id: consent,
    recipient_id: cast.to,
    subject_id: cast.family.mother,
    category: 'SUPPORT_SO_FAR',
    family_id: cast.family.id,
    discloser_id: cast.from,
    ...change,
  });

  it('grows no longer once it is drafted, signed or not', async () => {
    for (const form of [await draftForm(cast), await signedForm(cast)]) {
      expect(await asSender(insertRow('consent_items', item(form)))).toBe('consent_items_consent_fk');
      const dated = item(form, { drafted_at: '2026-01-01' });
      expect(await asSender(insertRow('consent_items', dated))).toBe(
        'permission denied for table consent_items',
      );
    }
  });

  it.each<[string, () => Row, string]>([
    ['a member of another family', () => ({ subject_id: newId() }), 'consent_items_subject_fk'],
    ['an institution outside the network', () => ({ recipient_id: newId() }), 'consent_items_recipient_fk'],
    ['the discloser itself', () => ({ recipient_id: cast.from }), 'consent_items_recipient_check'],
    ['a category of its own', () => ({ category: 'ALL' }), 'consent_items_category_check'],
    ['another partner’s name', () => ({ discloser_id: cast.other }), 'policy consent_items'],
  ])('never names %s', async (_title, lie, refusedBy) => {
    const form = formRow();
    const steps = [insertRow('consents', form), insertRow('consent_items', item(textOf(form.id), lie()))];
    expect(await asSender(...steps)).toBe(refusedBy);
  });

  it('is written with the form, in one transaction', async () => {
    const form = formRow();
    const steps = [insertRow('consents', form), insertRow('consent_items', item(textOf(form.id)))];
    expect(await asSender(...steps)).toBe('1 rows');
  });

  it('is never rewritten or taken away', async () => {
    const form = await draftForm(cast);
    for (const attack of [
      `update consent_items set category = 'PARENT_HEALTH' where consent_id = '${form}'`,
      `delete from consent_items where consent_id = '${form}'`,
    ])
      expect(await asSender(attack)).toBe('permission denied for table consent_items');
  });
});

describe('a signature', () => {
  let form: string;
  let honest: Row;
  beforeAll(async () => {
    form = await draftForm(cast);
    honest = await signatureRow(cast, form, cast.family.mother);
  });

  it.each<[string, () => Promise<Row> | Row, string]>([
    ['of tomorrow', () => ({ signed_on: addDays(today(), 1) }), 'consent_signatures_signed_on_check'],
    [
      'before the drafting',
      () => ({ signed_on: addDays(today(), -1) }),
      'consent_signatures_signed_on_check',
    ],
    [
      'before a drafting that is dated back',
      () => ({ drafted_at: '2020-01-01', signed_on: '2020-01-02' }),
      'consent_signatures_drafted_fk',
    ],
    ['of nobody in the family', () => ({ signer_id: newId() }), 'consent_signatures_signer_fk'],
    [
      'of a person of another family',
      async () => ({ signer_id: (await recordFamilyOf(test, cast.sender)).mother }),
      'consent_signatures_signer_fk',
    ],
    ['for another partner', () => ({ discloser_id: cast.other }), 'policy consent_signatures'],
    ['by another way than on paper', () => ({ method: 'ORAL' }), 'consent_signatures_method_check'],
    [
      'recorded on another day',
      () => ({ recorded_at: '2030-01-01' }),
      'permission denied for table consent_signatures',
    ],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await asSender(insertRow('consent_signatures', { ...honest, ...(await lie()) }))).toBe(refusedBy);
  });

  it.each(['LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not recorded in the scope "%s"',
    async (scope) => {
      const settings = settingsOf(cast.sender, { scope });
      expect(await play(attacker, settings, insertRow('consent_signatures', honest))).toBe(
        'policy consent_signatures',
      );
    },
  );

  it('is recorded in nobody else’s name', async () => {
    const other = await draftForm(cast);
    const row = await signatureRow(cast, other, cast.family.mother);
    for (const recorded_by of [cast.third.accountId, newId()])
      expect(await asSender(insertRow('consent_signatures', { ...row, recorded_by }))).toBe(
        'policy consent_signatures',
      );
  });

  it('is recorded once, and never rewritten', async () => {
    expect(await asSender(insertRow('consent_signatures', honest))).toBe('1 rows');
    expect(await asSender(insertRow('consent_signatures', honest))).toBe('consent_signatures_pkey');
    for (const attack of [
      `update consent_signatures set informed_purpose = true where consent_id = '${form}'`,
      `delete from consent_signatures where consent_id = '${form}'`,
    ])
      expect(await asSender(attack)).toBe('permission denied for table consent_signatures');
  });

  it.each(['informed_purpose', 'informed_refusal', 'informed_revocation', 'informed_voluntary'])(
    'without "%s" is no informed one',
    async (left) => {
      const other = await draftForm(cast);
      const row = { ...(await signatureRow(cast, other, cast.family.mother)), [left]: false };
      expect(await asSender(insertRow('consent_signatures', row))).toBe('1 rows');
      const found = await test.owner.query(`select informed from consent_signatures where consent_id = $1`, [
        other,
      ]);
      expect(found.rows).toEqual([{ informed: null }]);
    },
  );
});
