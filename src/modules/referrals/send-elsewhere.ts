import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict, invalidInput } from '../../domain/errors';
import { lockTerms } from '../agreements';
import { lockFamilyConsents } from '../consents';
import { draftReferral } from './draft-referral';
import { wayElsewhere } from './elsewhere-rule';
import { findFollowUps, insertFollowUp } from './follow-up-repository';
import type { SendElsewhereInput } from './follow-up.types';
import { getReferralAs } from './get-referral';
import { prepareForm } from './prepare-form';
import { readPayload } from './read-payload';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import type { Referral } from './referral.entity';
import { withdrawReferral } from './withdraw-referral';

/**
 * The sender turns to another partner: what waits is taken back, and a new draft tells the same items to the other one. A
 * form is prepared where none asks for it. Nothing is disclosed and nothing granted by it: the gate stands before sending.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient; ILLEGAL_TRANSITION once it was accepted, or recalled, or a draft given up;
 *   CONFLICT while an earlier follow-up is open; INVALID_INPUT (recipient, offer, days of the form); NOT_A_MEMBER
 */
export async function sendElsewhere(work: Work<Person>, input: SendElsewhereInput): Promise<ReferralRow> {
  const { referralId: id, toPartnerId } = input;
  const seen = await getReferralAs(work, id, 'SENDER', 'input.referralId');
  await lockTerms(work, [seen.fromId, toPartnerId]);
  const file = await lockFamilyConsents(work, seen.familyId);
  const referral = await lockReferral(work, id);
  const way = wayElsewhere({ state: referral.state, sent: referral.sent === true, recalled: seen.recalled });
  if (way === null) throw new DomainError('ILLEGAL_TRANSITION', { state: referral.state });
  const earlier = (await findFollowUps(work, [id])).filter((row) => row.followsId === id);
  if (earlier.some((row) => row.open)) throw conflict('input.referralId', 'FOLLOWED_ALREADY');
  if (toPartnerId === referral.toId) throw invalidInput('input.toPartnerId', 'SAME_RECIPIENT');

  const payload = await readPayload(work, { ...seen, ...referral }, 'SENDER');
  if (payload === null) throw new Error('The sender cannot read what it wrote.');
  const draft = await draftReferral(work, draftInput(referral, payload, input));
  if (way === 'WITHDRAW_FIRST') await withdrawReferral(work, id, 'SENT_ELSEWHERE');
  const preparedId = await prepareForm(work, draft, payload, file, input.consent ?? null);
  await insertFollowUp(work, draft, { id, attempt: earlier.length + 1 }, preparedId);
  work.trail.done('OWN_RECORD');
  return written((await findReferrals(work, [draft.id]))[0]);
}

/** The same to another partner; what is not said anew is carried over. */
function draftInput(
  referral: Referral,
  payload: NonNullable<Awaited<ReturnType<typeof readPayload>>>,
  input: SendElsewhereInput,
): Parameters<typeof draftReferral>[1] {
  return {
    familyId: referral.familyId,
    toPartnerId: input.toPartnerId,
    offerId: input.offerId ?? null,
    purpose: input.purpose ?? referral.purpose,
    urgency: input.urgency ?? referral.urgency,
    payload,
  };
}
