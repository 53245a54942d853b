import type { Work } from '../../db/work';
import type { Person, Revoking } from '../../domain/actor';
import { addWorkingDays, type Land } from '../../domain/working-days';
import { berlinDay } from '../../domain/period';
import { getOwnNetwork } from '../networks';
import { moveReferral } from './move-referral';
import { closePayload } from './payload-repository';
import { lockReferralsUnder, restrictItemsUnder } from './revocation-repository';

/** Working days in which a recipient answers whether it has deleted what was revoked, or must keep it. */
export const RESTRICTION_ANSWER_DAYS = 10;

/**
 * What a revocation, recorded already, does to the referrals that rest on what it takes back, before that ends. To be called in the
 * SYSTEM scope. Nobody has accepted yet: the referral ends and is unreadable to the recipient. Accepted: the referral
 * keeps its state, what rested on the consent is unreadable, and the recipient is asked.
 */
export async function endDisclosures(work: Work<Person | Revoking>, revocationId: string): Promise<void> {
  const { land } = await getOwnNetwork(work);
  const answerDue = addWorkingDays(berlinDay(work.now), RESTRICTION_ANSWER_DAYS, land as Land);
  for (const referral of await lockReferralsUnder(work, revocationId)) {
    work.trail.touch('REFERRAL', referral.id);
    if (referral.state === 'REQUESTED') {
      await closePayload(work, referral.id);
      await moveReferral(work, referral, { action: 'REVOKE', to: 'CONSENT_REVOKED', side: 'SYSTEM' });
    } else {
      await restrictItemsUnder(work, referral, { revocationId, answerDue });
    }
  }
}
