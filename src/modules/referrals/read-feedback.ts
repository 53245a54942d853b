import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { findTransition } from '../../domain/state-machine';
import { feedbackScope } from '../consents';
import { keysById } from '../keys';
import { openItem } from './payload-seal';
import { feedbackOf, reverseReleasesOf } from './referral-loader';
import type { ReferralParty } from './referral-policy';
import { REFERRAL_TRANSITIONS } from './referral-states';
import type { Referral } from './referral.entity';
import type { PayloadItemView } from './referral.types';

/**
 * What was told back: the recipient of the referral reads what it wrote, the sender what no revocation and no recall has
 * closed. Null for nothing. Logged before it is returned.
 */
export async function readFeedback(
  work: Work<Person>,
  referral: Referral,
  party: ReferralParty,
): Promise<PayloadItemView[] | null> {
  const rows = await feedbackOf(work).load(referral.id);
  if (rows.length === 0) return null;
  work.trail.read('PAYLOAD', referral.id, party === 'SENDER' ? 'CONSENT' : 'OWN_RECORD');
  const items = await Promise.all(
    rows.map(async (row) => {
      const key = await keysById(work).load(row.keyId);
      const { subjectId: memberId, category } = row;
      return key === null ? [] : [{ memberId, category, text: openItem(key, 'feedback_items', row) }];
    }),
  );
  return items.flat();
}

/** What may be told back on completing it now; nothing for whoever cannot complete it. */
export async function readFeedbackScope(
  work: Work<Person>,
  referral: Referral,
  party: ReferralParty,
): Promise<{ memberId: string; category: PayloadItemView['category'] }[]> {
  const canComplete =
    party === 'RECIPIENT' && findTransition(REFERRAL_TRANSITIONS, referral.state, 'COMPLETE') !== null;
  if (!canComplete) return [];
  const scope = feedbackScope(await reverseReleasesOf(work).load(referral.id), work.now);
  return scope.map(({ subjectId: memberId, category }) => ({ memberId, category }));
}
