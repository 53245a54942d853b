import type { ConsentDecision, ConsentRefusal } from '../consents';
import type { ReferralState } from './referral-words';

/** What happens to a referral that is sent elsewhere: it is taken back first, or it is over already. */
export type ElsewhereWay = 'WITHDRAW_FIRST' | 'FOLLOW';

/** By state. What somebody has accepted is that partner's work. */
const WAYS = {
  DRAFT: 'WITHDRAW_FIRST',
  REQUESTED: 'WITHDRAW_FIRST',
  DECLINED: 'FOLLOW',
  WITHDRAWN: 'FOLLOW',
  CONSENT_REVOKED: 'FOLLOW',
  ACCEPTED: null,
  IN_PROGRESS: null,
  ON_HOLD: null,
  COMPLETED: null,
} as const satisfies Record<ReferralState, ElsewhereWay | null>;

/**
 * How a referral is sent elsewhere, or null when it is not. What was recalled was wrong and is not carried on; a draft that
 * was given up has left nothing to carry.
 */
export function wayElsewhere(referral: {
  readonly state: ReferralState;
  readonly sent: boolean;
  readonly recalled: boolean;
}): ElsewhereWay | null {
  if (referral.recalled) return null;
  if (referral.state === 'WITHDRAWN' && !referral.sent) return null;
  return WAYS[referral.state];
}

/** Refusals that a new form helps against. A refused or revoked one is talked about first, an open one is signed. */
const WANT_OF_A_FORM: readonly ConsentRefusal[] = [
  'NO_CONSENT',
  'RECIPIENT_NOT_NAMED',
  'PURPOSE_NOT_COVERED',
  'CATEGORY_NOT_COVERED',
];

/** Whether a form is to be prepared, because none that could still be signed asks for it. */
export function wantsForm(decision: ConsentDecision): boolean {
  return !decision.allowed && WANT_OF_A_FORM.includes(decision.reason);
}
