import type { Client } from 'pg';
import { refuseConsent } from '../../src/modules/consents/refuse-consent';
import { draftForm, makeCast, signForm, signedForm, type Cast } from '../support/gate-cast';
import { signatureRow } from '../support/gate-rows';
import { as } from '../support/people';
import { insertRow, play, settingsOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A family that does not want this has said so: attacks on the state of a form. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'ablehnungstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);

describe('a refusal', () => {
  const refused = async (): Promise<string> => {
    const form = await draftForm(cast);
    await as(test.database, cast.sender, (work) => refuseConsent(work, form));
    return form;
  };
  const to = (form: string, state: string, signer = 'signed_by_id'): string =>
    `update consents set state = '${state}', signed_by_id = ${signer}, version = version + 1 where id = '${form}'`;
  const mother = (): string => `'${cast.family.mother}'`;

  it('takes no signature any more', async () => {
    const form = await refused();
    const row = await signatureRow(cast, form, cast.family.mother);
    expect(await asSender(insertRow('consent_signatures', row))).toBe('policy consent_signatures');
  });

  it('does not undo a signature', async () => {
    const form = await signedForm(cast);
    expect(await asSender(to(form, 'REFUSED'))).toBe('consents_signed_check');
    expect(await asSender(to(form, 'REFUSED', 'null'))).toBe('consent_signatures_consent_fk');
  });

  it.each<[string, () => string, string]>([
    ['DRAFT', () => 'null', 'policy consents'],
    ['SIGNED', () => 'null', 'consents_signed_check'],
    ['SIGNED', mother, 'consents_signature_fk'],
  ])('stays one: the form is never %s again', async (state, signer, refusal) => {
    const form = await refused();
    expect(await asSender(to(form, state, signer()))).toBe(refusal);
    expect(await stateOf(form)).toBe('REFUSED');
  });

  it('is not turned into a signature by one statement that writes both', async () => {
    const form = await refused();
    const signature = insertRow('consent_signatures', await signatureRow(cast, form, cast.family.mother));
    expect(await asSender(`with s as (${signature}) ${to(form, 'SIGNED', mother())}`)).toBe(
      'policy consent_signatures',
    );
    expect(await stateOf(form)).toBe('REFUSED');
  });

  it('is recorded by the partner alone, in its own scope', async () => {
    const form = await draftForm(cast);
    expect(await play(attacker, settingsOf(cast.recipient), to(form, 'REFUSED'))).toBe('0 rows');
    expect(await play(attacker, settingsOf(cast.town.coordinator), to(form, 'REFUSED'))).toBe('0 rows');
    const system = settingsOf(cast.sender, { scope: 'SYSTEM' });
    expect(await play(attacker, system, to(form, 'REFUSED'))).toBe('policy consents');
    expect(await asSender(to(form, 'REFUSED'))).toBe('1 rows');
  });

  it('is what an unsigned form can come to, not a signature that nobody gave', async () => {
    const form = await draftForm(cast);
    expect(await asSender(to(form, 'SIGNED'))).toBe('consents_signed_check');
    expect(await asSender(to(form, 'SIGNED', mother()))).toBe('consents_signature_fk');
    expect(await stateOf(form)).toBe('DRAFT');
    await signForm(cast, form);
    expect(await asSender(to(form, 'SIGNED', `'${cast.family.father}'`))).toBe('consents_signature_fk');
  });

  it('does not come by the back door: a signed form is no draft again', async () => {
    const form = await signedForm(cast);
    expect(await asSender(to(form, 'DRAFT'))).toBe('policy consents');
    expect(await asSender(to(form, 'DRAFT', 'null'))).toBe('policy consents');
    expect(await stateOf(form)).toBe('SIGNED');
  });
});

async function stateOf(form: string): Promise<string | undefined> {
  return (await test.owner.query<{ state: string }>(`select state from consents where id = $1`, [form]))
    .rows[0]?.state;
}
