import type { Day } from '../../domain/period';
import type { TransitionTable } from '../../domain/state-machine';
import type { ReferralSide, ReferralState, ReferralStep } from './referral-words';

/**
 * The life of a referral. The same table stands in the database (referral_transitions, migrations 0010 and 0022), where every
 * step must be a row of it, made by its side; a test holds the two together.
 *
 * Besides: DRAFT needs both members; SEND needs both members and the gate; ACCEPT needs both members and the gate;
 * everything that ends a referral needs neither, so closing never depends on a consent. A PAPER step is what a recipient
 * without accounts has said, recorded by the sender: admitted only when it was sent to such a one, and it still is one.
 */
export const REFERRAL_TRANSITIONS = [
  { action: 'SEND', from: 'DRAFT', to: 'REQUESTED', by: 'SENDER' },
  { action: 'ACCEPT', from: 'REQUESTED', to: 'ACCEPTED', by: 'RECIPIENT' },
  { action: 'DECLINE', from: 'REQUESTED', to: 'DECLINED', by: 'RECIPIENT' },
  { action: 'PAPER_ACCEPT', from: 'REQUESTED', to: 'ACCEPTED', by: 'SENDER' },
  { action: 'PAPER_DECLINE', from: 'REQUESTED', to: 'DECLINED', by: 'SENDER' },
  { action: 'START', from: 'ACCEPTED', to: 'IN_PROGRESS', by: 'RECIPIENT' },
  { action: 'START', from: 'ON_HOLD', to: 'IN_PROGRESS', by: 'RECIPIENT' },
  { action: 'HOLD', from: 'IN_PROGRESS', to: 'ON_HOLD', by: 'RECIPIENT' },
  { action: 'COMPLETE', from: 'ACCEPTED', to: 'COMPLETED', by: 'RECIPIENT' },
  { action: 'COMPLETE', from: 'IN_PROGRESS', to: 'COMPLETED', by: 'RECIPIENT' },
  { action: 'COMPLETE', from: 'ON_HOLD', to: 'COMPLETED', by: 'RECIPIENT' },
  { action: 'PAPER_COMPLETE', from: 'ACCEPTED', to: 'COMPLETED', by: 'SENDER' },
  { action: 'PAPER_COMPLETE', from: 'IN_PROGRESS', to: 'COMPLETED', by: 'SENDER' },
  { action: 'PAPER_COMPLETE', from: 'ON_HOLD', to: 'COMPLETED', by: 'SENDER' },
  { action: 'WITHDRAW', from: 'DRAFT', to: 'WITHDRAWN', by: 'SENDER' },
  { action: 'WITHDRAW', from: 'REQUESTED', to: 'WITHDRAWN', by: 'SENDER' },
  { action: 'RECALL', from: 'REQUESTED', to: 'WITHDRAWN', by: 'SENDER' },
  { action: 'RECALL', from: 'ACCEPTED', to: 'WITHDRAWN', by: 'SENDER' },
  { action: 'RECALL', from: 'IN_PROGRESS', to: 'WITHDRAWN', by: 'SENDER' },
  { action: 'RECALL', from: 'ON_HOLD', to: 'WITHDRAWN', by: 'SENDER' },
  { action: 'RECALL', from: 'COMPLETED', to: 'WITHDRAWN', by: 'SENDER' },
  { action: 'REVOKE', from: 'REQUESTED', to: 'CONSENT_REVOKED', by: 'SYSTEM' },
] as const satisfies TransitionTable<ReferralState, ReferralStep, ReferralSide>;

/** Overdue is derived and is not an end: the referral can still be accepted. */
export function isOverdue(referral: { state: ReferralState; respondBy: Day | null }, today: Day): boolean {
  return referral.state === 'REQUESTED' && referral.respondBy !== null && referral.respondBy < today;
}

/** From acceptance on the recipient works from its own copy. */
export function isHeldByRecipient(state: ReferralState): boolean {
  return state === 'ACCEPTED' || state === 'IN_PROGRESS' || state === 'ON_HOLD' || state === 'COMPLETED';
}
