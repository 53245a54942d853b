import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const deputyAccess = {
  Query: {
    colleagues: hats('PROFESSIONAL', 'PARTNER_LEAD'),
    deputies: hats('PROFESSIONAL', 'PARTNER_LEAD'),
  },
  Mutation: {
    nameDeputy: hats('PROFESSIONAL', 'PARTNER_LEAD'),
    endDeputy: hats('PROFESSIONAL', 'PARTNER_LEAD'),
  },
  Deputy: allWithParent('id', 'from', 'until', 'endedAt', 'active', 'account', 'deputy'),
} as const satisfies AccessTable;
