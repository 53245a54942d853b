import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { invalidInput } from '../../domain/errors';
import { publishedOffersById } from '../catalogue';
import { makeKey } from '../keys';
import { getReferralFor, requireReferralStep, requireSameHands } from './get-referral';
import { moveReferral } from './move-referral';
import { closePayload } from './payload-repository';
import { sealDeclineNote } from './payload-seal';
import { findReferrals, lockReferral, type ReferralChange, type ReferralRow } from './referral-repository';
import type { Referral } from './referral.entity';
import type { DeclineReferralArgs } from './referral.types';
import { insertSuggestions } from './suggestion-repository';

/**
 * The receiving partner does not take the family on. The payload is unreadable to it in the same moment; a note is
 * sealed for the sender, and offers of the network that may fit better are suggested. Depends on no consent and no
 * membership.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION; INVALID_INPUT (`suggestedOfferIds[n]`) for what is not public
 */
export async function declineReferral(work: Work<Person>, args: DeclineReferralArgs): Promise<ReferralRow> {
  const { referral: seen } = await getReferralFor(work, args.id, 'DECLINE');
  const referral = await lockReferral(work, args.id);
  const to = requireReferralStep(referral, 'DECLINE');
  await requireSameHands(work, seen, referral, 'DECLINE');
  const suggested = args.suggestedOfferIds ?? [];
  await requirePublished(work, suggested);
  const note = await sealForSender(work, referral, args.note?.trim() ?? null);

  await inScope(work, 'SYSTEM', () => closePayload(work, referral.id));
  await insertSuggestions(work, referral, suggested);
  await moveReferral(
    work,
    referral,
    { action: 'DECLINE', to, side: 'RECIPIENT' },
    { declineReason: args.reason, ...note },
  );
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [args.id]))[0]);
}

async function requirePublished(work: Work, offerIds: readonly string[]): Promise<void> {
  const offers = await publishedOffersById(work).loadMany(offerIds);
  const missing = offers.findIndex((offer) => offer === null || offer instanceof Error);
  if (missing >= 0) throw invalidInput(`suggestedOfferIds[${missing}]`, 'UNKNOWN');
}

/** Under a key of its own that only sender and recipient open; so a note can be written when the consent has ended. */
async function sealForSender(
  work: Work<Person>,
  referral: Referral,
  note: string | null,
): Promise<ReferralChange> {
  if (note === null) return {};
  const key = await makeKey(work, 'PAYLOAD', referral.toId, referral.fromId);
  return { declineNote: sealDeclineNote(key.bytes, referral, note), declineNoteKeyId: key.id };
}
