import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { getReferralFor, requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';

/**
 * The support begins, or goes on after a pause.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION
 */
export async function startReferral(work: Work<Person>, id: string): Promise<ReferralRow> {
  await getReferralFor(work, id, 'START');
  const referral = await lockReferral(work, id);
  const to = requireReferralStep(referral, 'START');
  await moveReferral(work, referral, { action: 'START', to, side: 'RECIPIENT' });
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
