import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { consentsOfFamilies, findConsents, findItems, lockVisibleConsent, type Consent } from '../consents';
import { endDisclosures } from '../referrals';
import {
  endReleases,
  findStandingSigners,
  insertRevocation,
  lockGiven,
  takeBackItems,
  takeBackSignature,
} from './revocation-repository';
import type { RevokeConsentInput } from './revocation.types';
import { isSamePart, revokedParts } from './revoked-parts';

/**
 * Records that a person takes back what they gave, the whole of a consent or a part of it, at any time, in any form
 * (Art. 7 (3) DSGVO). Works forward only, and all at once: what rests on it is closed, its releases end, and nothing that
 * others sign later is granted on it. What has been accepted can still be completed: closing never depends on consent.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION when nothing of it holds, or nothing of the part named; INVALID_INPUT for somebody who gave nothing, or not that
 */
export async function revokeConsent(work: Work<Person>, input: RevokeConsentInput): Promise<Consent> {
  const consent = await lockVisibleConsent(work, input.consentId, 'input.consentId');
  const signers = await findStandingSigners(work, consent.id);
  if (signers.length === 0) throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });
  if (!signers.includes(input.revokedBy)) throw invalidInput('input.revokedBy', 'GAVE_NOTHING');
  const family = await consentsOfFamilies(work).load(consent.familyId);
  const named = revokedParts(await findItems(work, [consent.id]), family, input);
  const given = await inScope(work, 'SYSTEM', () => lockGiven(work, consent.id, input.revokedBy));
  const parts = named?.filter((part) => given.some((item) => isSamePart(item, part))) ?? null;
  if (parts?.length === 0) throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });

  const id = newId();
  const { revokedBy, receivedVia } = input;
  await inScope(work, 'SYSTEM', async () => {
    await insertRevocation(work, { id, consentId: consent.id, revokedById: revokedBy, receivedVia, parts });
    await endDisclosures(work, id);
    await endReleases(work, { id, consentId: consent.id, signerId: revokedBy });
    await takeBackItems(work, { id, consentId: consent.id, signerId: revokedBy });
    if (parts === null) await takeBackSignature(work, consent.id, revokedBy);
  });
  work.trail.done('CONSENT');
  return written((await findConsents(work, [consent.id]))[0]);
}
