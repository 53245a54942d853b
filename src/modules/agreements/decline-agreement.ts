import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { findAgreement, updateAgreement } from './agreement-repository';
import type { Agreement } from './agreement.entity';
import { lockVisibleAgreement, requireAgreementStep } from './get-agreement';

/**
 * The partner does not want the agreement offered. Its lead only.
 *
 * @throws NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION
 */
export async function declineAgreement(
  work: Work<Person>,
  id: string,
  reason: string | null,
): Promise<Agreement> {
  const inHand = await lockVisibleAgreement(work, id, 'id');
  requireAgreementStep(work, inHand, 'DECLINE');
  await updateAgreement(work, inHand.agreement, { state: 'DECLINED', declineReason: reason?.trim() ?? null });
  work.trail.done('AGREEMENT');
  return written(await findAgreement(work, id));
}
