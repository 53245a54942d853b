import { enumOf } from '../../graphql/enums';
import type {
  DeclineReason,
  Ending,
  ReferralAction,
  ReferralOutcome,
  ReferralState,
  ShownStep,
  Urgency,
  WithdrawReason,
} from './referral-words';

export const ReferralStateEnum = enumOf<ReferralState>('ReferralState', 'Where a referral stands.', {
  DRAFT: 'Prepared; nothing has left the sending partner',
  REQUESTED: 'Sent; waits for the recipient',
  ACCEPTED: 'Taken on by the recipient',
  IN_PROGRESS: 'The support runs',
  ON_HOLD: 'The support pauses',
  COMPLETED: 'The support has ended',
  DECLINED: 'Not taken on',
  WITHDRAWN: 'Taken back by the sender',
  CONSENT_REVOKED: 'Ended by a revocation before it was accepted',
});

export const ReferralActionEnum = enumOf<ReferralAction>(
  'ReferralAction',
  'What can be done with a referral.',
  {
    SEND: 'sendReferral',
    TAKE: 'takeReferral',
    RETURN_TO_INTAKE: 'returnToIntake',
    ACCEPT: 'acceptReferral',
    DECLINE: 'declineReferral',
    START: 'startReferral',
    HOLD: 'holdReferral',
    COMPLETE: 'completeReferral',
    WITHDRAW: 'withdrawReferral',
    RECALL: 'recallReferral',
    PAPER_ACCEPT: 'recordPaperAcceptance',
    PAPER_DECLINE: 'recordPaperDecline',
    PAPER_COMPLETE: 'recordPaperCompletion',
    PAPER_ANSWER_RESTRICTION: 'recordPaperRestrictionAnswer',
    PAPER_CONFIRM_DELETION: 'recordPaperDeletion',
    ANSWER_RESTRICTION: 'answerRestriction',
    CONFIRM_DELETION: 'confirmDeletion',
  },
);

export const ReferralStepEnum = enumOf<ShownStep>('ReferralStep', 'What happened to a referral.', {
  DRAFT: 'Prepared',
  SEND: 'Sent',
  ACCEPT: 'Accepted',
  DECLINE: 'Declined',
  START: 'Begun, or gone on with',
  HOLD: 'Paused',
  COMPLETE: 'Completed',
  WITHDRAW: 'Taken back',
  RECALL: 'Recalled as misdirected',
  REVOKE: 'Ended by a revocation',
});

export const UrgencyEnum = enumOf<Urgency>(
  'Urgency',
  'How soon an answer is asked for, in working days of the network’s setting.',
  {
    ROUTINE: 'By default 7',
    URGENT: 'By default 1; telephone as well',
  },
);

export const DeclineReasonEnum = enumOf<DeclineReason>(
  'DeclineReason',
  'Why a recipient does not take a family on.',
  {
    NO_CAPACITY: 'No place free',
    NOT_RESPONSIBLE: 'Not responsible',
    WAITING_TOO_LONG: 'The family would wait too long',
    FAMILY_UNREACHABLE: 'The family cannot be reached',
    OTHER: 'Another reason',
  },
);

export const WithdrawReasonEnum = enumOf<WithdrawReason>(
  'WithdrawReason',
  'Why a sender takes a referral back.',
  {
    FAMILY_WISH: 'The family wishes so',
    NO_ANSWER: 'No answer came',
    SENT_ELSEWHERE: 'Sent to somebody else',
    MISDIRECTED: 'Wrong person, family or text',
    OTHER: 'Another reason',
  },
);

export const ReferralOutcomeEnum = enumOf<ReferralOutcome>('ReferralOutcome', 'What became of it.', {
  SUPPORT_STARTED: 'Support has begun',
  SUPPORT_FINISHED: 'Support is finished',
  FAMILY_DECLINED: 'The family did not want it',
  NOT_REACHED: 'The family was not reached',
  NOT_HELPFUL: 'It did not help',
  MOVED_AWAY: 'The family has moved away',
  OTHER_HELP_FOUND: 'Other help was found',
});

export const EndingEnum = enumOf<Ending>('Ending', 'How the support ended (source 001 counts both).', {
  PLANNED: 'As planned',
  UNPLANNED: 'Otherwise',
});

export const ReferralBoxEnum = enumOf<'SENT' | 'RECEIVED' | 'NETWORK'>(
  'ReferralBox',
  'Which referrals to list.',
  {
    SENT: 'Of families the professional may open',
    RECEIVED:
      'Sent to the own partner: the shared intake, one’s own, and those of colleagues for whom one stands in',
    NETWORK: 'All that were sent, for the coordination: no family, no payload, no reasons',
  },
);
