import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, invalidInput, notFound } from '../../domain/errors';
import { createOnce } from '../idempotency';
import { getPartner } from '../partners';
import { contentFrom } from './offer-from-input';
import { canHandleOffersOf } from './offer-policy';
import { findOffer } from './offer-repository';
import { findReport, insertReport } from './offer-report-repository';
import type { OfferReport } from './offer.entity';
import type { ReportOfferInput } from './offer-report.types';
import { requireSoundOffer } from './require-sound-offer';

/**
 * Reports a new or changed offer to the coordination (source 003 §2). Any registered partner may, member or not: its
 * lead; the coordination for a partner without accounts. Nothing is public yet.
 *
 * @param idempotencyKey the same key and input make one report, however often they come
 * @throws NOT_FOUND (partner, offer); FORBIDDEN for another partner; CONFLICT (key used otherwise); ILLEGAL_TRANSITION on an offer given up;
 *   INVALID_INPUT naming the field
 */
export async function reportOffer(
  work: Work<Person>,
  input: ReportOfferInput,
  idempotencyKey?: string | null,
): Promise<OfferReport> {
  const partner = await getPartner(work, input.partnerId, 'input.partnerId');
  work.trail.touch('PARTNER', partner.id);
  if (!canHandleOffersOf(work.actor, partner.id)) throw forbidden('OTHER_PARTNER');
  const call = { operation: 'reportOffer', key: idempotencyKey, input };
  const id = await createOnce(work, call, async (newReportId) => {
    const baseVersion = await requireBase(work, partner.id, input);
    const content = contentFrom(input.content);
    await requireSoundOffer(work, content, 'input.content');
    const offerId = input.offerId ?? null;
    await insertReport(work, { id: newReportId, partnerId: partner.id, offerId, baseVersion, content });
  });
  work.trail.touch('OFFER_REPORT', id);
  work.trail.done('PUBLIC_TASK');
  return written(await findReport(work, id));
}

/** The version that the report is made on: the one the caller read, or the present one. Null for a new offer. */
async function requireBase(
  work: Work<Person>,
  partnerId: string,
  input: ReportOfferInput,
): Promise<number | null> {
  if (input.offerId == null) {
    if (input.baseVersion != null) throw invalidInput('input.baseVersion', 'WITHOUT_OFFER');
    return null;
  }
  const offer = await findOffer(work, input.offerId);
  if (offer === null || offer.partnerId !== partnerId) throw notFound('input.offerId');
  work.trail.touch('OFFER', offer.id);
  if (offer.state === 'ENDED') throw new DomainError('ILLEGAL_TRANSITION', { state: offer.state });
  const baseVersion = input.baseVersion ?? offer.version;
  if (baseVersion > offer.version) throw invalidInput('input.baseVersion', 'OUT_OF_RANGE');
  return baseVersion;
}
