import type { Work } from '../../db/work';
import type { Person, Role } from '../../domain/actor';
import { Account, Credential, Hat, OneTimeLink, RefreshToken, Session } from './account.entity';
import type { NewSecretToken } from './secret-token';

export function findAccounts(work: Work, ids: readonly string[]): Promise<Account[]> {
  return work.db.rows<Account>(`select * from accounts where network_id = app.network() and id = any($1)`, [
    ids,
  ]);
}

export async function getAccount(work: Work, id: string): Promise<Account> {
  const [account] = await findAccounts(work, [id]);
  if (account === undefined) throw new Error('The account does not exist.');
  return account;
}

export interface AccountWithPassword {
  readonly id: string;
  readonly state: Account['state'];
  readonly passwordHash: string | null;
}

export function findAccountByEmail(work: Work, email: string): Promise<AccountWithPassword | null> {
  return work.db.row<AccountWithPassword>(
    `select a.id, a.state, c.password_hash from accounts a
       left join credentials c on c.network_id = a.network_id and c.account_id = a.id
      where a.network_id = app.network() and a.email = $1`,
    [email],
  );
}

/** Hats that have not ended, the one used last first, then the oldest. */
export function findHats(work: Work, accountIds: readonly string[]): Promise<Hat[]> {
  return work.db.rows<Hat>(
    `select h.* from hats h
       left join lateral (select max(s.used_at) as used_at from sessions s
         where s.network_id = h.network_id and s.account_id = h.account_id and s.hat_id = h.id) last on true
      where h.network_id = app.network() and h.account_id = any($1) and h.ended_at is null
      order by last.used_at desc nulls last, h.given_at, h.id`,
    [accountIds],
  );
}

/** Whether somebody leads the institution who has taken up the invitation and can sign in. */
export async function hasActiveLead(work: Work, partnerId: string | null): Promise<boolean> {
  const leads = await work.db.rows(
    `select 1 from hats h join accounts a on a.network_id = h.network_id and a.id = h.account_id
      where h.network_id = app.network() and h.partner_id = $1 and h.role = 'PARTNER_LEAD' and h.ended_at is null
        and a.state = 'ACTIVE' limit 1`,
    [partnerId],
  );
  return leads.length > 0;
}

export async function hasHatAt(work: Work, accountId: string, partnerId: string): Promise<boolean> {
  const hats = await work.db.rows(
    `select 1 from hats where network_id = app.network() and account_id = $1 and partner_id = $2 and ended_at is null limit 1`,
    [accountId, partnerId],
  );
  return hats.length > 0;
}

/** Who can sign in under this role, at this partner or, with null, at any or none. */
export async function findAccountsWithHat(
  work: Work,
  role: Role,
  partnerId: string | null,
): Promise<string[]> {
  const accounts = await work.db.rows<{ id: string }>(
    `select a.id from accounts a
      where a.network_id = app.network() and a.state = 'ACTIVE'
        and exists (select from hats h where h.network_id = a.network_id and h.account_id = a.id and h.role = $1
          and ($2::uuid is null or h.partner_id = $2) and h.ended_at is null)
      order by a.id`,
    [role, partnerId],
  );
  return accounts.map((account) => account.id);
}

/** E-mail addresses, in the order of the accounts. */
export async function findAddresses(work: Work, accountIds: readonly string[]): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const accounts = await findAccounts(work, accountIds);
  return accounts.sort((one, other) => one.id.localeCompare(other.id)).map((account) => account.email);
}

export async function insertAccount(
  work: Work<Person>,
  account: { id: string; email: string; name: string },
): Promise<void> {
  await work.db.insert(Account, [
    { networkId: work.actor.networkId, state: 'INVITED', version: 1, ...account },
  ]);
}

export async function insertHats(
  work: Work<Person>,
  accountId: string,
  hats: readonly { id: string; partnerId: string | null; role: Role }[],
): Promise<void> {
  const { networkId, accountId: givenBy } = work.actor;
  await work.db.insert(
    Hat,
    hats.map((hat) => ({ networkId, accountId, givenBy, ...hat })),
  );
}

