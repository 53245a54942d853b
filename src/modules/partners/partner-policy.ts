import type { Person } from '../../domain/actor';

/** The contract days are the business of the coordination and of the partner itself. */
export function canSeeContractDays(actor: Person, partnerId: string): boolean {
  return actor.role === 'COORDINATOR' || actor.role === 'AUDITOR' || actor.partnerId === partnerId;
}

export type PartnerChange = 'INSTITUTION' | 'CONTRACT_DAYS' | 'CASE_ACCESS';

/**
 * Who changes what of a partner: the coordination keeps the register and the contract days; the lead keeps the
 * own institution and says who in it opens a family's record. A lead does not certify the own contracts.
 */
const MAY_CHANGE = {
  INSTITUTION: ['COORDINATOR', 'PARTNER_LEAD'],
  CONTRACT_DAYS: ['COORDINATOR'],
  CASE_ACCESS: ['PARTNER_LEAD'],
} as const satisfies Record<PartnerChange, readonly Person['role'][]>;

export function canChangePartner(actor: Person, partnerId: string, change: PartnerChange): boolean {
  const roles: readonly Person['role'][] = MAY_CHANGE[change];
  if (!roles.includes(actor.role)) return false;
  return actor.role === 'COORDINATOR' || actor.partnerId === partnerId;
}
