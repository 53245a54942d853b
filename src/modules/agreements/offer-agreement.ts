import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { findAgreement, updateAgreement } from './agreement-repository';
import type { Agreement } from './agreement.entity';
import { lockVisibleAgreement, requireAgreementStep } from './get-agreement';
import { written } from '../../db/written';

/**
 * Offers a drafted agreement to the partner for signing. Coordinator only.
 *
 * @throws NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION
 */
export async function offerAgreement(work: Work<Person>, id: string): Promise<Agreement> {
  const inHand = await lockVisibleAgreement(work, id, 'id');
  requireAgreementStep(work, inHand, 'OFFER');
  await updateAgreement(work, inHand.agreement, { state: 'OFFERED' });
  work.trail.done('AGREEMENT');
  return written(await findAgreement(work, id));
}
