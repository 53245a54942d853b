import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import { consentsOfFamilies, findConsents, findItems, lockVisibleConsent, type Consent } from '../consents';
import { createOnce } from '../idempotency';
import { endDisclosures } from '../referrals';
import {
  endReleases,
  findStandingSigners,
  insertRevocation,
  takeBackSignature,
} from './revocation-repository';
import type { RevokeConsentInput } from './revocation.types';
import { revokedParts } from './revoked-parts';

/**
 * Records that a person takes back what they gave, the whole of a consent or a part of it, at any time, in any form
 * (Art. 7 (3) DSGVO). Works forward only, and all at once: what rests on it is closed, its releases end, and nothing that
 * others sign later is granted on it. What has been accepted can still be completed: closing never depends on consent.
 *
 * @param idempotencyKey the same key and input revoke once, however often they come
 * @throws NOT_FOUND; CONFLICT (key used otherwise); ILLEGAL_TRANSITION when nothing of it holds; INVALID_INPUT for somebody who gave nothing, or not that
 */
export async function revokeConsent(
  work: Work<Person>,
  input: RevokeConsentInput,
  idempotencyKey?: string | null,
): Promise<Consent> {
  const consent = await lockVisibleConsent(work, input.consentId, 'input.consentId');
  const call = { operation: 'revokeConsent', key: idempotencyKey, input };
  await createOnce(work, call, (newRevocationId) => revoke(work, newRevocationId, consent, input));
  work.trail.done('CONSENT');
  return written((await findConsents(work, [consent.id]))[0]);
}

async function revoke(
  work: Work<Person>,
  id: string,
  consent: Consent,
  input: RevokeConsentInput,
): Promise<void> {
  const signers = await findStandingSigners(work, consent.id);
  if (signers.length === 0) throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });
  if (!signers.includes(input.revokedBy)) throw invalidInput('input.revokedBy', 'GAVE_NOTHING');
  const family = await consentsOfFamilies(work).load(consent.familyId);
  const parts = revokedParts(await findItems(work, [consent.id]), family, input);

  const { revokedBy, receivedVia } = input;
  await inScope(work, 'SYSTEM', async () => {
    await insertRevocation(work, { id, consentId: consent.id, revokedById: revokedBy, receivedVia, parts });
    await endDisclosures(work, id);
    await endReleases(work, { id, consentId: consent.id, signerId: revokedBy });
    if (parts === null) await takeBackSignature(work, consent.id, revokedBy);
  });
}
