import { DateTime } from 'luxon';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { forbidden } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { createOnce } from '../idempotency';
import { canGiveHat, type HatWish } from './account-policy';
import { getAccount, insertAccount, insertHats, insertOneTimeLink } from './account-repository';
import type { Account } from './account.entity';
import type { InviteAccountInput } from './account.types';
import { requireGivable } from './require-givable';
import { newSecretToken } from './secret-token';

/** Days an invitation can be taken up. */
export const INVITATION_DAYS = 7;

export interface InvitedAccount {
  readonly account: Account;
  /** Secret of the one-time link that sets the password; null when that has been done. */
  readonly token: string | null;
}

/**
 * Invites somebody with one or several hats; who gives which stands in account-policy.ts. Repeated with the same key it is
 * the same account; its link, which is kept nowhere, is made anew until it has been taken up.
 *
 * @param idempotencyKey the same key and input invite one person, however often they come
 * @throws FORBIDDEN for a hat that is not the actor's to give, and when a coordinator invites a second lead; INVALID_INPUT for a role without its partner;
 *   NOT_FOUND for an unknown partner; CONFLICT when the address has an account already, or the
 *   key was used otherwise
 */
export async function inviteAccount(
  work: Work<Person>,
  input: InviteAccountInput,
  idempotencyKey?: string | null,
): Promise<InvitedAccount> {
  const wishes = input.hats.map((hat) => ({ partnerId: hat.partnerId ?? null, role: hat.role }));
  if (!wishes.every((wish) => canGiveHat(work.actor, wish))) throw forbidden('HAT_NOT_YOURS_TO_GIVE');
  const call = { operation: 'inviteAccount', key: idempotencyKey, input };
  const id = await createOnce(work, call, (newAccountId) => storeAccount(work, newAccountId, input, wishes));
  work.trail.touch('ACCOUNT', id);
  work.trail.done('ACCOUNT');
  const account = await getAccount(work, id);
  return { account, token: account.state === 'INVITED' ? await newInvitation(work, id) : null };
}

async function storeAccount(
  work: Work<Person>,
  id: string,
  input: InviteAccountInput,
  wishes: readonly HatWish[],
): Promise<void> {
  for (const [place, wish] of wishes.entries())
    await requireGivable(work, wish, `input.hats[${place}].partnerId`);
  await insertAccount(work, { id, email: input.email.trim().toLowerCase(), name: input.name.trim() });
  await insertHats(
    work,
    id,
    wishes.map((wish) => ({ id: newId(), ...wish })),
  );
}

async function newInvitation(work: Work<Person>, accountId: string): Promise<string> {
  const token = newSecretToken(work.actor.networkId);
  const expiresAt = DateTime.fromJSDate(work.now).plus({ days: INVITATION_DAYS }).toJSDate();
  await insertOneTimeLink(work, accountId, token, expiresAt);
  return token.text;
}
