import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { requireFeedbackCovered, tellBack } from './give-feedback';
import { getReferralFor, requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import type { CompleteReferralInput } from './referral.types';

/**
 * The support has ended. Closing depends on no consent and no membership; what is told back does, and is refused with the
 * whole call, so that it can be completed without.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION; CONSENT_REQUIRED and INVALID_INPUT for the feedback
 */
export async function completeReferral(
  work: Work<Person>,
  input: CompleteReferralInput,
): Promise<ReferralRow> {
  await getReferralFor(work, input.referralId, 'COMPLETE', 'input.referralId');
  const referral = await lockReferral(work, input.referralId);
  const to = requireReferralStep(referral, 'COMPLETE');
  const feedback = input.feedback ?? [];
  const covers = await requireFeedbackCovered(work, referral, feedback);
  const { outcome, ending } = input;
  await moveReferral(work, referral, { action: 'COMPLETE', to, side: 'RECIPIENT' }, { outcome, ending });
  await tellBack(work, referral, feedback, covers);
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [input.referralId]))[0]);
}
