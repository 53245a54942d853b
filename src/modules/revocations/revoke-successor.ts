import { inScope, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { findSuccessor, type Consent } from '../consents';
import { findStandingSigners, lockGiven } from './revocation-repository';
import type { RevokeConsentInput } from './revocation.types';
import { isSamePart, type RevokedPart } from './revoked-parts';
import { takeBack } from './take-back';

/**
 * A form that is to take the place of the one revoked, and waits for others' signatures, must not bring back what the
 * person has just taken back: what they had signed there is taken back with it. It has granted nothing yet. The form
 * revoked is held, and by it whoever would sign the other.
 */
export async function revokeSuccessor(
  work: Work<Person>,
  consent: Consent,
  { revokedBy, receivedVia }: Pick<RevokeConsentInput, 'revokedBy' | 'receivedVia'>,
  parts: readonly RevokedPart[] | null,
): Promise<void> {
  const successor = await findSuccessor(work, consent.id);
  if (successor === null || !(await findStandingSigners(work, successor.id)).includes(revokedBy)) return;
  await inScope(work, 'SYSTEM', async () => {
    const given = await lockGiven(work, successor.id, revokedBy);
    const own = parts && given.filter((item) => parts.some((part) => isSamePart(part, item)));
    if (own?.length === 0) return;
    await takeBack(work, { consentId: successor.id, revokedById: revokedBy, receivedVia, parts: own });
  });
  work.trail.touch('CONSENT', successor.id);
}
