import type { ConsentRefusal } from '../consents';
import { isHeldByRecipient } from './referral-states';
import type { ReferralState } from './referral-words';

/** What the recipient of a referral has before it. */
export interface RecipientFacts {
  readonly state: ReferralState;
  /** How many items were sent, and how many of them it may still read. */
  readonly sentCount: number;
  readonly readableCount: number;
  /** When the period of each of its own copies ends. */
  readonly copiesEnd: readonly Date[];
  /** A revocation has taken items away from it. */
  readonly restricted: boolean;
}

/**
 * What the gate says to the recipient, who sees no form: null for allowed, else the reason. An item sent is hidden from
 * it once its release or its period has ended, and a release that ends closes the referral or restricts it: so what is
 * missing tells the reason.
 */
export function recipientRefusal(facts: RecipientFacts, now: Date): ConsentRefusal | null {
  if (facts.state === 'CONSENT_REVOKED') return 'REVOKED';
  if (isHeldByRecipient(facts.state)) {
    if (facts.restricted) return 'REVOKED';
    return facts.copiesEnd.every((end) => now < end) ? null : 'EXPIRED';
  }
  if (facts.state !== 'REQUESTED') return 'NO_CONSENT';
  return facts.sentCount > 0 && facts.readableCount === facts.sentCount ? null : 'EXPIRED';
}
