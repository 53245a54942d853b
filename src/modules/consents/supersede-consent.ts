import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict, invalidInput } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { getVisibleFamily } from '../families';
import { createOnce } from '../idempotency';
import { findConsents } from './consent-repository';
import { findSignatures } from './signature-repository';
import type { Consent } from './consent.entity';
import type { DraftConsentInput } from './consent.types';
import { storeDraft } from './draft-consent';
import { lockVisibleConsent } from './get-consent';
import { findSuccessor } from './supersession-repository';

/**
 * Drafts a form that is to take the place of a signed one. Until its last signature nothing changes: the old one holds, the
 * new one grants nothing. It may not begin later than today: a form that opens later would take away what still holds.
 *
 * @param idempotencyKey the same key, form and input draft one successor, however often they come
 * @throws NOT_FOUND; ILLEGAL_TRANSITION for a draft, a refused form, or one of which nothing holds; CONFLICT when it was
 *   superseded, or another form that can still take effect is to, or the key was used otherwise; INVALID_INPUT for another family, a first day after
 *   today, or what `draftConsent` refuses
 */
export async function supersedeConsent(
  work: Work<Person>,
  id: string,
  input: DraftConsentInput,
  idempotencyKey?: string | null,
): Promise<Consent> {
  const old = await lockVisibleConsent(work, id, 'id');
  const family = await getVisibleFamily(work, input.familyId, 'input.familyId');
  const call = { operation: 'supersedeConsent', key: idempotencyKey, input: { id, input } };
  const successorId = await createOnce(work, call, async (newConsentId) => {
    await requireSupersedable(work, old);
    if (family.id !== old.familyId) throw invalidInput('input.familyId', 'OTHER_FAMILY');
    if (input.validFrom > berlinDay(work.now)) throw invalidInput('input.validFrom', 'IN_THE_FUTURE');
    await storeDraft(work, newConsentId, family, input, old);
  });
  work.trail.touch('CONSENT', successorId);
  work.trail.done('CONSENT');
  return written((await findConsents(work, [successorId]))[0]);
}

async function requireSupersedable(work: Work<Person>, old: Consent): Promise<void> {
  if (old.state !== 'SIGNED') throw new DomainError('ILLEGAL_TRANSITION', { state: old.state });
  if (old.supersededById !== null || (await findSuccessor(work, old.id)) !== null)
    throw conflict('id', 'SUPERSEDED_ALREADY');
  const signatures = await findSignatures(work, [old.id]);
  if (!signatures.some((signature) => signature.standing))
    throw new DomainError('ILLEGAL_TRANSITION', { state: 'REVOKED' });
}
