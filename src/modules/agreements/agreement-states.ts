import type { Day } from '../../domain/period';
import type { TransitionTable } from '../../domain/state-machine';

/** The two who sign (source 003, Anlage 1). */
export const AGREEMENT_SIDES = ['COORDINATION', 'PARTNER'] as const;
export type AgreementSide = (typeof AGREEMENT_SIDES)[number];

export const TERMINATION_FORMS = ['LETTER', 'FAX', 'EMAIL', 'PORTAL'] as const;
export type TerminationForm = (typeof TERMINATION_FORMS)[number];

/** What is stored. TERMINATED is never stored: it is read off the last day. */
export const STORED_AGREEMENT_STATES = ['DRAFT', 'OFFERED', 'IN_FORCE', 'DECLINED', 'WITHDRAWN'] as const;
export type StoredAgreementState = (typeof STORED_AGREEMENT_STATES)[number];
export type AgreementState = StoredAgreementState | 'TERMINATED';

export type AgreementAction =
  'OFFER' | 'SIGN' | 'COUNTERSIGN' | 'DECLINE' | 'WITHDRAW' | 'TERMINATE' | 'WITHDRAW_TERMINATION';

/** Who takes the step: one side, or either for itself. */
export type AgreementActing = AgreementSide | 'EITHER';

/**
 * How an agreement comes into force and ends (source 003 §5): drafted and offered by the coordination, signed by
 * both, unlimited until a notice takes effect. SIGN is the first signature, COUNTERSIGN the second.
 */
export const AGREEMENT_TRANSITIONS = [
  { action: 'OFFER', from: 'DRAFT', to: 'OFFERED', by: 'COORDINATION' },
  { action: 'WITHDRAW', from: 'DRAFT', to: 'WITHDRAWN', by: 'COORDINATION' },
  { action: 'SIGN', from: 'OFFERED', to: 'OFFERED', by: 'EITHER' },
  { action: 'COUNTERSIGN', from: 'OFFERED', to: 'IN_FORCE', by: 'EITHER' },
  { action: 'DECLINE', from: 'OFFERED', to: 'DECLINED', by: 'PARTNER' },
  { action: 'WITHDRAW', from: 'OFFERED', to: 'WITHDRAWN', by: 'COORDINATION' },
  { action: 'TERMINATE', from: 'IN_FORCE', to: 'IN_FORCE', by: 'EITHER' },
  { action: 'WITHDRAW_TERMINATION', from: 'IN_FORCE', to: 'IN_FORCE', by: 'EITHER' },
] as const satisfies TransitionTable<StoredAgreementState, AgreementAction, AgreementActing>;

/** The state people see: an agreement whose last day is over is terminated, whether or not a job has run. */
export function shownState(
  agreement: { state: StoredAgreementState; lastDay: Day | null },
  today: Day,
): AgreementState {
  const ended = agreement.state === 'IN_FORCE' && (agreement.lastDay ?? today) < today;
  return ended ? 'TERMINATED' : agreement.state;
}
