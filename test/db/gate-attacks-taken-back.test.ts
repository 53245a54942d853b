import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { draftForm, makeCast, revokeForm, signForm, type Cast } from '../support/gate-cast';
import { releaseRow, signedToo } from '../support/gate-rows';
import { AS_SYSTEM, insertRow, play, settingsOf, textOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A signature that was taken back counts for nothing that others sign later. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let form: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'zuruecknahmestadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  form = await draftForm(cast, {
    items: [
      [cast.family.mother, 'CONTACT'],
      [cast.family.child, 'CHILD_HEALTH'],
    ],
  });
  await signForm(cast, form, cast.family.mother);
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asSystem = (...steps: string[]): Promise<string> => asSender(AS_SYSTEM, ...steps);
const takeBack = (standing: boolean): string =>
  `update consent_signatures set standing = ${standing} where consent_id = '${form}'`;

/** The mother's revocation; what it ends is left to the attack. */
const revocation = (id: string): string =>
  insertRow('revocations', {
    network_id: cast.network,
    id,
    consent_id: form,
    revoked_by_id: cast.family.mother,
    received_via: 'DISCLOSER',
    recorded_by: cast.sender.accountId,
  });
/** The marks of it. */
const takeBackItems = (id: string): string =>
  `update signature_items set standing = false, revocation_id = '${id}', whole = true
    where consent_id = '${form}' and signer_id = '${cast.family.mother}' and standing`;
const endReleases = (id: string): string =>
  `update releases set live = false, revocation_id = '${id}', revoked_by_id = '${cast.family.mother}'
    where consent_id = '${form}'`;

async function releases(): Promise<object[]> {
  const found = await test.owner.query<object>(
    `select category, live from releases where consent_id = $1 order by category`,
    [form],
  );
  return found.rows;
}

it('may be taken back while it still waits for the father, and his signature then grants nothing', async () => {
  await revokeForm(cast, form);
  await signForm(cast, form, cast.family.father);
  expect(await releases()).toEqual([{ category: 'CONTACT', live: false }]);
});

it('no release is granted on it by hand, whoever signs beside it', async () => {
  await revokeForm(cast, form);
  await signForm(cast, form, cast.family.father);
  const { mother, father, child } = cast.family;
  const alone = await releaseRow(cast, form, [child, 'CHILD_HEALTH'], mother);
  expect(await asSender(insertRow('releases', alone))).toBe('releases_standing_1_fk');
  const second = { ...alone, signer_1: father, ...signedToo(2, mother) };
  expect(await asSender(insertRow('releases', second))).toBe('releases_standing_2_fk');
  const third = { ...second, ...signedToo(2, father), ...signedToo(3, mother) };
  expect(await asSender(insertRow('releases', third))).toBe('releases_standing_3_fk');
});

it('is not taken back without a revocation, nor outside the scope SYSTEM', async () => {
  expect(await asSystem(takeBack(false))).toBe('policy consent_signatures');
  for (const scope of ['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN'])
    expect(await play(attacker, settingsOf(cast.sender, { scope }), takeBack(false))).toBe('0 rows');
});

it('is not left standing by a revocation', async () => {
  const id = newId();
  const [recorded, ended, marked] = [revocation(id), endReleases(textOf(id)), takeBackItems(id)];
  expect(await asSystem(recorded, ended)).toBe('revocations_standing_fk');
  expect(await asSystem(recorded, ended, marked)).toBe('revocations_standing_fk');
  // the whole of it is taken back, item by item: nothing of it can be left standing
  expect(await asSystem(recorded, ended, takeBack(false))).toBe('signature_items_standing_fk');
});

it('is not taken back while something live rests on it', async () => {
  const id = newId();
  expect(await asSystem(revocation(id), takeBackItems(id))).toBe('releases_standing_1_fk');
  expect(await asSystem(revocation(id), takeBack(false))).toBe('signature_items_standing_fk');
});

it('never stands again', async () => {
  await revokeForm(cast, form);
  expect(await asSystem(takeBack(true))).toBe('0 rows');
  expect(await asSender(takeBack(true))).toBe('0 rows');
});
