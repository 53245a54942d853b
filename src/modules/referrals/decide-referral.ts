import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { consentsOfFamilies, decideConsent, type ConsentItem, type ConsentRefusal } from '../consents';
import { contentsOf } from './payload-loader';
import type { ReferralParty } from './referral-policy';
import { isHeldByRecipient } from './referral-states';
import type { Referral } from './referral.entity';

/** The gate's answer on a referral, as its reader may know it. */
export interface ReferralDecision {
  readonly allowed: boolean;
  readonly reason: ConsentRefusal | null;
  readonly item: ConsentItem | null;
}

/** What the gate says of this referral now: to the sender with the reason in full, to the recipient by releases alone. */
export function decideReferral(
  work: Work<Person>,
  referral: Referral,
  party: ReferralParty,
): Promise<ReferralDecision> {
  return party === 'SENDER' ? decideAtSender(work, referral) : decideForRecipient(work, referral);
}

async function decideAtSender(work: Work<Person>, referral: Referral): Promise<ReferralDecision> {
  const contents = await contentsOf(work).load(referral.id);
  const items: readonly ConsentItem[] = referral.sent ? contents.sent : contents.drafted;
  if (items.length === 0) return { allowed: false, reason: 'NO_CONSENT', item: null };
  const { familyId, fromId: discloserId, toId: recipientId, purpose } = referral;
  const file = await consentsOfFamilies(work).load(familyId);
  const decision = decideConsent(file, { familyId, discloserId, recipientId, purpose, items }, work.now);
  return decision.allowed ? { allowed: true, reason: null, item: null } : decision;
}

/**
 * The recipient sees no form. An item sent is hidden from it once its release or its period has ended, and a release
 * that ends closes the referral or restricts it: so what is missing tells the reason.
 */
async function decideForRecipient(work: Work<Person>, referral: Referral): Promise<ReferralDecision> {
  if (referral.state === 'CONSENT_REVOKED') return refused('REVOKED');
  const { sent, sentCount, received, restricted } = await contentsOf(work).load(referral.id);
  if (isHeldByRecipient(referral.state)) {
    if (restricted) return refused('REVOKED');
    return received.every((copy) => work.now < copy.closesAt) ? granted() : refused('EXPIRED');
  }
  if (referral.state !== 'REQUESTED') return refused('NO_CONSENT');
  return sentCount > 0 && sent.length === sentCount ? granted() : refused('EXPIRED');
}

function granted(): ReferralDecision {
  return { allowed: true, reason: null, item: null };
}

function refused(reason: ConsentRefusal): ReferralDecision {
  return { allowed: false, reason, item: null };
}
