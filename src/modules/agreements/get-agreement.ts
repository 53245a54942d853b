import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, notFound } from '../../domain/errors';
import { findTransition } from '../../domain/state-machine';
import { lockAgreement } from './agreement-repository';
import type { Agreement } from './agreement.entity';
import { sideOfActor } from './agreement-policy';
import {
  AGREEMENT_TRANSITIONS,
  shownState,
  type AgreementAction,
  type AgreementSide,
} from './agreement-states';
import { berlinDay } from '../../domain/period';

export interface AgreementInHand {
  readonly agreement: Agreement;
  readonly side: AgreementSide;
}

/**
 * The agreement, locked, and the side its reader stands on.
 *
 * @throws NOT_FOUND when it does not exist or is none of the actor's business
 */
export async function lockVisibleAgreement(
  work: Work<Person>,
  id: string,
  field: string,
): Promise<AgreementInHand> {
  const agreement = await lockAgreement(work, id);
  const side = agreement && sideOfActor(work.actor, agreement);
  if (agreement === null || side === null) throw notFound(field);
  work.trail.touch('AGREEMENT', agreement.id);
  return { agreement, side };
}

/** @throws FORBIDDEN when the step is the other side's; ILLEGAL_TRANSITION with the state found */
export function requireAgreementStep(work: Work, inHand: AgreementInHand, action: AgreementAction): void {
  const { agreement, side } = inHand;
  const sides = AGREEMENT_TRANSITIONS.filter((row) => row.action === action).map((row) => row.by);
  if (!sides.some((by) => by === side || by === 'EITHER')) throw forbidden('OTHER_SIDE');
  const state = shownState(agreement, berlinDay(work.now));
  const step = state === 'TERMINATED' ? null : findTransition(AGREEMENT_TRANSITIONS, state, action);
  if (step === null) throw new DomainError('ILLEGAL_TRANSITION', { state });
}
