import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const familyAccess = {
  Query: { families: hats('PROFESSIONAL'), family: hats('PROFESSIONAL') },
  Mutation: { recordFamily: hats('PROFESSIONAL') },
  Family: allWithParent('id', 'version', 'responsible', 'members', 'language'),
  FamilyMember: allWithParent(
    'id', 'key', 'role', 'name', 'birth', 'dueMonth', 'ofMemberId', 'capacity', 'contact', 'safeContact', 'custody',
  ), // prettier-ignore
  Custody: allWithParent('kind', 'holderIds'),
  FamilyConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  FamilyEdge: allWithParent('node', 'cursor'),
} as const satisfies AccessTable;
