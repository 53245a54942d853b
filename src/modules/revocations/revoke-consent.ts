import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { findConsents, lockVisibleConsent, type Consent } from '../consents';
import { endDisclosures } from '../referrals';
import {
  endReleases,
  findStandingSigners,
  insertRevocation,
  takeBackSignature,
} from './revocation-repository';
import type { RevokeConsentInput } from './revocation.types';

/**
 * Records that a person takes back the whole of a consent, at any time, in any form (Art. 7 (3) DSGVO). Works forward
 * only, and all at once: what rests on it is closed, its releases end, and the signature counts for nothing that others
 * sign later. What has been accepted can still be
 * completed: closing never depends on consent.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION when nothing of it holds; INVALID_INPUT for somebody who gave nothing
 */
export async function revokeConsent(work: Work<Person>, input: RevokeConsentInput): Promise<Consent> {
  const consent = await lockVisibleConsent(work, input.consentId, 'input.consentId');
  const signers = await findStandingSigners(work, consent.id);
  if (signers.length === 0) throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });
  if (!signers.includes(input.revokedBy)) throw invalidInput('input.revokedBy', 'GAVE_NOTHING');

  const id = newId();
  await inScope(work, 'SYSTEM', async () => {
    await insertRevocation(work, {
      id,
      consentId: consent.id,
      revokedById: input.revokedBy,
      receivedVia: input.receivedVia,
    });
    await endDisclosures(work, consent.id, input.revokedBy);
    await endReleases(work, consent.id, input.revokedBy, id);
    await takeBackSignature(work, consent.id, input.revokedBy);
  });
  work.trail.done('CONSENT');
  return written((await findConsents(work, [consent.id]))[0]);
}
