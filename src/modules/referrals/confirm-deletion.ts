import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict } from '../../domain/errors';
import { getReferralAs } from './get-referral';
import { insertDeletionConfirmation } from './recall-repository';
import { findReferrals, type ReferralRow } from './referral-repository';

/**
 * The recipient of a recalled referral says that it has deleted what it noted, on paper too.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION when it was not recalled; CONFLICT when confirmed before
 */
export async function confirmDeletion(work: Work<Person>, referralId: string): Promise<ReferralRow> {
  const referral = await getReferralAs(work, referralId, 'RECIPIENT', 'referralId');
  if (!referral.recalled) throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  if (referral.deletionConfirmed) throw conflict('referralId', 'CONFIRMED_ALREADY');
  await insertDeletionConfirmation(work, referral);
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [referralId]))[0]);
}
