import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const agreementAccess = {
  Query: {
    agreements: hats('COORDINATOR', 'PARTNER_LEAD'),
    agreement: hats('COORDINATOR', 'PARTNER_LEAD'),
  },
  Mutation: {
    draftAgreement: hats('COORDINATOR'),
    offerAgreement: hats('COORDINATOR'),
    signAgreement: hats('COORDINATOR', 'PARTNER_LEAD'),
    declineAgreement: hats('PARTNER_LEAD'),
    withdrawAgreement: hats('COORDINATOR'),
    terminateAgreement: hats('COORDINATOR', 'PARTNER_LEAD'),
    withdrawTermination: hats('COORDINATOR', 'PARTNER_LEAD'),
  },
  Partner: allWithParent('member'),
  Agreement: allWithParent(
    'id', 'state', 'inForceFrom', 'declineReason', 'version', 'partner', 'termination', 'signatures', 'topicAreas',
    'availableActions',
  ), // prettier-ignore
  Termination: allWithParent('givenBy', 'form', 'receivedOn', 'effectiveOn', 'reason'),
  AgreementSignature: allWithParent('side', 'signatoryName', 'signatoryFunction', 'signedOn', 'method'),
  AgreementConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  AgreementEdge: allWithParent('node', 'cursor'),
} as const satisfies AccessTable;
