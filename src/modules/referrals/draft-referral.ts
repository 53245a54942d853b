import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { invalidInput } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { lockTerms, requireMemberships } from '../agreements';
import { publishedOffersById } from '../catalogue';
import { getVisibleFamily, rostersOf, type FamilyRow } from '../families';
import { createOnce } from '../idempotency';
import { openKey } from '../keys';
import { findPartner } from '../partners';
import { insertDraftItems } from './payload-repository';
import { sealItem } from './payload-seal';
import { findReferrals, insertReferral, type ReferralRow } from './referral-repository';
import type { DraftReferralInput } from './referral.types';
import { requireRecipientTakes } from './require-recipient';

/**
 * Prepares a referral; nothing leaves the partner. Its texts are sealed under the family's key.
 *
 * @param idempotencyKey the same key and input prepare one referral, however often they come
 * @throws NOT_FOUND (family); CONFLICT (key used otherwise); INVALID_INPUT (recipient, offer, members); FORBIDDEN when the recipient takes no referrals;
 *   NOT_A_MEMBER
 */
export async function draftReferral(
  work: Work<Person>,
  input: DraftReferralInput,
  idempotencyKey?: string | null,
): Promise<ReferralRow> {
  const family = await getVisibleFamily(work, input.familyId, 'input.familyId');
  const call = { operation: 'draftReferral', key: idempotencyKey, input };
  const id = await createOnce(work, call, (newReferralId) => storeDraft(work, newReferralId, family, input));
  work.trail.touch('REFERRAL', id);
  work.trail.done('OWN_RECORD');
  return written((await findReferrals(work, [id]))[0]);
}

/** Writes the draft; `sendElsewhere` writes one as well. */
export async function storeDraft(
  work: Work<Person>,
  id: string,
  family: FamilyRow,
  input: DraftReferralInput,
): Promise<void> {
  await requireRecipient(work, family.ownerId, input.toPartnerId);
  const terms = await lockTerms(work, [family.ownerId, input.toPartnerId]);
  requireMemberships(terms, family.ownerId, input.toPartnerId, berlinDay(work.now));
  await requireOffer(work, input);
  await requirePayload(work, input);

  const { networkId } = work.actor;
  const { toPartnerId: toId, purpose, urgency } = input;
  const offerId = input.offerId ?? null;
  await insertReferral(work, {
    id,
    familyId: family.id,
    fromId: family.ownerId,
    toId,
    offerId,
    purpose,
    urgency,
  });
  const key = await openKey(work, family.keyId);
  await insertDraftItems(
    work,
    input.payload.map((item, position) => {
      const name = { networkId, referralId: id, subjectId: item.memberId, category: item.category };
      const sealed = sealItem(key, 'referral_draft_items', name, item.text.trim());
      return { ...name, position, familyId: family.id, fromId: family.ownerId, sealed };
    }),
  );
}

async function requireRecipient(work: Work, fromId: string, toId: string): Promise<void> {
  if (toId === fromId) throw invalidInput('input.toPartnerId', 'SAME_AS_SENDER');
  if ((await findPartner(work, toId)) === null) throw invalidInput('input.toPartnerId', 'UNKNOWN');
  await requireRecipientTakes(work, toId);
}

/** Only what the recipient offers the public and takes referrals for can be named. */
async function requireOffer(work: Work, input: DraftReferralInput): Promise<void> {
  if (input.offerId == null) return;
  const offer = await publishedOffersById(work).load(input.offerId);
  if (offer?.partnerId !== input.toPartnerId) throw invalidInput('input.offerId', 'UNKNOWN');
  if (!offer.content.takesReferrals) throw invalidInput('input.offerId', 'TAKES_NO_REFERRALS');
}

async function requirePayload(work: Work, input: DraftReferralInput): Promise<void> {
  const roster = await rostersOf(work).load(input.familyId);
  const seen = new Set<string>();
  for (const [place, item] of input.payload.entries()) {
    const subject = roster.members.find((member) => member.id === item.memberId);
    if (subject === undefined) throw invalidInput(`input.payload[${place}].memberId`, 'UNKNOWN');
    if (subject.closedAs !== null) throw invalidInput(`input.payload[${place}].memberId`, 'CLOSED');
    const name = `${item.memberId} ${item.category}`;
    if (seen.has(name)) throw invalidInput(`input.payload[${place}]`, 'NAMED_TWICE');
    seen.add(name);
  }
}
