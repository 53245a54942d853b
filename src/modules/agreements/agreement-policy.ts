import type { Person } from '../../domain/actor';
import { actionsFrom } from '../../domain/state-machine';
import {
  AGREEMENT_TRANSITIONS,
  type AgreementAction,
  type AgreementSide,
  type StoredAgreementState,
} from './agreement-states';

/** An agreement is seen by the coordination and by the partner's lead. */
export function canSeeAgreement(actor: Person, agreement: { partnerId: string }): boolean {
  return sideOfActor(actor, agreement) !== null;
}

/** Which side somebody stands on, or null. */
export function sideOfActor(actor: Person, agreement: { partnerId: string }): AgreementSide | null {
  if (actor.role === 'COORDINATOR') return 'COORDINATION';
  return actor.role === 'PARTNER_LEAD' && actor.partnerId === agreement.partnerId ? 'PARTNER' : null;
}

/** Each side signs for itself; the coordination also enters what the partner signed on paper. */
export function canRecordSignature(
  actorSide: AgreementSide,
  side: AgreementSide,
  method: 'PAPER' | 'PORTAL',
): boolean {
  return actorSide === side || (actorSide === 'COORDINATION' && method === 'PAPER');
}

/**
 * Source 003 §5 lets each partner terminate and says nothing of the coordination: so a notice is always the
 * partner's. Its lead gives it in the portal, or the coordination records the letter.
 */
export function canRecordTermination(givenBy: AgreementSide): boolean {
  return givenBy === 'PARTNER';
}

/** What can be done next, for the sides' pages; a refusal for other reasons is still possible. */
export function availableAgreementActions(
  actorSide: AgreementSide,
  agreement: {
    state: StoredAgreementState;
    signedBy: readonly AgreementSide[];
    noticePending: boolean;
    ended: boolean;
  },
): AgreementAction[] {
  const all: AgreementAction[] = [
    ...actionsFrom(AGREEMENT_TRANSITIONS, agreement.state, actorSide),
    ...actionsFrom(AGREEMENT_TRANSITIONS, agreement.state, 'EITHER'),
  ];
  return all.filter((action) => {
    if (action === 'SIGN') return agreement.signedBy.length === 0;
    if (action === 'COUNTERSIGN') return canCountersign(actorSide, agreement.signedBy);
    if (action === 'TERMINATE') return !agreement.noticePending && !agreement.ended;
    if (action === 'WITHDRAW_TERMINATION') return agreement.noticePending;
    return true;
  });
}

/** The second signature is the other side's; the coordination can also enter the partner's from paper. */
function canCountersign(actorSide: AgreementSide, signedBy: readonly AgreementSide[]): boolean {
  return signedBy.length === 1 && (actorSide === 'COORDINATION' || !signedBy.includes(actorSide));
}
