import { DateTime } from 'luxon';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { forbidden, invalidInput, notFound } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { findPartner } from '../partners';
import { canGiveHat, isFirstLeadOnly, needsPartner } from './account-policy';
import {
  getAccount,
  hasActiveLead,
  insertAccount,
  insertHats,
  insertOneTimeLink,
} from './account-repository';
import type { Account } from './account.entity';
import type { InviteAccountInput } from './account.types';
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
  for (const [place, wish] of wishes.entries()) {
    if (!canGiveHat(work.actor, wish)) throw forbidden('HAT_NOT_YOURS_TO_GIVE');
    const field = `input.hats[${place}].partnerId`;
    if (wish.partnerId === null && needsPartner(wish.role)) throw invalidInput(field, 'REQUIRED');
    if (wish.partnerId !== null && (await findPartner(work, wish.partnerId)) === null) throw notFound(field);
    if (isFirstLeadOnly(work.actor, wish) && (await hasActiveLead(work, wish.partnerId)))
      throw forbidden('LEAD_EXISTS');
  }

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
