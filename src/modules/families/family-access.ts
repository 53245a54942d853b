import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const familyAccess = {
  Query: { families: hats('PROFESSIONAL'), family: hats('PROFESSIONAL') },
  Mutation: {
    recordFamily: hats('PROFESSIONAL'),
    updateFamily: hats('PROFESSIONAL'),
    recordBirth: hats('PROFESSIONAL'),
    recordLoss: hats('PROFESSIONAL'),
  },
  Family: allWithParent('id', 'version', 'responsible', 'members', 'language', 'interpreter'),
  FamilyMember: allWithParent(
    'id', 'key', 'role', 'name', 'birth', 'dueMonth', 'ofMemberId', 'capacity', 'capacityAssessment', 'closedAs',
    'closedOn', 'contact', 'safeContact', 'custody',
  ), // prettier-ignore
  CapacityAssessment: allWithParent('assessedOn', 'assessedBy', 'note'),
  Custody: allWithParent('kind', 'holderIds', 'holders'),
  CustodyHolder: allWithParent('memberId', 'as', 'scope', 'evidence', 'until'),
  FamilyConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  FamilyEdge: allWithParent('node', 'cursor'),
} as const satisfies AccessTable;
