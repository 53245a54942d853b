import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import { makeKey } from '../keys';
import { getReferralAs } from './get-referral';
import { sealBasis } from './payload-seal';
import type { AnswerRestrictionInput } from './referral-answers.types';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import { isHeldByRecipient } from './referral-states';
import { findRestrictions, insertAnswer, keepItems, reopenKept, tellAnswer } from './restriction-repository';

/**
 * The recipient answers what has become of items that a revocation has taken away: deleted, or kept on a legal basis of
 * its own (a duty to document, say), which it names; those it reads again. Answers everything that is open.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION when nothing is open, or to keep what was recalled;
 *   INVALID_INPUT (`basis`) when the basis is missing, or given for what was deleted
 */
export async function answerRestriction(
  work: Work<Person>,
  input: AnswerRestrictionInput,
): Promise<ReferralRow> {
  const { referralId: id, answer } = input;
  await getReferralAs(work, id, 'RECIPIENT', 'input.referralId');
  const referral = await inScope(work, 'SYSTEM', () => lockReferral(work, id));
  const open = (await findRestrictions(work, [id])).filter((restriction) => restriction.answer === null);
  const keeps = answer === 'OWN_LEGAL_BASIS';
  if (open.length === 0 || (keeps && !isHeldByRecipient(referral.state)))
    throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  const basis = input.basis?.trim() ?? null;
  if (keeps !== (basis !== null)) throw invalidInput('input.basis', keeps ? 'REQUIRED' : 'NOT_EXPECTED');

  const key = basis === null ? null : await makeKey(work, 'RECEIVED', referral.toId);
  for (const { revocationId } of open) {
    const sealed =
      key === null || basis === null
        ? null
        : { keyId: key.id, sealed: sealBasis(key.bytes, referral, revocationId, basis) };
    await insertAnswer(work, referral, revocationId, answer, sealed);
    await inScope(work, 'SYSTEM', () => tellAnswer(work, id, revocationId));
    if (keeps) await keepItems(work, id, revocationId);
  }
  if (keeps) await inScope(work, 'SYSTEM', () => reopenKept(work, id));
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
