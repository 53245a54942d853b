import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import { getReferralAs } from './get-referral';
import { insertPaperRestrictionAnswer } from './paper-repository';
import { fileKeyOf, requirePaper, sealWord, wordPlace } from './paper-step';
import type { PaperRestrictionAnswerInput } from './paper.types';
import { sealBasis } from './payload-seal';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import { isHeldByRecipient } from './referral-states';
import { findRestrictions, tellAnswer } from './restriction-repository';

/**
 * The sender, which telephones after a revocation in mid-work, records what a recipient without accounts has said: that it
 * has deleted what it noted, or on which duty it keeps it. Answers everything that is open.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient, or for one that has accounts; ILLEGAL_TRANSITION when nothing is open, or to
 *   keep what was recalled; INVALID_INPUT (`basis`) when the basis is missing, or given for what was deleted
 */
export async function recordPaperRestrictionAnswer(
  work: Work<Person>,
  input: PaperRestrictionAnswerInput,
): Promise<ReferralRow> {
  const { referralId: id, answer } = input;
  requirePaper(await getReferralAs(work, id, 'SENDER', 'input.referralId'));
  const referral = await inScope(work, 'SYSTEM', () => lockReferral(work, id));
  const open = (await findRestrictions(work, [id])).filter((restriction) => restriction.answer === null);
  const keeps = answer === 'OWN_LEGAL_BASIS';
  if (open.length === 0 || (keeps && !isHeldByRecipient(referral.state)))
    throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  const basis = input.basis?.trim() ?? null;
  if (keeps !== (basis !== null)) throw invalidInput('input.basis', keeps ? 'REQUIRED' : 'NOT_EXPECTED');

  const key = await fileKeyOf(work, referral);
  for (const { revocationId } of open) {
    const place = wordPlace(referral, 'restriction_answers', revocationId);
    const spokenWith = sealWord(key, place, input.spokenWith);
    const sealed =
      basis === null ? null : { keyId: key.id, sealed: sealBasis(key.bytes, referral, revocationId, basis) };
    await insertPaperRestrictionAnswer(work, referral, revocationId, answer, { spokenWith, basis: sealed });
    await inScope(work, 'SYSTEM', () => tellAnswer(work, id, revocationId));
  }
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
