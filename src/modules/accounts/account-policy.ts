import type { Person, Role } from '../../domain/actor';

export interface HatWish {
  readonly partnerId: string | null;
  readonly role: Role;
}

/**
 * Who gives which hat (source 003 §3: the coordination keeps the network, each institution its own people).
 * A coordinator invites coordinators, auditors and a partner's lead; a lead everybody of the own institution.
 */
const MAY_GIVE: Partial<Record<Role, readonly Role[]>> = {
  COORDINATOR: ['COORDINATOR', 'AUDITOR', 'PARTNER_LEAD'],
  PARTNER_LEAD: ['PARTNER_LEAD', 'PROFESSIONAL', 'PRIVACY_DESK'],
};

export function canGiveHat(actor: Person, wish: HatWish): boolean {
  // Stryker disable next-line ArrayDeclaration: what it puts into the empty list is no role
  if (!(MAY_GIVE[actor.role] ?? []).includes(wish.role)) return false;
  return actor.role === 'COORDINATOR' || wish.partnerId === actor.partnerId;
}

/** The coordination brings in an institution's first lead; from then on the institution invites its own people. */
export function isFirstLeadOnly(actor: Person, wish: HatWish): boolean {
  return actor.role === 'COORDINATOR' && wish.role === 'PARTNER_LEAD';
}

/** What somebody is elsewhere is told to nobody but themselves, the coordination and the auditor. */
export function canSeeHat(actor: Person, hat: HatWish & { readonly accountId: string }): boolean {
  if (hat.accountId === actor.accountId || actor.role === 'COORDINATOR' || actor.role === 'AUDITOR')
    return true;
  return hat.partnerId !== null && hat.partnerId === actor.partnerId;
}

/** Coordinators and auditors may stand for themselves; every other role is a role at an institution. */
export function needsPartner(role: Role): boolean {
  return role !== 'COORDINATOR' && role !== 'AUDITOR';
}
