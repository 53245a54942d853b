import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { getPaperReferral, recordPaperWord } from './paper-step';
import type { PaperDeclineInput } from './paper.types';
import { closePayload } from './payload-repository';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';

/**
 * The sender records that a recipient without accounts does not take the family on. Depends on no consent and no membership.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient, or for one that has accounts; ILLEGAL_TRANSITION; INVALID_INPUT (`answeredOn`)
 */
export async function recordPaperDecline(work: Work<Person>, input: PaperDeclineInput): Promise<ReferralRow> {
  const { referralId: id, reason: declineReason } = input;
  await getPaperReferral(work, id, 'PAPER_DECLINE');
  const referral = await lockReferral(work, id);
  const to = requireReferralStep(referral, 'PAPER_DECLINE');

  await recordPaperWord(work, referral, input);
  await inScope(work, 'SYSTEM', () => closePayload(work, id));
  await moveReferral(work, referral, { action: 'PAPER_DECLINE', to, side: 'SENDER' }, { declineReason });
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
