import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { makeKey } from '../keys';
import { getReferralFor, requireReferralStep, requireSameHands } from './get-referral';
import { moveReferral } from './move-referral';
import { closePayload } from './payload-repository';
import { sealDeclineNote } from './payload-seal';
import { findReferrals, lockReferral, type ReferralChange, type ReferralRow } from './referral-repository';
import type { Referral } from './referral.entity';
import type { DeclineReferralArgs } from './referral.types';

/**
 * The receiving partner does not take the family on. The payload is unreadable to it in the same moment; a note is
 * sealed for the sender. Depends on no consent and no membership.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION
 */
export async function declineReferral(work: Work<Person>, args: DeclineReferralArgs): Promise<ReferralRow> {
  const { referral: seen } = await getReferralFor(work, args.id, 'DECLINE');
  const referral = await lockReferral(work, args.id);
  const to = requireReferralStep(referral, 'DECLINE');
  await requireSameHands(work, seen, referral, 'DECLINE');
  const note = await sealForSender(work, referral, args.note?.trim() ?? null);

  await inScope(work, 'SYSTEM', () => closePayload(work, referral.id));
  await moveReferral(
    work,
    referral,
    { action: 'DECLINE', to, side: 'RECIPIENT' },
    { declineReason: args.reason, ...note },
  );
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [args.id]))[0]);
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
