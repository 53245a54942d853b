import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { getReferralFor, requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';

/**
 * The support pauses.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION
 */
export async function holdReferral(work: Work<Person>, id: string): Promise<ReferralRow> {
  await getReferralFor(work, id, 'HOLD');
  const referral = await lockReferral(work, id);
  const to = requireReferralStep(referral, 'HOLD');
  await moveReferral(work, referral, { action: 'HOLD', to, side: 'RECIPIENT' });
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
