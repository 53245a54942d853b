import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { getReferralFor, requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { closePayload, deleteDraftItems } from './payload-repository';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import type { WithdrawReason } from './referral-words';

/**
 * The sending partner takes back what nobody has accepted. The payload is unreadable to the recipient in the same
 * moment. Once accepted it is the recipient's work.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient; ILLEGAL_TRANSITION
 */
export async function withdrawReferral(
  work: Work<Person>,
  id: string,
  reason: WithdrawReason,
): Promise<ReferralRow> {
  await getReferralFor(work, id, 'WITHDRAW');
  const referral = await lockReferral(work, id);
  const to = requireReferralStep(referral, 'WITHDRAW');

  if (referral.sent) await inScope(work, 'SYSTEM', () => closePayload(work, id));
  else await deleteDraftItems(work, id);
  await moveReferral(work, referral, { action: 'WITHDRAW', to, side: 'SENDER' }, { withdrawReason: reason });
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
