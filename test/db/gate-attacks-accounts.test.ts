import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { makeCast, type Cast } from '../support/gate-cast';
import { insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Who is who: attacks on accounts, hats, one-time links, sessions and passwords, with settings that are true. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let lead: Person;
let colleague: Person;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'kontenstadt');
  attacker = await test.connectAsApplication();
  lead = await cast.town.person(cast.from, 'PARTNER_LEAD');
  colleague = await cast.town.person(cast.from, 'PROFESSIONAL');
});
afterAll(() => test.close());

const by = (person: Person, ...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(person), ...steps);

const hat = (giver: Person, change: Row): Row => ({
  network_id: cast.network,
  id: newId(),
  account_id: colleague.accountId,
  partner_id: cast.from,
  given_by: giver.accountId,
  ...change,
});

describe('a hat', () => {
  it.each<[string, () => Person, () => Row, string]>([
    [
      'of a coordinator, given to oneself',
      () => lead,
      () => ({ account_id: lead.accountId, partner_id: null, role: 'COORDINATOR' }),
      'policy hats',
    ],
    [
      'of a coordinator, given by a lead',
      () => lead,
      () => ({ role: 'COORDINATOR', partner_id: null }),
      'policy hats',
    ],
    [
      'of an auditor, given by a lead',
      () => lead,
      () => ({ role: 'AUDITOR', partner_id: null }),
      'policy hats',
    ],
    [
      'of another partner, given by a lead',
      () => lead,
      () => ({ role: 'PROFESSIONAL', partner_id: cast.other }),
      'policy hats',
    ],
    [
      'given in another’s name',
      () => lead,
      () => ({ role: 'PRIVACY_DESK', given_by: cast.third.accountId }),
      'policy hats',
    ],
    ['given by nobody', () => lead, () => ({ role: 'PRIVACY_DESK', given_by: null }), 'policy hats'],
    ['in another network', () => lead, () => ({ role: 'PRIVACY_DESK', network_id: newId() }), 'policy hats'],
    [
      'of the privacy desk, given to oneself',
      () => lead,
      () => ({ role: 'PRIVACY_DESK', account_id: lead.accountId }),
      'hats_given_by_check',
    ],
    [
      'of a second coordinator’s, given to oneself',
      () => cast.town.coordinator,
      () => ({ role: 'AUDITOR', partner_id: null, account_id: cast.town.coordinator.accountId }),
      'hats_given_by_check',
    ],
    [
      'of a professional, given by the coordination',
      () => cast.town.coordinator,
      () => ({ role: 'PROFESSIONAL' }),
      'policy hats',
    ],
    [
      'of a privacy desk, given by the coordination',
      () => cast.town.coordinator,
      () => ({ role: 'PRIVACY_DESK' }),
      'policy hats',
    ],
    ['that nobody knows', () => lead, () => ({ role: 'OWNER' }), 'policy hats'],
    [
      'of a lead of no partner',
      () => cast.town.coordinator,
      () => ({ role: 'PARTNER_LEAD', partner_id: null }),
      'hats_partner_check',
    ],
    ['for nobody', () => lead, () => ({ role: 'PRIVACY_DESK', account_id: newId() }), 'hats_account_fk'],
    [
      'that has ended before',
      () => lead,
      () => ({ role: 'PRIVACY_DESK', ended_at: '2020-01-01' }),
      'permission denied for table hats',
    ],
  ])('%s is refused', async (_title, who, change, refusal) => {
    expect(await by(who(), insertRow('hats', hat(who(), change())))).toBe(refusal);
  });

  it.each(['PROFESSIONAL', 'PRIVACY_DESK', 'PARTNER_LEAD'])(
    'is given by a lead only: a professional gives none, not even one as %s of the own partner',
    async (role) => {
      const row = insertRow('hats', hat(cast.sender, { role }));
      expect(await by(cast.sender, row)).toBe('policy hats');
    },
  );

  it.each(['PARTNER', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not given in the scope "%s"',
    async (scope) => {
      const row = insertRow('hats', hat(lead, { role: 'PRIVACY_DESK' }));
      expect(await play(attacker, settingsOf(lead, { scope }), row)).toBe('policy hats');
    },
  );

  it('is given once, and is never changed by SQL', async () => {
    const row = hat(lead, { role: 'PARTNER_LEAD' });
    expect(await by(lead, insertRow('hats', row))).toBe('1 rows');
    expect(await by(lead, insertRow('hats', { ...row, id: newId() }))).toBe('hats_hat_key');
    for (const attack of [`update hats set role = 'COORDINATOR'`, 'delete from hats'])
      expect(await by(lead, attack)).toBe('permission denied for table hats');
    expect(await by(lead, 'update hats set ended_at = null')).toBe('policy hats');
  });
});

describe('an account', () => {
  const account = (change: Row = {}): Row => ({
    network_id: cast.network,
    id: newId(),
    email: `${newId()}@example.org`,
    name: 'Test Person',
    ...change,
  });

  it.each<[string, Row, string]>([
    ['active from the start', { state: 'ACTIVE' }, 'policy accounts'],
    ['disabled from the start', { state: 'DISABLED' }, 'policy accounts'],
    [
      'invited in another’s name',
      { invited_by: '00000000-0000-7000-8000-000000000001' },
      'permission denied for table accounts',
    ],
    ['invited by nobody', { invited_by: null }, 'permission denied for table accounts'],
    ['dated back', { created_at: '2020-01-01' }, 'permission denied for table accounts'],
    ['in another network', { network_id: newId() }, 'policy accounts'],
    ['with capitals in its address', { email: 'Jemand@example.org' }, 'accounts_email_check'],
  ])('%s is refused', async (_title, change, refusal) => {
    expect(await by(lead, insertRow('accounts', account(change)))).toBe(refusal);
  });

  it.each(['PARTNER', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not made in the scope "%s"',
    async (scope) => {
      expect(await play(attacker, settingsOf(lead, { scope }), insertRow('accounts', account()))).toBe(
        'policy accounts',
      );
    },
  );

  it('is not made by a professional: a lead invites, and the coordination', async () => {
    expect(await by(cast.sender, insertRow('accounts', account()))).toBe('policy accounts');
    const made = account();
    expect(await by(lead, insertRow('accounts', made))).toBe('1 rows');
    const found = await test.owner.query(`select invited_by, state from accounts where id = $1`, [made.id]);
    expect(found.rows).toEqual([{ invited_by: lead.accountId, state: 'INVITED' }]);
  });

  it('has the inviter it was made by, for good', async () => {
    for (const who of [lead, cast.town.coordinator])
      for (const scope of [settingsOf(who).scope, 'SIGN_IN', 'SYSTEM'])
        expect(
          await play(attacker, settingsOf(who, { scope }), 'update accounts set invited_by = app.account()'),
        ).toBe('permission denied for table accounts');
  });

  it('is not switched on or renamed by a working scope', async () => {
    const off = `update accounts set state = 'DISABLED' where id = '${cast.third.accountId}'`;
    for (const who of [lead, cast.sender, cast.town.coordinator, cast.third]) {
      expect(await by(who, off)).toBe('0 rows');
      expect(await by(who, `update accounts set email = 'x@example.org'`)).toBe(
        'permission denied for table accounts',
      );
    }
  });
});
