import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict, invalidInput } from '../../domain/errors';
import { lockTerms } from '../agreements';
import { lockFamilyConsents, type FamilyConsents } from '../consents';
import { getVisibleFamily } from '../families';
import { createOnce } from '../idempotency';
import { storeDraft } from './draft-referral';
import { wayElsewhere } from './elsewhere-rule';
import { findFollowUps, insertFollowUp } from './follow-up-repository';
import type { SendElsewhereInput } from './follow-up.types';
import { getReferralAs } from './get-referral';
import { prepareForm } from './prepare-form';
import { readPayload } from './read-payload';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import type { DraftReferralInput } from './referral.types';
import type { Referral } from './referral.entity';
import { withdrawReferral } from './withdraw-referral';

/**
 * The sender turns to another partner: what waits is taken back, and a new draft tells the same items to the other one. A
 * form is prepared where none asks for it. Nothing is disclosed and nothing granted by it: the gate stands before sending.
 *
 * @param idempotencyKey the same key and input draft one follow-up, however often they come
 * @throws NOT_FOUND; FORBIDDEN to the recipient; ILLEGAL_TRANSITION once it was accepted, or recalled, or a draft given up;
 *   CONFLICT while an earlier follow-up is open, or the key was used otherwise; INVALID_INPUT (recipient, offer, days of the form); NOT_A_MEMBER
 */
export async function sendElsewhere(
  work: Work<Person>,
  input: SendElsewhereInput,
  idempotencyKey?: string | null,
): Promise<ReferralRow> {
  const { referralId: id, toPartnerId } = input;
  const seen = await getReferralAs(work, id, 'SENDER', 'input.referralId');
  await lockTerms(work, [seen.fromId, toPartnerId]);
  const file = await lockFamilyConsents(work, seen.familyId);
  const referral = await lockReferral(work, id);
  const call = { operation: 'sendElsewhere', key: idempotencyKey, input };
  const draftId = await createOnce(work, call, (newReferralId) =>
    followUp(work, newReferralId, { ...seen, ...referral }, file, input),
  );
  work.trail.touch('REFERRAL', draftId);
  work.trail.done('OWN_RECORD');
  return written((await findReferrals(work, [draftId]))[0]);
}

async function followUp(
  work: Work<Person>,
  draftId: string,
  referral: ReferralRow,
  file: FamilyConsents,
  input: SendElsewhereInput,
): Promise<void> {
  const { id, state, sent, recalled } = referral;
  const way = wayElsewhere({ state, sent: sent === true, recalled });
  if (way === null) throw new DomainError('ILLEGAL_TRANSITION', { state });
  const earlier = (await findFollowUps(work, [id])).filter((row) => row.followsId === id);
  if (earlier.some((row) => row.open)) throw conflict('input.referralId', 'FOLLOWED_ALREADY');
  if (input.toPartnerId === referral.toId) throw invalidInput('input.toPartnerId', 'SAME_RECIPIENT');

  const payload = await readPayload(work, referral, 'SENDER');
  if (payload === null) throw new Error('The sender cannot read what it wrote.');
  const family = await getVisibleFamily(work, referral.familyId, 'input.referralId');
  await storeDraft(work, draftId, family, draftInput(referral, payload, input));
  if (way === 'WITHDRAW_FIRST') await withdrawReferral(work, id, 'SENT_ELSEWHERE');
  const draft = written((await findReferrals(work, [draftId]))[0]);
  const preparedId = await prepareForm(work, draft, payload, file, input.consent ?? null);
  await insertFollowUp(work, draft, { id, attempt: earlier.length + 1 }, preparedId);
}

/** The same to another partner; what is not said anew is carried over. */
function draftInput(
  referral: Referral,
  payload: NonNullable<Awaited<ReturnType<typeof readPayload>>>,
  input: SendElsewhereInput,
): DraftReferralInput {
  return {
    familyId: referral.familyId,
    toPartnerId: input.toPartnerId,
    offerId: input.offerId ?? null,
    purpose: input.purpose ?? referral.purpose,
    urgency: input.urgency ?? referral.urgency,
    payload,
  };
}
