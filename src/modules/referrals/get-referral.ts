import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, notFound } from '../../domain/errors';
import { findTransition, sideOf } from '../../domain/state-machine';
import { partyOf, type ReferralParty } from './referral-policy';
import { findReferrals, placeOf, type ReferralRow } from './referral-repository';
import { REFERRAL_TRANSITIONS } from './referral-states';
import type { Referral } from './referral.entity';
import type { ReferralAction, ReferralState } from './referral-words';

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
  action: ReferralAction,
  field = 'id',
): Promise<ReferralInHand> {
  const [referral] = await findReferrals(work, [id]);
  const party = referral === undefined ? null : partyOf(work.actor, placeOf(referral));
  if (referral === undefined || party === null) throw notFound(field);
  work.trail.touch('REFERRAL', referral.id);
  if (sideOf(REFERRAL_TRANSITIONS, action) !== party) throw forbidden('OTHER_SIDE');
  return { referral, party };
}

/** @throws ILLEGAL_TRANSITION with the state found */
export function requireReferralStep(referral: Referral, action: ReferralAction): ReferralState {
  const step = findTransition(REFERRAL_TRANSITIONS, referral.state, action);
  if (step === null) throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  return step.to;
}
