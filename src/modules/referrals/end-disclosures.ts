import type { Work } from '../../db/work';
import type { Person, Revoking } from '../../domain/actor';
import { addWorkingDays, type Land } from '../../domain/working-days';
import { berlinDay } from '../../domain/period';
import { getOwnNetwork } from '../networks';
import { moveReferral } from './move-referral';
import { closeFeedbackUnder } from './feedback-repository';
import { closePayload } from './payload-repository';
import { lockReferralsUnder, restrictItemsUnder, type EndedBy } from './revocation-repository';

/** Working days in which a recipient answers whether it has deleted what was revoked, or must keep it. */
export const RESTRICTION_ANSWER_DAYS = 10;

/**
 * What a revocation, recorded already, does to the referrals that rest on what it takes back, before that ends; and a form
 * that supersedes another to those that still rest on it. To be called in the SYSTEM scope. Nobody has accepted yet: the
 * referral ends and is unreadable to the recipient. Accepted: the referral keeps its state, what rested on the consent is
 * unreadable, and the recipient is asked. What was told back is unreadable to the sender.
 *
 * @param id of the revocation, or of the form that supersedes
 */
export async function endDisclosures(
  work: Work<Person | Revoking>,
  id: string,
  by: EndedBy = 'REVOCATION',
): Promise<void> {
  await closeFeedbackUnder(work, id, by);
  const { land } = await getOwnNetwork(work);
  const answerDue = addWorkingDays(berlinDay(work.now), RESTRICTION_ANSWER_DAYS, land as Land);
  for (const referral of await lockReferralsUnder(work, id, by)) {
    work.trail.touch('REFERRAL', referral.id);
    if (referral.state === 'REQUESTED') {
      await closePayload(work, referral.id);
      await moveReferral(work, referral, { action: 'REVOKE', to: 'CONSENT_REVOKED', side: 'SYSTEM' });
    } else {
      await restrictItemsUnder(work, referral, { id, by, answerDue });
    }
  }
}
