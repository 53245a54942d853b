import { hats, type AccessTable } from '../../graphql/access';

export const revocationAccess = {
  Mutation: { revokeConsent: hats('PROFESSIONAL') },
} as const satisfies AccessTable;
