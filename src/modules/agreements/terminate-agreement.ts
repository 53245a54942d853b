import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { conflict, forbidden, invalidInput } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { berlinDay } from '../../domain/period';
import { canRecordTermination } from './agreement-policy';
import { findAgreement, insertTermination, updateAgreement } from './agreement-repository';
import type { Agreement } from './agreement.entity';
import type { TerminateAgreementInput } from './agreement.types';
import { lockVisibleAgreement, requireAgreementStep } from './get-agreement';

/**
 * Records a notice (source 003 §5: at any time, in writing, to the coordination). `effectiveOn` is the last day
 * in force; a day that is over ends the membership at once.
 *
 * @throws NOT_FOUND; FORBIDDEN for a notice by the coordination; ILLEGAL_TRANSITION; CONFLICT while a notice
 *   stands; INVALID_INPUT for days in the wrong order
 */
export async function terminateAgreement(
  work: Work<Person>,
  input: TerminateAgreementInput,
): Promise<Agreement> {
  const inHand = await lockVisibleAgreement(work, input.agreementId, 'input.agreementId');
  const { agreement } = inHand;
  if (!canRecordTermination(input.givenBy)) throw forbidden('NOT_IN_THE_AGREEMENT');
  requireAgreementStep(work, inHand, 'TERMINATE');
  if (agreement.lastDay !== null) throw conflict('input.agreementId', 'NOTICE_GIVEN_ALREADY');
  if (input.receivedOn > berlinDay(work.now)) throw invalidInput('input.receivedOn', 'IN_THE_FUTURE');
  if (agreement.inForceFrom !== null && input.receivedOn < agreement.inForceFrom) {
    throw invalidInput('input.receivedOn', 'BEFORE_THE_AGREEMENT');
  }
  if (input.effectiveOn < input.receivedOn) throw invalidInput('input.effectiveOn', 'BEFORE_RECEIVED_ON');

  await insertTermination(work, {
    id: newId(),
    agreementId: agreement.id,
    partnerId: agreement.partnerId,
    givenBy: input.givenBy,
    form: input.form,
    receivedOn: input.receivedOn,
    effectiveOn: input.effectiveOn,
    reason: input.reason?.trim() ?? null,
  });
  await updateAgreement(work, agreement, { lastDay: input.effectiveOn });
  work.trail.done('AGREEMENT');
  return written(await findAgreement(work, agreement.id));
}
