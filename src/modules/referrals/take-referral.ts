import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict } from '../../domain/errors';
import { getReferralAs } from './get-referral';
import { assignReferral } from './intake-repository';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';

/**
 * "I take care of it": out of the shared intake, before accepting or declining. From then on it is the actor's.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION unless it waits; CONFLICT when somebody has taken it
 */
export async function takeReferral(work: Work<Person>, id: string): Promise<ReferralRow> {
  await getReferralAs(work, id, 'RECIPIENT', 'id');
  const referral = await lockReferral(work, id);
  if (referral.state !== 'REQUESTED') throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  if (referral.responsibleAccountId !== null) throw conflict('id', 'TAKEN_ALREADY');
  await assignReferral(work, id, work.actor.accountId);
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
