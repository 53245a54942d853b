import { anyone, hats, type AccessTable } from '../../graphql/access';

export const revocationAccess = {
  Mutation: { revokeConsent: hats('PROFESSIONAL'), revokeByCode: anyone },
} as const satisfies AccessTable;
