import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError } from '../../domain/errors';
import {
  findAgreement,
  findTerminations,
  updateAgreement,
  withdrawTerminationRow,
} from './agreement-repository';
import type { Agreement } from './agreement.entity';
import { lockVisibleAgreement, requireAgreementStep } from './get-agreement';

/**
 * Takes a notice back, as long as its last day is not over. The partner's lead, or the coordination for paper.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION when no notice stands or it has taken effect
 */
export async function withdrawTermination(work: Work<Person>, agreementId: string): Promise<Agreement> {
  const inHand = await lockVisibleAgreement(work, agreementId, 'agreementId');
  const { agreement } = inHand;
  requireAgreementStep(work, inHand, 'WITHDRAW_TERMINATION');
  const [notice] = await findTerminations(work, [agreement.id]);
  if (notice === undefined) throw new DomainError('ILLEGAL_TRANSITION', { state: agreement.state });
  await updateAgreement(work, agreement, { lastDay: null });
  await withdrawTerminationRow(work, notice.id);
  work.trail.done('AGREEMENT');
  return written(await findAgreement(work, agreement.id));
}
