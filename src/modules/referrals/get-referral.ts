import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, notFound } from '../../domain/errors';
import { findTransition, sideOf } from '../../domain/state-machine';
import { deputisedForReferral, partyOf, type ReferralParty } from './referral-policy';
import { findReferrals, placeOf, type ReferralRow } from './referral-repository';
import { REFERRAL_TRANSITIONS } from './referral-states';
import type { Referral } from './referral.entity';
import type { ReferralState, ReferralStep } from './referral-words';

export interface ReferralInHand {
  readonly referral: ReferralRow;
  readonly party: ReferralParty;
}

/**
 * The referral as its reader may see it, and that the act is this side's.
 *
 * @throws NOT_FOUND for whoever may not see it; FORBIDDEN when the act is the other side's
 */
export async function getReferralFor(
  work: Work<Person>,
  id: string,
  action: ReferralStep,
  field = 'id',
): Promise<ReferralInHand> {
  const [referral] = await findReferrals(work, [id]);
  const party = referral === undefined ? null : partyOf(work.actor, placeOf(referral));
  if (referral === undefined || party === null) throw notFound(field);
  touchReferral(work, referral);
  if (sideOf(REFERRAL_TRANSITIONS, action) !== party) throw forbidden('OTHER_SIDE');
  return { referral, party };
}

/**
 * The same for what is no step of the state table: an answer that leaves the state as it is.
 *
 * @throws NOT_FOUND for whoever may not see it; FORBIDDEN when the answer is the other side's
 */
export async function getReferralAs(
  work: Work<Person>,
  id: string,
  party: ReferralParty,
  field: string,
): Promise<ReferralRow> {
  const [referral] = await findReferrals(work, [id]);
  const found = referral === undefined ? null : partyOf(work.actor, placeOf(referral));
  if (referral === undefined || found === null) throw notFound(field);
  touchReferral(work, referral);
  if (found !== party) throw forbidden('OTHER_SIDE');
  return referral;
}

function touchReferral(work: Work<Person>, referral: ReferralRow): void {
  work.trail.touch('REFERRAL', referral.id);
  work.trail.actAsDeputyOf(deputisedForReferral(work.actor, placeOf(referral)));
}

/**
 * Once it is held: a colleague may have taken it since it was found, or it may have been given on.
 *
 * @throws NOT_FOUND when it lies open to the actor no more
 */
export async function requireSameHands(
  work: Work<Person>,
  seen: Referral,
  held: Referral,
  action: ReferralStep,
): Promise<void> {
  if (held.responsibleAccountId !== seen.responsibleAccountId) await getReferralFor(work, held.id, action);
}

/** @throws ILLEGAL_TRANSITION with the state found */
export function requireReferralStep(referral: Referral, action: ReferralStep): ReferralState {
  const step = findTransition(REFERRAL_TRANSITIONS, referral.state, action);
  if (step === null) throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  return step.to;
}
