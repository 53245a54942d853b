import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import { consentsOfFamilies, findConsents, findItems, lockVisibleConsent, type Consent } from '../consents';
import { createOnce } from '../idempotency';
import { requireRecordedDoor } from './received-via';
import { findGiven, findStandingSigners, lockGiven } from './revocation-repository';
import type { RevokeConsentInput } from './revocation.types';
import { revokeSuccessor } from './revoke-successor';
import { isSamePart, revokedParts } from './revoked-parts';
import { takeBack } from './take-back';

/**
 * Records that a person takes back what they gave, the whole of a consent or a part of it, at any time, in any form
 * (Art. 7 (3) DSGVO). Works forward only, and all at once: what rests on it is closed, its releases end, and nothing that
 * others sign later is granted on it. What has been accepted can still be completed: closing never depends on consent.
 *
 * @param idempotencyKey the same key and input revoke once, however often they come
 * @throws NOT_FOUND; CONFLICT (key used otherwise); ILLEGAL_TRANSITION when nothing of it or of the part named holds, or another form has taken its place; INVALID_INPUT for
 *   somebody who gave nothing, not that, or by a way that it cannot have come
 */
export async function revokeConsent(
  work: Work<Person>,
  input: RevokeConsentInput,
  idempotencyKey?: string | null,
): Promise<Consent> {
  const consent = await lockVisibleConsent(work, input.consentId, 'input.consentId');
  const call = { operation: 'revokeConsent', key: idempotencyKey, input };
  await createOnce(work, call, () => revoke(work, consent, input));
  work.trail.done('CONSENT');
  return written((await findConsents(work, [consent.id]))[0]);
}

async function revoke(work: Work<Person>, consent: Consent, input: RevokeConsentInput): Promise<void> {
  if (consent.supersededById !== null) throw new DomainError('ILLEGAL_TRANSITION', { state: 'SUPERSEDED' });
  const signers = await findStandingSigners(work, consent.id);
  if (signers.length === 0) throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });
  if (!signers.includes(input.revokedBy)) throw invalidInput('input.revokedBy', 'GAVE_NOTHING');
  const family = await consentsOfFamilies(work).load(consent.familyId);
  requireRecordedDoor(input.receivedVia);
  const { revokedBy: revokedById, receivedVia } = input;
  const granted = await findGiven(work, consent.id, revokedById);
  const named = revokedParts(await findItems(work, [consent.id]), family, input, granted);
  const given = await inScope(work, 'SYSTEM', () => lockGiven(work, consent.id, revokedById));
  const parts = named?.filter((part) => given.some((item) => isSamePart(item, part))) ?? null;
  if (parts?.length === 0) throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });

  await inScope(work, 'SYSTEM', () =>
    takeBack(work, { consentId: consent.id, revokedById, receivedVia, parts }),
  );
  await revokeSuccessor(work, consent, input, parts);
}
