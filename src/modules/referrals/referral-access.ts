import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const referralAccess = {
  Query: { referrals: hats('PROFESSIONAL', 'COORDINATOR'), referral: hats('PROFESSIONAL', 'COORDINATOR') },
  Mutation: {
    draftReferral: hats('PROFESSIONAL'),
    sendReferral: hats('PROFESSIONAL'),
    takeReferral: hats('PROFESSIONAL'),
    returnToIntake: hats('PROFESSIONAL'),
    acceptReferral: hats('PROFESSIONAL'),
    declineReferral: hats('PROFESSIONAL'),
    startReferral: hats('PROFESSIONAL'),
    holdReferral: hats('PROFESSIONAL'),
    completeReferral: hats('PROFESSIONAL'),
    withdrawReferral: hats('PROFESSIONAL'),
    recallReferral: hats('PROFESSIONAL'),
    confirmDeletion: hats('PROFESSIONAL'),
    answerRestriction: hats('PROFESSIONAL'),
  },
  Referral: allWithParent(
    'id', 'state', 'purpose', 'urgency', 'respondBy', 'overdue', 'availableActions', 'declineReason', 'withdrawReason',
    'outcome', 'ending', 'version', 'responsible', 'fromPartner', 'toPartner', 'offer', 'family', 'payload', 'declineNote', 'consentDecision',
    'restriction', 'deletion', 'feedback', 'feedbackScope', 'events',
  ), // prettier-ignore
  PayloadItem: allWithParent('memberId', 'category', 'text'),
  Restriction: allWithParent('since', 'answerDue', 'answer', 'basis', 'items'),
  RestrictedItem: allWithParent('memberId', 'category'),
  DeletionRequest: allWithParent('askedAt', 'confirmedAt'),
  ReferralEvent: allWithParent('at', 'action', 'state'),
  ReferralConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  ReferralEdge: allWithParent('node', 'cursor'),
} as const satisfies AccessTable;
