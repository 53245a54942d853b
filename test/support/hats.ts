import type { Person, Role } from '../../src/domain/actor';

/** Partners and accounts of the tables of policies. */
export const OWN = '00000000-0000-7000-8000-00000000000a';
export const OTHER = '00000000-0000-7000-8000-00000000000b';
export const THIRD = '00000000-0000-7000-8000-00000000000c';
export const SELF = '00000000-0000-7000-8000-000000000001';
export const COLLEAGUE = '00000000-0000-7000-8000-000000000002';

/** The account SELF under one hat. */
export function hat(role: Role, partnerId: string | null): Person {
  return {
    kind: 'PERSON',
    networkId: '00000000-0000-7000-8000-0000000000ff',
    accountId: SELF,
    sessionId: '00000000-0000-7000-8000-0000000000fe',
    hatId: '00000000-0000-7000-8000-0000000000fd',
    role,
    partnerId,
  };
}
