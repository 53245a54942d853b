/** What one may do under a hat (source 003 §3; the operator acts by command line only). */
export const ROLES = ['COORDINATOR', 'PARTNER_LEAD', 'PROFESSIONAL', 'PRIVACY_DESK', 'AUDITOR'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody without a token: the public, or a person about to sign in. */
export interface Nobody {
  readonly kind: 'NOBODY';
}

/** The sign-in operations themselves, in one network, before or beside any hat. */
export interface SigningIn {
  readonly kind: 'SIGNING_IN';
  readonly networkId: string;
}

/** An account under one hat (account × partner × role). Hats never mix. */
export interface Person {
  readonly kind: 'PERSON';
  readonly networkId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly hatId: string;
  readonly role: Role;
  /** Null for a coordinator or auditor who belongs to no partner institution. */
  readonly partnerId: string | null;
}

/** Nobody in person, in one network: the clock's work, and whoever holds a link that a mail has brought. */
export interface SystemActor {
  readonly kind: 'SYSTEM';
  readonly networkId: string;
}

/**
 * Whoever hands in the code of a form, in one network. Has the scope of marks and no partner, so that neither the rows nor
 * the audit trail of the own partner tell whether the code was right.
 */
export interface Revoking {
  readonly kind: 'REVOKING';
  readonly networkId: string;
  /** Who records it; null on the public page. */
  readonly recordedBy: Person | null;
}

export type Actor = Nobody | SigningIn | SystemActor | Revoking | Person;

/** The account behind an act, whose session must hold; null where nobody is signed in. */
export function personBehind(actor: Actor): Person | null {
  if (actor.kind === 'PERSON') return actor;
  return actor.kind === 'REVOKING' ? actor.recordedBy : null;
}

/** What a transaction may see, as the database's policies read it (migrations 0003–0010). */
export type Scope = 'PARTNER' | 'LEAD' | 'COORDINATION' | 'PRIVACY' | 'AUDIT' | 'SIGN_IN' | 'SYSTEM';

const SCOPE_OF_ROLE = {
  COORDINATOR: 'COORDINATION',
  PARTNER_LEAD: 'LEAD',
  PROFESSIONAL: 'PARTNER',
  PRIVACY_DESK: 'PRIVACY',
  AUDITOR: 'AUDIT',
} as const satisfies Record<Role, Scope>;

export function scopeOf(actor: Actor): Scope | null {
  if (actor.kind === 'NOBODY') return null;
  if (actor.kind === 'SIGNING_IN') return 'SIGN_IN';
  if (actor.kind === 'SYSTEM' || actor.kind === 'REVOKING') return 'SYSTEM';
  return SCOPE_OF_ROLE[actor.role];
}

/** The partner whose rows the transaction may open. Coordination and audit open none, not even their own office's. */
export function partnerInScope(actor: Actor): string | null {
  const scope = scopeOf(actor);
  if (actor.kind !== 'PERSON' || scope === 'COORDINATION' || scope === 'AUDIT') return null;
  return actor.partnerId;
}
