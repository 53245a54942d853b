export const REFERRAL_STATES = [
  'DRAFT',
  'REQUESTED',
  'ACCEPTED',
  'IN_PROGRESS',
  'ON_HOLD',
  'COMPLETED',
  'DECLINED',
  'WITHDRAWN',
  'CONSENT_REVOKED',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

export type Urgency = 'ROUTINE' | 'URGENT';

export type DeclineReason =
  'NO_CAPACITY' | 'NOT_RESPONSIBLE' | 'WAITING_TOO_LONG' | 'FAMILY_UNREACHABLE' | 'OTHER';

export type WithdrawReason = 'FAMILY_WISH' | 'NO_ANSWER' | 'SENT_ELSEWHERE' | 'MISDIRECTED' | 'OTHER';

export type ReferralOutcome =
  | 'SUPPORT_STARTED'
  | 'SUPPORT_FINISHED'
  | 'FAMILY_DECLINED'
  | 'NOT_REACHED'
  | 'NOT_HELPFUL'
  | 'MOVED_AWAY'
  | 'OTHER_HELP_FOUND';

/** Source 001 counts both. */
export type Ending = 'PLANNED' | 'UNPLANNED';

/** What a person calls. REVOKE is not among them: it is what a revocation does. */
export type ReferralAction =
  | 'SEND'
  | 'TAKE'
  | 'RETURN_TO_INTAKE'
  | 'ACCEPT'
  | 'DECLINE'
  | 'START'
  | 'HOLD'
  | 'COMPLETE'
  | 'WITHDRAW'
  | 'RECALL'
  | PaperStep
  | 'PAPER_ANSWER_RESTRICTION'
  | 'PAPER_CONFIRM_DELETION'
  | 'ANSWER_RESTRICTION'
  | 'CONFIRM_DELETION';

/** What the sender records for a recipient without accounts. */
export const PAPER_STEPS = {
  PAPER_ACCEPT: 'ACCEPT',
  PAPER_DECLINE: 'DECLINE',
  PAPER_COMPLETE: 'COMPLETE',
} as const;
export type PaperStep = keyof typeof PAPER_STEPS;

/** What moves a referral on; who takes care of it at the recipient, and what it answers, leave its state as it is. */
export type ReferralStep =
  | Exclude<
      ReferralAction,
      | 'TAKE'
      | 'RETURN_TO_INTAKE'
      | 'ANSWER_RESTRICTION'
      | 'CONFIRM_DELETION'
      | 'PAPER_ANSWER_RESTRICTION'
      | 'PAPER_CONFIRM_DELETION'
    >
  | 'DRAFT'
  | 'REVOKE';

/** A step as it is shown: what was recorded by the sender is marked beside it. */
export type ShownStep = Exclude<ReferralStep, PaperStep>;

/** What a recipient says of items that a revocation has taken away. */
export type RestrictionAnswer = 'DELETED' | 'OWN_LEGAL_BASIS';

export type ReferralSide = 'SENDER' | 'RECIPIENT' | 'SYSTEM';
