import { once } from '../idempotency';
import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { berlinDay } from '../../domain/period';
import { lockTerms, requireMemberships } from '../agreements';
import { decideConsent, lockFamilyConsents } from '../consents';
import { discloseItems } from './disclose-items';
import { getReferralFor, requireReferralStep } from './get-referral';
import { moveReferral } from './move-referral';
import { findDraftItems } from './payload-repository';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import { requireConsent } from './require-consent';
import { requireRecipientTakes } from './require-recipient';
import { respondByDay } from './respond-by';

/**
 * Sends a referral, once. It leaves only when both partners are members and recorded releases cover every item of
 * the payload, now (source 003 §4 and §5). Sending copies the items: they are all that is ever disclosed.
 *
 * @param idempotencyKey the same key answers with the same referral, however often it is sent
 * @throws NOT_FOUND; FORBIDDEN; ILLEGAL_TRANSITION; NOT_A_MEMBER; CONSENT_REQUIRED with reason and field
 */
export async function sendReferral(
  work: Work<Person>,
  id: string,
  idempotencyKey: string | null,
): Promise<ReferralRow> {
  const { referral: seen } = await getReferralFor(work, id, 'SEND');
  const terms = await lockTerms(work, [seen.fromId, seen.toId]);
  const consents = await lockFamilyConsents(work, seen.familyId);
  const referral = await lockReferral(work, id);

  if (await once(work, 'sendReferral', idempotencyKey, id)) {
    const to = requireReferralStep(referral, 'SEND');
    const memberships = requireMemberships(terms, referral.fromId, referral.toId, berlinDay(work.now));
    await requireRecipientTakes(work, referral.toId);
    const drafts = await findDraftItems(work, [id]);
    const { familyId, fromId: discloserId, toId: recipientId, purpose } = referral;
    const decision = decideConsent(
      consents,
      { familyId, discloserId, recipientId, purpose, items: drafts },
      work.now,
    );
    const covers = requireConsent(decision, drafts);

    await discloseItems(work, seen, memberships, drafts, covers);
    const respondBy = await respondByDay(work, referral.urgency);
    await moveReferral(work, referral, { action: 'SEND', to, side: 'SENDER' }, { sent: true, respondBy });
  }
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}
