import { allWithParent, hats, signedIn, type AccessTable } from '../../graphql/access';

export const partnerAccess = {
  Query: { partners: signedIn, partner: signedIn },
  Mutation: { registerPartner: hats('COORDINATOR'), updatePartner: hats('COORDINATOR', 'PARTNER_LEAD') },
  Partner: allWithParent(
    'id', 'name', 'kind', 'carrier', 'secrecyRegime', 'processingContractOn', 'secrecyUndertakingOn', 'channel',
    'takesReferrals', 'isCoordinationOffice', 'caseAccess', 'version', 'topicAreas', 'districts',
  ), // prettier-ignore
  PartnerConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  PartnerEdge: allWithParent('node', 'cursor'),
  PageInfo: allWithParent('hasNextPage', 'endCursor'),
} as const satisfies AccessTable;
