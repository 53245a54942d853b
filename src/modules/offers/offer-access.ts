import { allWithParent, hats, type AccessTable } from '../../graphql/access';

const keepers = hats('COORDINATOR', 'PARTNER_LEAD');

export const offerAccess = {
  Query: { keptOffers: keepers, keptOffer: keepers, offerReports: keepers, offerReport: keepers },
  Mutation: {
    reportOffer: keepers,
    publishOfferReport: hats('COORDINATOR'),
    declineOfferReport: hats('COORDINATOR'),
    withdrawOfferReport: keepers,
    confirmOffer: keepers,
    endOffer: keepers,
  },
  KeptOffer: allWithParent(
    'id', 'state', 'content', 'publishedAt', 'confirmedOn', 'confirmUntil', 'stale', 'availableActions', 'version',
    'partner',
  ), // prettier-ignore
  KeptOfferConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  KeptOfferEdge: allWithParent('node', 'cursor'),
  OfferReport: allWithParent(
    'id', 'state', 'content', 'edited', 'before', 'changedFields', 'outdated', 'reason', 'reportedAt', 'decidedAt',
    'availableActions', 'partner', 'offer',
  ), // prettier-ignore
  OfferReportConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  OfferReportEdge: allWithParent('node', 'cursor'),
} as const satisfies AccessTable;
