import type { Day } from '../../domain/period';
import type { Agreement, AgreementSignature, Termination } from './agreement.entity';
import { shownState } from './agreement-states';
import type { AgreementSignatureView, AgreementView, TerminationView } from './agreement.types';

export function toAgreementView(agreement: Agreement, today: Day): AgreementView {
  return {
    id: agreement.id,
    state: shownState(agreement, today),
    inForceFrom: agreement.inForceFrom,
    declineReason: agreement.declineReason,
    version: agreement.version,
    partnerId: agreement.partnerId,
    stored: { state: agreement.state, lastDay: agreement.lastDay },
  };
}

export function toTerminationView(termination: Termination): TerminationView {
  const { givenBy, form, receivedOn, effectiveOn, reason } = termination;
  return { givenBy, form, receivedOn, effectiveOn, reason };
}

export function toSignatureView(signature: AgreementSignature): AgreementSignatureView {
  const { side, signatoryName, signatoryFunction, signedOn, method } = signature;
  return { side, signatoryName, signatoryFunction, signedOn, method };
}
