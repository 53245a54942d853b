import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { conflict, forbidden, invalidInput } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { canRecordSignature } from './agreement-policy';
import {
  findAgreement,
  findSignatures,
  insertRatification,
  insertSignature,
  updateAgreement,
} from './agreement-repository';
import type { AgreementSide } from './agreement-states';
import type { Agreement } from './agreement.entity';
import type { SignAgreementInput } from './agreement.types';
import { lockVisibleAgreement, requireAgreementStep } from './get-agreement';

/**
 * Records one side's signature. With the second the agreement is in force, from the later of both days.
 *
 * @throws NOT_FOUND; FORBIDDEN to sign for the other side, except the partner's paper by the coordination;
 *   ILLEGAL_TRANSITION; CONFLICT when the side has signed; INVALID_INPUT for a day to come
 */
export async function signAgreement(work: Work<Person>, input: SignAgreementInput): Promise<Agreement> {
  const inHand = await lockVisibleAgreement(work, input.agreementId, 'input.agreementId');
  const { agreement, side: actorSide } = inHand;
  if (!canRecordSignature(actorSide, input.side, input.method)) throw forbidden('OTHER_SIDE');
  requireAgreementStep(work, inHand, 'SIGN');
  const signatures = await findSignatures(work, [agreement.id]);
  if (signatures.some((signature) => signature.side === input.side))
    throw conflict('input.side', 'SIGNED_ALREADY');
  if (input.signedOn > berlinDay(work.now)) throw invalidInput('input.signedOn', 'IN_THE_FUTURE');

  await insertSignature(work, {
    agreementId: agreement.id,
    partnerId: agreement.partnerId,
    side: input.side,
    signatoryName: input.signatoryName.trim(),
    signatoryFunction: input.signatoryFunction.trim(),
    signedOn: input.signedOn,
    method: input.method,
  });
  const [other] = signatures;
  if (other === undefined) await updateAgreement(work, agreement, {});
  else await ratify(work, agreement, { [other.side]: other.signedOn, [input.side]: input.signedOn });
  work.trail.done('AGREEMENT');
  return written(await findAgreement(work, agreement.id));
}

async function ratify(
  work: Work<Person>,
  agreement: Agreement,
  signedOn: Partial<Record<AgreementSide, string>>,
): Promise<void> {
  const coordinationSignedOn = written(signedOn.COORDINATION);
  const partnerSignedOn = written(signedOn.PARTNER);
  const { id: agreementId, partnerId } = agreement;
  await insertRatification(work, { agreementId, partnerId, coordinationSignedOn, partnerSignedOn });
  const inForceFrom = coordinationSignedOn > partnerSignedOn ? coordinationSignedOn : partnerSignedOn;
  await updateAgreement(work, agreement, { state: 'IN_FORCE', inForceFrom });
}
