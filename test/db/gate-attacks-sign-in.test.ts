import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { inviteAccount } from '../../src/modules/accounts/invite-account';
import { makeCast, type Cast } from '../support/gate-cast';
import { as } from '../support/people';
import { count, insertRow, look, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** How one signs in: attacks on one-time links, passwords, tokens and sessions, with settings that are true. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let lead: Person;
let colleague: Person;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'anmeldestadt');
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

describe('a one-time link', () => {
  const link = (account: string): string =>
    insertRow('one_time_links', {
      network_id: cast.network,
      id: newId(),
      account_id: account,
      secret_hash: '\\x00',
      expires_at: '2099-01-01',
    });

  it('is not made for oneself', async () => {
    expect(await by(cast.sender, link(cast.sender.accountId))).toBe('policy one_time_links');
  });

  it.each<[string, () => string]>([
    ['the coordinator', () => cast.town.coordinator.accountId],
    ['somebody of another partner', () => cast.third.accountId],
    ['a colleague who has a password', () => colleague.accountId],
  ])(
    'is not made for %s: it would set the password of somebody one has not invited',
    async (_title, whom) => {
      expect(await by(cast.sender, link(whom()))).not.toMatch(/ rows$/);
    },
  );

  it('is not made for whom another has invited, not even with a hat of one’s own added', async () => {
    const invited = await as(test.database, cast.town.coordinator, (work) =>
      inviteAccount(work, {
        email: 'neue.koordination@example.org',
        name: 'Neue Koordination',
        hats: [{ partnerId: null, role: 'COORDINATOR' }],
      }),
    );
    const added = insertRow('hats', hat(lead, { account_id: invited.account.id, role: 'PROFESSIONAL' }));
    expect(await by(lead, added, link(invited.account.id))).not.toMatch(/ rows$/);
  });

  it('is made for whom one has just invited, and read by nobody who works', async () => {
    const invited = await as(test.database, lead, (work) =>
      inviteAccount(work, {
        email: 'neu@example.org',
        name: 'Neue Kraft',
        hats: [{ partnerId: cast.from, role: 'PROFESSIONAL' }],
      }),
    );
    const mine = `account_id = '${invited.account.id}'`;
    for (const who of [lead, cast.sender, cast.town.coordinator])
      expect(await count(attacker, settingsOf(who), 'one_time_links', mine)).toBe(0);
    expect(await count(attacker, settingsOf(lead, { scope: 'SIGN_IN' }), 'one_time_links', mine)).toBe(1);
  });

  it('is used once, and never renewed', async () => {
    const signIn = settingsOf(lead, { scope: 'SIGN_IN' });
    expect(
      await play(attacker, signIn, `update one_time_links set used_at = app.clock() where used_at is null`),
    ).toMatch(/ rows$/);
    expect(await play(attacker, signIn, `update one_time_links set used_at = null`)).toBe('0 rows');
    expect(await play(attacker, signIn, `update one_time_links set expires_at = '2099-01-01'`)).toBe(
      'permission denied for table one_time_links',
    );
  });
});

describe('passwords, tokens and sessions', () => {
  it.each(['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SYSTEM', ''])(
    'are neither read nor written in the scope "%s", but for one’s own sessions',
    async (scope) => {
      const settings = settingsOf(cast.sender, { scope });
      for (const table of ['credentials', 'refresh_tokens', 'one_time_links'])
        expect(await count(attacker, settings, table)).toBe(0);
      const sessions = await look<{ account_id: string }>(
        attacker,
        settings,
        'select distinct account_id from sessions',
      );
      expect(sessions).toEqual([{ account_id: cast.sender.accountId }]);

      const { accountId, hatId, networkId } = cast.third;
      const key = { network_id: networkId, id: newId() };
      const forged: [string, Row][] = [
        ['credentials', { network_id: networkId, account_id: accountId, password_hash: 'x' }],
        ['sessions', { ...key, account_id: accountId, hat_id: hatId, expires_at: '2099-01-01' }],
        ['refresh_tokens', { ...key, session_id: cast.third.sessionId, secret_hash: '\\x00' }],
      ];
      for (const [table, row] of forged)
        expect(await play(attacker, settings, insertRow(table, row))).toBe(`policy ${table}`);
    },
  );

  it('a session is not lengthened, moved to another account or given back', async () => {
    for (const change of [`expires_at = 'infinity'`, 'account_id = account_id', 'begun_at = now()'])
      expect(await by(cast.sender, `update sessions set ${change}`)).toBe(
        'permission denied for table sessions',
      );
    expect(await by(cast.sender, `update sessions set hat_id = '${cast.third.hatId}'`)).toBe('0 rows');
    const signIn = settingsOf(cast.sender, { scope: 'SIGN_IN' });
    const own = `where id = '${cast.sender.sessionId}'`;
    expect(await play(attacker, signIn, `update sessions set hat_id = '${cast.third.hatId}' ${own}`)).toBe(
      'sessions_hat_fk',
    );
  });

  it('the scope that signs in reads no family, no form, no referral and no key', async () => {
    const signIn = settingsOf(cast.sender, { scope: 'SIGN_IN' });
    for (const table of ['families', 'consents', 'releases', 'referrals', 'keystore.keys', 'audit_events'])
      expect([table, await count(attacker, signIn, table)]).toEqual([table, 0]);
  });
});