/** A link for somebody just invited; the database lets only the inviter make one, and only until it is taken up. */
export async function insertOneTimeLink(
  work: Work<Person>,
  accountId: string,
  token: NewSecretToken,
  expiresAt: Date,
): Promise<void> {
  const { networkId, accountId: invitedBy } = work.actor;
  const { id, secretHash } = token;
  await work.db.insert(OneTimeLink, [
    { networkId, id, accountId, invitedBy, accountState: 'INVITED', secretHash, expiresAt },
  ]);
}

/** The unused link, locked: two people with the same link set one password. */
export function lockOneTimeLink(work: Work, id: string): Promise<OneTimeLink | null> {
  return work.db.row<OneTimeLink>(
    `select * from one_time_links where network_id = app.network() and id = $1 and used_at is null for update`,
    [id],
  );
}

export function useOneTimeLink(work: Work, id: string): Promise<number> {
  return work.db.touch(
    `update one_time_links set used_at = app.clock() where network_id = app.network() and id = $1`,
    [id],
  );
}

export async function storePassword(
  work: Work,
  networkId: string,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  const replaced = await work.db.update(
    Credential,
    { networkId, accountId },
    { passwordHash, changedAt: work.now },
  );
  if (replaced === 0) await work.db.insert(Credential, [{ networkId, accountId, passwordHash }]);
}

export function activateAccount(work: Work, id: string): Promise<number> {
  return work.db.touch(
    `update accounts set state = 'ACTIVE', version = version + 1
      where network_id = app.network() and id = $1 and state = 'INVITED'`,
    [id],
  );
}

export async function insertSession(
  work: Work,
  session: Pick<Session, 'networkId' | 'id' | 'accountId' | 'hatId' | 'expiresAt'>,
): Promise<void> {
  await work.db.insert(Session, [session]);
}

export function lockSession(work: Work, id: string): Promise<Session | null> {
  return work.db.row<Session>(
    `select * from sessions where network_id = app.network() and id = $1
       and ended_at is null and expires_at > app.clock() for update`,
    [id],
  );
}

export function useSession(work: Work, id: string, hatId: string): Promise<number> {
  return work.db.touch(
    `update sessions set used_at = app.clock(), hat_id = $2 where network_id = app.network() and id = $1 and ended_at is null`,
    [id, hatId],
  );
}

export function endSession(work: Work, id: string): Promise<number> {
  return work.db.touch(
    `update sessions set ended_at = app.clock() where network_id = app.network() and id = $1 and ended_at is null`,
    [id],
  );
}

export function endSessionsOf(work: Work, accountId: string): Promise<number> {
  return work.db.touch(
    `update sessions set ended_at = app.clock() where network_id = app.network() and account_id = $1 and ended_at is null`,
    [accountId],
  );
}

export async function insertRefreshToken(
  work: Work,
  networkId: string,
  sessionId: string,
  token: NewSecretToken,
): Promise<void> {
  await work.db.insert(RefreshToken, [{ networkId, id: token.id, sessionId, secretHash: token.secretHash }]);
}

export function lockRefreshToken(work: Work, id: string): Promise<RefreshToken | null> {
  return work.db.row<RefreshToken>(
    `select * from refresh_tokens where network_id = app.network() and id = $1 for update`,
    [id],
  );
}

export function useRefreshToken(work: Work, id: string): Promise<number> {
  return work.db.touch(
    `update refresh_tokens set used_at = app.clock() where network_id = app.network() and id = $1 and used_at is null`,
    [id],
  );
}

/** A refresh that was exchanged or given up with a change of hat opens nothing any more. */
export function useRefreshTokensOf(work: Work, sessionId: string): Promise<number> {
  return work.db.touch(
    `update refresh_tokens set used_at = app.clock() where network_id = app.network() and session_id = $1 and used_at is null`,
    [sessionId],
  );
}
