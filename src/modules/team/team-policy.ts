import type { Person, Role } from '../../domain/actor';
import { canGiveHat, type HatWish } from '../accounts';

/** A lead knows the people of the own institution, who were it too; the coordination everybody in the network. */
export function canSeeAccount(actor: Person, everHad: readonly Pick<HatWish, 'partnerId'>[]): boolean {
  if (actor.role === 'COORDINATOR') return true;
  return actor.role === 'PARTNER_LEAD' && everHad.some((hat) => hat.partnerId === actor.partnerId);
}

/**
 * Whoever gives every hat of an account disables it: the coordination coordinators and auditors, a lead the own people. With
 * a lead the coordination disables also what the same person is at that institution besides: a practice of one.
 */
export function canDisable(actor: Person, hats: readonly HatWish[]): boolean {
  const leads = hats.filter((hat) => hat.role === 'PARTNER_LEAD').map((hat) => hat.partnerId);
  return hats.every(
    (hat) => canGiveHat(actor, hat) || (actor.role === 'COORDINATOR' && leads.includes(hat.partnerId)),
  );
}

/** Roles without which nobody could bring anybody in again. */
const INDISPENSABLE: readonly Role[] = ['COORDINATOR', 'PARTNER_LEAD'];

export interface Successor {
  readonly role: Role;
  readonly partnerId: string | null;
  /** Whether somebody else must have the role, or must not, so that the actor may take it from the account. */
  readonly other: 'MUST' | 'MUST_NOT';
  readonly reason: 'LAST_LEAD' | 'LAST_COORDINATOR' | 'LEAD_EXISTS';
}

/**
 * What must be true of others before these hats go. Nobody leaves the network or an institution without a head by going
 * away; and where an institution has another lead, its people are its own business, as in `isFirstLeadOnly`.
 */
export function successorsOf(actor: Person, accountId: string, hats: readonly HatWish[]): Successor[] {
  return hats.flatMap(({ role, partnerId }): Successor[] => {
    if (accountId === actor.accountId && INDISPENSABLE.includes(role)) {
      const reason = role === 'PARTNER_LEAD' ? 'LAST_LEAD' : 'LAST_COORDINATOR';
      return [{ role, partnerId, other: 'MUST', reason }];
    }
    if (actor.role === 'COORDINATOR' && role === 'PARTNER_LEAD')
      return [{ role, partnerId, other: 'MUST_NOT', reason: 'LEAD_EXISTS' }];
    return [];
  });
}

/** Who gives work on to a colleague: a professional the own, the lead everybody’s. */
export function canReassignFrom(actor: Person, fromAccountId: string): boolean {
  if (actor.role === 'PARTNER_LEAD') return true;
  return actor.role === 'PROFESSIONAL' && actor.accountId === fromAccountId;
}

export function isSameHat(one: HatWish, other: HatWish): boolean {
  return one.role === other.role && one.partnerId === other.partnerId;
}
