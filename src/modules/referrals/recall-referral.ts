import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict } from '../../domain/errors';
import { findTransition } from '../../domain/state-machine';
import { getReferralFor } from './get-referral';
import { moveReferral } from './move-referral';
import { closeFeedback } from './feedback-repository';
import { closePayload, closeReceived } from './payload-repository';
import { insertRecall } from './recall-repository';
import { canRecall } from './referral-policy';
import { duesOf, findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import { REFERRAL_TRANSITIONS } from './referral-states';

/**
 * The sender recalls what was misdirected: wrong person, family or text. The recipient reads nothing of it from the same
 * call on, accepted or not, and is asked to confirm that it has deleted what it noted. A closed referral keeps its state.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient; ILLEGAL_TRANSITION before sending; CONFLICT when it was recalled before
 */
export async function recallReferral(work: Work<Person>, id: string): Promise<ReferralRow> {
  await getReferralFor(work, id, 'RECALL');
  // a completed referral is only held under SYSTEM
  const referral = await inScope(work, 'SYSTEM', () => lockReferral(work, id));
  const dues = duesOf(written((await findReferrals(work, [id]))[0]));
  if (!dues.sent) throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  if (!canRecall(dues)) throw conflict('id', 'RECALLED_ALREADY');

  await insertRecall(work, referral);
  const step = findTransition(REFERRAL_TRANSITIONS, referral.state, 'RECALL');
  if (step !== null) {
    await inScope(work, 'SYSTEM', async () => {
      await closeReceived(work, id);
      await closeFeedback(work, id);
      await closePayload(work, id);
    });
    const change = { withdrawReason: 'MISDIRECTED' } as const;
    await moveReferral(work, referral, { action: 'RECALL', to: step.to, side: 'SENDER' }, change);
  }
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
