import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const teamAccess = {
  Query: { openWork: hats('PARTNER_LEAD') },
  Mutation: {
    setHats: hats('COORDINATOR', 'PARTNER_LEAD'),
    disableAccount: hats('COORDINATOR', 'PARTNER_LEAD'),
    reassignWork: hats('PROFESSIONAL', 'PARTNER_LEAD'),
  },
  OpenWork: allWithParent('account', 'families', 'referrals'),
} as const satisfies AccessTable;
