import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { findAgreement, updateAgreement } from './agreement-repository';
import type { Agreement } from './agreement.entity';
import { lockVisibleAgreement, requireAgreementStep } from './get-agreement';

/**
 * Takes back an agreement that is not in force yet. Coordinator only.
 *
 * @throws NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION
 */
export async function withdrawAgreement(work: Work<Person>, id: string): Promise<Agreement> {
  const inHand = await lockVisibleAgreement(work, id, 'id');
  requireAgreementStep(work, inHand, 'WITHDRAW');
  await updateAgreement(work, inHand.agreement, { state: 'WITHDRAWN' });
  work.trail.done('AGREEMENT');
  return written(await findAgreement(work, id));
}
