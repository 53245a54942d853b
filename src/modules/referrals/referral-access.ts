import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const referralAccess = {
  Query: {
    referrals: hats('PROFESSIONAL', 'COORDINATOR'),
    referral: hats('PROFESSIONAL', 'COORDINATOR'),
    openEnds: hats('COORDINATOR'),
  },
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
    sendElsewhere: hats('PROFESSIONAL'),
    recallReferral: hats('PROFESSIONAL'),
    confirmDeletion: hats('PROFESSIONAL'),
    answerRestriction: hats('PROFESSIONAL'),
    recordPaperAcceptance: hats('PROFESSIONAL'),
    recordPaperDecline: hats('PROFESSIONAL'),
    recordPaperCompletion: hats('PROFESSIONAL'),
    recordPaperRestrictionAnswer: hats('PROFESSIONAL'),
    recordPaperDeletion: hats('PROFESSIONAL'),
  },
  Referral: allWithParent(
    'id', 'state', 'purpose', 'urgency', 'respondBy', 'overdue', 'availableActions', 'declineReason', 'withdrawReason',
    'outcome', 'ending', 'version', 'responsible', 'fromPartner', 'toPartner', 'offer', 'family', 'payload', 'declineNote', 'suggestedOffers', 'consentDecision',
    'restriction', 'deletion', 'feedback', 'feedbackScope', 'events', 'follows', 'preparedConsent', 'canSendElsewhere', 'handOverSheet',
  ), // prettier-ignore
  PayloadItem: allWithParent('memberId', 'category', 'text'),
  Restriction: allWithParent('since', 'answerDue', 'answer', 'basis', 'spokenWith', 'items'),
  RestrictedItem: allWithParent('memberId', 'category'),
  DeletionRequest: allWithParent('askedAt', 'confirmedAt', 'spokenWith'),
  HandOverSheet: allWithParent('from', 'to', 'purpose', 'urgency', 'respondBy', 'payload', 'notice'),
  HandOverParty: allWithParent('name', 'carrier', 'addresses', 'telephones'),
  ReferralEvent: allWithParent('at', 'action', 'state', 'recordedBySender', 'answeredOn', 'spokenWith'),
  OpenEnd: allWithParent(
    'id', 'state', 'reasons', 'urgency', 'respondBy', 'waitingDays', 'fromPartner', 'toPartner',
  ), // prettier-ignore
  OpenEndConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  OpenEndEdge: allWithParent('node', 'cursor'),
  ReferralConnection: allWithParent('nodes', 'edges', 'pageInfo'),
  ReferralEdge: allWithParent('node', 'cursor'),
} as const satisfies AccessTable;
