import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { formCodeLookup } from '../../src/modules/consents/form-code';
import { draftForm, makeCast, recordFamilyOf, signedForm, today, type Cast } from '../support/gate-cast';
import { signatureRow } from '../support/gate-rows';
import { AS_SYSTEM, insertRow, look, play, settingsOf, textOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The codes of forms: nobody lists them, nobody forges one for another’s form, and a form once revoked stays so. */
let test: TestDatabase;
let cast: Cast;
let elsewhere: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'codestadt');
  elsewhere = await makeCast(test, 'codestadt-nebenan');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const OTHER_SCOPES = ['LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''];
const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asThird = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.third), ...steps);
/** As on the public page: the scope of marks and nobody’s account. */
const asPublic = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.sender, { scope: 'SYSTEM', partner: '', account: '', hat: '' }), ...steps);
const asSystem = (...steps: string[]): Promise<string> => asSender(AS_SYSTEM, ...steps);

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
const SOME_HASH = hex(Buffer.alloc(32, 7));

function codeRow(consent: string, change: Row = {}): Row {
  const form = { family_id: cast.family.id, discloser_id: cast.from };
  return { network_id: cast.network, lookup: SOME_HASH, consent_id: consent, ...form, ...change };
}

function formRow(): Row {
  const { network, family, from, sender } = cast;
  const terms = { direction: 'ONE_WAY', purpose: 'FIND_SUPPORT', language: 'de' };
  const period = { valid_from: today(), valid_until: addDays(today(), 30) };
  const who = { family_id: family.id, discloser_id: from, drafted_by: sender.accountId };
  return { network_id: network, id: newId(), form_id: newId(), ...who, ...terms, ...period };
}

async function hashesOf(consent: string): Promise<string[]> {
  const sql = 'select lookup from form_codes where consent_id = $1';
  return (await test.owner.query<{ lookup: Buffer }>(sql, [consent])).rows.map((row) => hex(row.lookup));
}

/** A code as it is printed, which no part of an id looks like, or the child's month of birth. */
const CODE_OR_MONTH = /2025-03|(?<![0-9a-f-])[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}(?![0-9a-f-])/;

describe('what a code is found by', () => {
  it.each([
    'select from form_codes',
    `update form_codes set consent_id = '${newId()}'`,
    'delete from form_codes',
  ])('is listed and changed by nobody, in no scope: %s', async (attack) => {
    for (const scope of ['PARTNER', 'SYSTEM', ...OTHER_SCOPES])
      expect(await play(attacker, settingsOf(cast.sender, { scope }), attack)).toBe(
        'permission denied for table form_codes',
      );
  });

  it('leads to its form by a whole hash, in the scope of marks and the own network only', async () => {
    const form = await draftForm(cast);
    const [hash = ''] = await hashesOf(form);
    const asked = `select app.consents_of_code('${hash}') as id`;
    const found = (scope: string, network = cast.network): Promise<object[]> =>
      look(attacker, settingsOf(cast.sender, { scope, network }), asked);
    expect(await found('SYSTEM')).toEqual([{ id: form }]);
    for (const scope of ['PARTNER', ...OTHER_SCOPES]) expect(await found(scope)).toEqual([]);
    expect(await found('SYSTEM', elsewhere.network)).toEqual([]);
    const half = `select app.consents_of_code('${hash.slice(0, -2)}') as id`;
    expect(await look(attacker, settingsOf(cast.sender, { scope: 'SYSTEM' }), half)).toEqual([]);
  });

  it('is a hash under a key that is not in the database: code and month stand nowhere in clear', async () => {
    const form = await draftForm(cast);
    const { rows } = await test.owner.query<{ text: string }>(
      `select c::text || coalesce((select string_agg(f::text, '') from form_codes f where f.consent_id = c.id), '') as text
         from consents c where id = $1`,
      [form],
    );
    expect(rows[0]?.text).toContain(form);
    expect(rows[0]?.text).not.toMatch(CODE_OR_MONTH);
    const guessed = formCodeLookup({ id: 'x', bytes: Buffer.alloc(32) }, cast.network, 'AAAA', '2025-03');
    expect(await hashesOf(form)).not.toContain(hex(guessed));
  });
});

