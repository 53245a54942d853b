import { DateTime } from 'luxon';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { newId } from '../../domain/ids';
import { getAccount, insertAccount, insertHats, insertOneTimeLink } from './account-repository';
import type { Account } from './account.entity';
import type { InviteAccountInput } from './account.types';
import { requireGivable } from './require-givable';
import { newSecretToken } from './secret-token';

/** Days an invitation can be taken up. */
export const INVITATION_DAYS = 7;

export interface InvitedAccount {
  readonly account: Account;
  /** Secret of the one-time link that sets the password. */
  readonly token: string;
}

/**
 * Invites somebody with one or several hats; who gives which stands in account-policy.ts.
 *
 * @throws FORBIDDEN for a hat that is not the actor's to give, and when a coordinator invites a second lead; INVALID_INPUT for a role without its partner;
 *   NOT_FOUND for an unknown partner; CONFLICT when the address has an account already
 */
export async function inviteAccount(work: Work<Person>, input: InviteAccountInput): Promise<InvitedAccount> {
  const wishes = input.hats.map((hat) => ({ partnerId: hat.partnerId ?? null, role: hat.role }));
  for (const [place, wish] of wishes.entries())
    await requireGivable(work, wish, `input.hats[${place}].partnerId`);

  const { networkId } = work.actor;
  const id = newId();
  const token = newSecretToken(networkId);
  const expiresAt = DateTime.fromJSDate(work.now).plus({ days: INVITATION_DAYS }).toJSDate();
  await insertAccount(work, { id, email: input.email.trim().toLowerCase(), name: input.name.trim() });
  await insertHats(
    work,
    id,
    wishes.map((wish) => ({ id: newId(), ...wish })),
  );
  await insertOneTimeLink(work, id, token, expiresAt);
  work.trail.touch('ACCOUNT', id);
  work.trail.done('ACCOUNT');
  return { account: await getAccount(work, id), token: token.text };
}
