import { inScope, type Work } from '../../db/work';
import type { Role } from '../../domain/actor';
import type { Account, Hat } from './account.entity';

/** Whether somebody works there as a professional: a hat that lasts, of an account that can sign in. */
const AT_WORK = `from hats h join accounts a on a.network_id = h.network_id and a.id = h.account_id
  where h.network_id = app.network() and h.works and a.state = 'ACTIVE'`;

/** The professionals at work at a partner, by name in German order. */
export function findProfessionals(work: Work, partnerId: string | null): Promise<Account[]> {
  return work.db.rows<Account>(
    `select a.* ${AT_WORK} and h.partner_id = $1 order by a.name collate "de-x-icu", a.id`,
    [partnerId],
  );
}

export async function isAtWork(work: Work, accountId: string, partnerId: string): Promise<boolean> {
  const found = await work.db.rows(`select 1 ${AT_WORK} and h.account_id = $1 and h.partner_id = $2`, [
    accountId,
    partnerId,
  ]);
  return found.length === 1;
}

/**
 * The same, held until the transaction ends: nobody disables the account or takes the hat away meanwhile; with `no key
 * update` nobody else holds it so either. The account first, then its hat, as everybody does who holds both.
 */
export async function holdAtWork(
  work: Work,
  accountId: string,
  partnerId: string,
  strength: 'key share' | 'no key update' = 'key share',
): Promise<boolean> {
  const account = await inScope(work, 'SIGN_IN', () =>
    work.db.rows(
      `select 1 from accounts where network_id = app.network() and id = $1 and state = 'ACTIVE' for key share`,
      [accountId],
    ),
  );
  const hat = await inScope(work, 'SYSTEM', () =>
    work.db.rows(
      `select 1 from hats where network_id = app.network() and account_id = $1 and partner_id = $2 and works for ${strength}`,
      [accountId, partnerId],
    ),
  );
  return account.length === 1 && hat.length === 1;
}

/** Every hat an account ever had. */
export function findAllHats(work: Work, accountId: string): Promise<Hat[]> {
  return work.db.rows<Hat>(
    `select * from hats where network_id = app.network() and account_id = $1 order by given_at, id`,
    [accountId],
  );
}

/** The hats that have not ended, held with their account: no work is given to them until the transaction ends. */
export async function lockHats(work: Work, accountId: string): Promise<Hat[]> {
  await inScope(work, 'SIGN_IN', () =>
    work.db.rows(`select 1 from accounts where network_id = app.network() and id = $1 for update`, [
      accountId,
    ]),
  );
  return inScope(work, 'SYSTEM', () =>
    work.db.rows<Hat>(
      `select * from hats where network_id = app.network() and account_id = $1 and ended_at is null order by id for update`,
      [accountId],
    ),
  );
}

export async function endHats(work: Work, ids: readonly string[]): Promise<void> {
  const ended = await work.db.touch(
    `update hats set ended_at = app.clock() where network_id = app.network() and id = any($1) and ended_at is null`,
    [ids],
  );
  if (ended !== ids.length) throw new Error('A hat that was held could not be ended.');
}

/** Whoever wears one of these hats is signed out. */
export function endSessionsUnder(work: Work, hatIds: readonly string[]): Promise<number> {
  return inScope(work, 'SIGN_IN', () =>
    work.db.touch(
      `update sessions set ended_at = app.clock() where network_id = app.network() and hat_id = any($1) and ended_at is null`,
      [hatIds],
    ),
  );
}

/**
 * Whether somebody else who can sign in has this role: at this partner, or for a coordinator anywhere. One of them is held,
 * so that she is still there when the transaction ends.
 */
export function holdOtherActive(
  work: Work,
  role: Role,
  partnerId: string | null,
  accountId: string,
): Promise<boolean> {
  return inScope(work, 'SIGN_IN', async () => {
    const others = await work.db.rows(
      `select 1 from accounts a where a.network_id = app.network() and a.state = 'ACTIVE' and a.id <> $3
          and exists (select from hats h where h.network_id = a.network_id and h.account_id = a.id and h.role = $1
            and h.ended_at is null and (h.role = 'COORDINATOR' or h.partner_id = $2))
        order by a.id limit 1 for share of a`,
      [role, partnerId, accountId],
    );
    return others.length > 0;
  });
}

/** Whether an account can sign in, held: of two who disable each other one is refused. */
export function holdActive(work: Work, accountId: string): Promise<boolean> {
  return inScope(work, 'SIGN_IN', async () => {
    const own = await work.db.rows(
      `select 1 from accounts where network_id = app.network() and id = $1 and state = 'ACTIVE' for share`,
      [accountId],
    );
    return own.length === 1;
  });
}

/**
 * Never signs in again: neither with a password, nor with a link, nor with a session that is open. False when it was
 * disabled before.
 */
export function disableAccountRow(work: Work, id: string): Promise<boolean> {
  return inScope(work, 'SIGN_IN', async () => {
    const disabled = await work.db.touch(
      `update accounts set state = 'DISABLED', version = version + 1
        where network_id = app.network() and id = $1 and state <> 'DISABLED'`,
      [id],
    );
    if (disabled !== 1) return false;
    await work.db.touch(
      `update sessions set ended_at = app.clock() where network_id = app.network() and account_id = $1 and ended_at is null`,
      [id],
    );
    await work.db.touch(
      `update one_time_links set used_at = app.clock() where network_id = app.network() and account_id = $1 and used_at is null`,
      [id],
    );
    return true;
  });
}
