import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { loaderPerWork } from '../../graphql/context';
import { canSeeHat } from './account-policy';
import { findAccounts, findHats } from './account-repository';
import type { Account, Hat } from './account.entity';

/** Accounts by id, batched; an id that is not in this network is null. */
export const accountsById = loaderPerWork<string, Account | null>(async (work, ids) => {
  const found = new Map((await findAccounts(work, ids)).map((account) => [account.id, account]));
  return ids.map((id) => found.get(id) ?? null);
});

/** Hats of accounts that the actor may know of, batched, the one used last first. */
export const hatsOfAccounts = loaderPerWork<string, Hat[]>(async (work, ids) => {
  const { actor } = work as Work<Person>;
  const hats = (await findHats(work, ids)).filter((hat) => canSeeHat(actor, hat));
  return ids.map((id) => hats.filter((hat) => hat.accountId === id));
});