describe('a code', () => {
  it('is not forged for the form of another partner', async () => {
    const form = await draftForm(cast);
    expect(await asThird(insertRow('form_codes', codeRow(form)))).toBe('policy form_codes');
    const ownName = codeRow(form, { discloser_id: cast.other });
    expect(await asThird(insertRow('form_codes', ownName))).toBe('form_codes_consent_fk');
    const ownFamily = await recordFamilyOf(test, cast.third);
    expect(await asThird(insertRow('form_codes', { ...ownName, family_id: ownFamily.id }))).toBe(
      'form_codes_consent_fk',
    );
  });

  it('is not added to a form later, signed or not', async () => {
    for (const form of [await draftForm(cast), await signedForm(cast)]) {
      expect(await asSender(insertRow('form_codes', codeRow(form)))).toBe('form_codes_consent_fk');
      const dated = codeRow(form, { drafted_at: '2026-01-01' });
      expect(await asSender(insertRow('form_codes', dated))).toBe('permission denied for table form_codes');
    }
    expect(await asSender(`update consents set form_code = null`)).toBe(
      'permission denied for table consents',
    );
  });

  it.each<[string, () => Row, string]>([
    ['in another network', () => ({ network_id: elsewhere.network }), 'policy form_codes'],
    ['shorter than a hash', () => ({ lookup: '\\x07' }), 'form_codes_lookup_check'],
    ['of a form that is not there', () => ({ consent_id: newId() }), 'form_codes_consent_fk'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    const form = formRow();
    const row = codeRow(textOf(form.id), lie());
    expect(await asSender(insertRow('consents', form), insertRow('form_codes', row))).toBe(refusedBy);
  });

  it('is given with the form, in one transaction, by whoever drafts it, in no other scope', async () => {
    const form = formRow();
    const code = insertRow('form_codes', codeRow(textOf(form.id)));
    for (const scope of ['SYSTEM', ...OTHER_SCOPES])
      expect(await asSender(insertRow('consents', form), `set local app.scope = '${scope}'`, code)).toBe(
        'policy form_codes',
      );
    expect(await asSender(insertRow('consents', form), code)).toBe('1 rows');
  });
});

function revoked(consent: string, change: Row = {}): string {
  const recorded = { received_via: 'RECIPIENT', recorded_by: cast.sender.accountId };
  return insertRow('form_revocations', {
    network_id: cast.network,
    consent_id: consent,
    ...recorded,
    ...change,
  });
}
const PUBLIC = { received_via: 'PUBLIC_PAGE', recorded_by: null };

describe('a form revoked by its code', () => {
  it('is recorded in the scope SYSTEM only, and stays as it was recorded', async () => {
    const form = await draftForm(cast);
    for (const scope of ['PARTNER', ...OTHER_SCOPES])
      expect(await play(attacker, settingsOf(cast.sender, { scope }), revoked(form))).toBe(
        'policy form_revocations',
      );
    expect(await asSystem(revoked(form))).toBe('1 rows');
    expect(await asSystem(revoked(form))).toBe('form_revocations_pkey');
    for (const attack of [
      `update form_revocations set received_via = 'DISCLOSER'`,
      'delete from form_revocations',
    ])
      expect(await asSystem(attack)).toBe('permission denied for table form_revocations');
  });

  it.each<[string, () => Row, string]>([
    ['in another account’s name', () => ({ recorded_by: cast.third.accountId }), 'policy form_revocations'],
    ['in another network', () => ({ network_id: elsewhere.network }), 'policy form_revocations'],
    ['of a form that is not there', () => ({ consent_id: newId() }), 'form_revocations_consent_fk'],
    ['by a way that is none', () => ({ received_via: 'HEARSAY' }), 'form_revocations_received_via_check'],
    ['on the public page by name', () => ({ received_via: 'PUBLIC_PAGE' }), 'form_revocations_recorded_by_check'],
    ['dated back', () => ({ recorded_at: '2020-01-01' }), 'permission denied for table form_revocations'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await asSystem(revoked(await draftForm(cast), lie()))).toBe(refusedBy);
  }); // prettier-ignore

  it('has a name on it everywhere but on the public page', async () => {
    const form = await draftForm(cast);
    for (const received_via of ['DISCLOSER', 'RECIPIENT', 'COORDINATION'])
      expect(await asPublic(revoked(form, { ...PUBLIC, received_via }))).toBe(
        'form_revocations_recorded_by_check',
      );
    expect(await asPublic(revoked(form, PUBLIC))).toBe('1 rows');
  });

  it('is signed by nobody any more', async () => {
    const form = await draftForm(cast);
    const signature = insertRow('consent_signatures', await signatureRow(cast, form, cast.family.mother));
    expect(await asSystem(revoked(form))).toBe('1 rows');
    expect(await asSender(signature)).toBe('policy consent_signatures');
    const other = await draftForm(cast);
    const row = await signatureRow(cast, other, cast.family.mother);
    expect(await asSender(insertRow('consent_signatures', row))).toBe('1 rows');
  });

  it('is known to whoever recorded the form, and to nobody else', async () => {
    const form = await draftForm(cast);
    await asSystem(revoked(form));
    const asked = `select from form_revocations where consent_id = '${form}'`;
    expect(await asSender(asked)).toBe('1 rows');
    for (const person of [cast.recipient, cast.third, cast.town.coordinator])
      expect(await play(attacker, settingsOf(person), asked)).toBe('0 rows');
  });
});

describe('a revocation', () => {
  const revocation = (consent: string, change: Row): string =>
    insertRow('revocations', {
      ...{ network_id: cast.network, id: newId(), consent_id: consent, revoked_by_id: cast.family.mother },
      ...{ whole: true, ...PUBLIC, ...change },
    });

  it('without a name comes from the public page, and from there without a name', async () => {
    const form = await signedForm(cast);
    for (const received_via of ['DISCLOSER', 'RECIPIENT', 'COORDINATION'])
      expect(await asPublic(revocation(form, { received_via }))).toBe('revocations_recorded_by_check');
    const named = { recorded_by: cast.sender.accountId };
    expect(await asSystem(revocation(form, named))).toBe('revocations_recorded_by_check');
    const invented = { received_via: 'RECIPIENT', recorded_by: form };
    const settings = settingsOf(cast.sender, { scope: 'SYSTEM', account: form });
    expect(await play(attacker, settings, revocation(form, invented))).toBe('revocations_recorded_by_fk');
    // what is named goes through here, and is refused at the commit: the signature still stands
    expect(await asPublic(revocation(form, {}))).toBe('revocations_standing_fk');
  });

  it('on the public page takes a signature as well', async () => {
    expect(await asPublic(revocation(await draftForm(cast), {}))).toBe('revocations_signature_fk');
  });
});
