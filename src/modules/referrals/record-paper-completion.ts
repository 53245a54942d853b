import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { getPaperReferral, recordPaperWord } from './paper-step';
import type { PaperCompletionInput } from './paper.types';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';

/**
 * The sender records that the support of a recipient without accounts has ended. Depends on no consent and no membership.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient, or for one that has accounts; ILLEGAL_TRANSITION; INVALID_INPUT (`answeredOn`)
 */
export async function recordPaperCompletion(
  work: Work<Person>,
  input: PaperCompletionInput,
): Promise<ReferralRow> {
  const { referralId: id, outcome, ending } = input;
  await getPaperReferral(work, id, 'PAPER_COMPLETE');
  const referral = await lockReferral(work, id);
  const to = requireReferralStep(referral, 'PAPER_COMPLETE');

  await recordPaperWord(work, referral, input);
  await moveReferral(work, referral, { action: 'PAPER_COMPLETE', to, side: 'SENDER' }, { outcome, ending });
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
