import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError } from '../../domain/errors';
import { berlinDay, positionIn } from '../../domain/period';
import { lockTerms, requireMemberships } from '../agreements';
import { requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { getPaperReferral, recordPaperWord } from './paper-step';
import type { PaperAcceptanceInput } from './paper.types';
import { findPayloadItems, insertAcceptance, lockReleasesUnder } from './payload-repository';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import type { PayloadItem } from './referral.entity';

/**
 * The sender records that a recipient without accounts has taken the family on, as it was told by telephone; marked so. Needs
 * both members and the releases, now, as an acceptance in the portal does. No copies are made: nobody there could read them.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient, or for one that has accounts; ILLEGAL_TRANSITION; NOT_A_MEMBER;
 *   CONSENT_REQUIRED (EXPIRED, REVOKED); INVALID_INPUT (`answeredOn`)
 */
export async function recordPaperAcceptance(
  work: Work<Person>,
  input: PaperAcceptanceInput,
): Promise<ReferralRow> {
  const { referralId: id } = input;
  const seen = await getPaperReferral(work, id, 'PAPER_ACCEPT');
  const terms = await lockTerms(work, [seen.fromId, seen.toId]);
  const referral = await lockReferral(work, id);
  const to = requireReferralStep(referral, 'PAPER_ACCEPT');
  const memberships = requireMemberships(terms, referral.fromId, referral.toId, berlinDay(work.now));
  const items = await requireCovered(work, id);

  await insertAcceptance(work, referral, memberships, written(items[0]), true);
  await recordPaperWord(work, referral, input);
  await moveReferral(work, referral, { action: 'PAPER_ACCEPT', to, side: 'SENDER' });
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}

/** Every item that was told still rests on a live release inside its period; the releases stay so until the end. */
async function requireCovered(work: Work<Person>, id: string): Promise<PayloadItem[]> {
  const held = await lockReleasesUnder(work, id);
  const items = await findPayloadItems(work, [id]);
  if (items.some((item) => positionIn(item, work.now) !== 'WITHIN'))
    throw new DomainError('CONSENT_REQUIRED', { reason: 'EXPIRED' });
  if (held < items.length) throw new DomainError('CONSENT_REQUIRED', { reason: 'REVOKED' });
  return items;
}
