import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict } from '../../domain/errors';
import { getReferralAs } from './get-referral';
import { insertPaperDeletion } from './paper-repository';
import { fileKeyOf, requirePaper, sealWord, wordPlace } from './paper-step';
import type { PaperDeletionInput } from './paper.types';
import { findReferrals, type ReferralRow } from './referral-repository';

/**
 * The sender records that a recipient without accounts has deleted or given back what was recalled.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient, or for one that has accounts; ILLEGAL_TRANSITION when it was not recalled;
 *   CONFLICT when confirmed before
 */
export async function recordPaperDeletion(
  work: Work<Person>,
  input: PaperDeletionInput,
): Promise<ReferralRow> {
  const { referralId: id } = input;
  const referral = await getReferralAs(work, id, 'SENDER', 'input.referralId');
  requirePaper(referral);
  if (!referral.recalled) throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  if (referral.deletionConfirmed) throw conflict('input.referralId', 'CONFIRMED_ALREADY');
  const key = await fileKeyOf(work, referral);
  const place = wordPlace(referral, 'deletion_confirmations');
  await insertPaperDeletion(work, referral, sealWord(key, place, input.spokenWith));
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
