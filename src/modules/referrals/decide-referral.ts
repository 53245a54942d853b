import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { consentsOfFamilies, decideConsent, type ConsentItem, type ConsentRefusal } from '../consents';
import { contentsOf } from './payload-loader';
import { recipientRefusal } from './recipient-gate';
import type { ReferralParty } from './referral-policy';
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

async function decideForRecipient(work: Work<Person>, referral: Referral): Promise<ReferralDecision> {
  const { sent, sentCount, received, restricted } = await contentsOf(work).load(referral.id);
  const reason = recipientRefusal(
    {
      state: referral.state,
      sentCount,
      readableCount: sent.length,
      copiesEnd: received.map((copy) => copy.closesAt),
      restricted,
    },
    work.now,
  );
  return { allowed: reason === null, reason, item: null };
}
