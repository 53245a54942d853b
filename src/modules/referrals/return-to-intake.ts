import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict } from '../../domain/errors';
import { getReferralAs } from './get-referral';
import { assignReferral } from './intake-repository';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';

/**
 * Lays a referral that nobody has accepted back into the shared intake, where all professionals of the recipient see it.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION unless it waits; CONFLICT when it lies there already
 */
export async function returnToIntake(work: Work<Person>, id: string): Promise<ReferralRow> {
  const seen = await getReferralAs(work, id, 'RECIPIENT', 'id');
  const referral = await lockReferral(work, id);
  if (referral.state !== 'REQUESTED') throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  if (referral.responsibleAccountId === null) throw conflict('id', 'IN_INTAKE_ALREADY');
  // it may have gone to another colleague meanwhile
  if (referral.responsibleAccountId !== seen.responsibleAccountId)
    await getReferralAs(work, id, 'RECIPIENT', 'id');
  await assignReferral(work, id, null);
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
