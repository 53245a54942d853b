import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, notFound } from '../../domain/errors';
import {
  findAccounts,
  findAllHats,
  holdActive,
  holdOtherActive,
  type Account,
  type Hat,
  type HatWish,
} from '../accounts';
import { canSeeAccount, successorsOf } from './team-policy';
import { findOpenWork } from './team-repository';

export interface AccountInHand {
  readonly account: Account;
  /** Those that have not ended. */
  readonly hats: readonly Hat[];
}

/** @throws NOT_FOUND naming the field, also for somebody of another institution */
export async function getAccountInHand(
  work: Work<Person>,
  id: string,
  field: string,
): Promise<AccountInHand> {
  const [account] = await findAccounts(work, [id]);
  const everHad = account === undefined ? [] : await findAllHats(work, id);
  if (account === undefined || !canSeeAccount(work.actor, everHad)) throw notFound(field);
  work.trail.touch('ACCOUNT', id);
  return { account, hats: everHad.filter((hat) => hat.endedAt === null) };
}

/**
 * Somebody remains: the actor, or when it is about the actor, another.
 *
 * @throws FORBIDDEN LAST_LEAD, LAST_COORDINATOR, LEAD_EXISTS (team-policy.ts says which); UNAUTHENTICATED when the actor was
 *   disabled at the same moment
 */
export async function requireSuccessors(
  work: Work<Person>,
  accountId: string,
  hats: readonly HatWish[],
): Promise<void> {
  const self = work.actor.accountId;
  if (accountId !== self && !(await holdActive(work, self)))
    throw new DomainError('UNAUTHENTICATED', { reason: 'SESSION_ENDED' });
  for (const { role, partnerId, other, reason } of successorsOf(work.actor, accountId, hats)) {
    const isThere = await holdOtherActive(work, role, partnerId, accountId);
    if (isThere !== (other === 'MUST')) throw forbidden(reason);
  }
}

/** @throws ILLEGAL_TRANSITION */
export function requireNotDisabled(account: Pick<Account, 'state'>): void {
  if (account.state === 'DISABLED') throw new DomainError('ILLEGAL_TRANSITION', { state: account.state });
}

/**
 * That nothing lies with whoever is about to leave these partners. The hats are held by then, so nothing comes in between.
 *
 * @throws CONFLICT OPEN_WORK with the number of families and open referrals
 */
export async function requireNoWork(
  work: Work<Person>,
  accountId: string,
  partnerIds: readonly (string | null)[],
  field: string,
): Promise<void> {
  const left = (await findOpenWork(work)).filter(
    (row) => row.accountId === accountId && partnerIds.includes(row.partnerId),
  );
  const count = left.reduce((sum, row) => sum + row.families + row.referrals, 0);
  if (count > 0) throw new DomainError('CONFLICT', { field, reason: 'OPEN_WORK', count });
}
