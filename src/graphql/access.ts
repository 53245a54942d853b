import type { Role } from '../domain/actor';

/** Who may call a query or mutation, or read a field. What no table names is closed. */
export type Access =
  | { readonly kind: 'PUBLIC' }
  | { readonly kind: 'SIGNED_IN' }
  | { readonly kind: 'ROLES'; readonly roles: readonly Role[] }
  /** Whoever was given the object: its visibility was decided where it was found. */
  | { readonly kind: 'WITH_PARENT' };

/** The rules of one module: type → field → who. */
export type AccessTable = Readonly<Record<string, Readonly<Record<string, Access>>>>;

export const anyone: Access = { kind: 'PUBLIC' };
export const signedIn: Access = { kind: 'SIGNED_IN' };
export const withParent: Access = { kind: 'WITH_PARENT' };

export function hats(...roles: readonly Role[]): Access {
  return { kind: 'ROLES', roles };
}

/** Shorthand for a type whose every field goes with the object. */
export function allWithParent(...fields: readonly string[]): Record<string, Access> {
  return Object.fromEntries(fields.map((field) => [field, withParent]));
}
