import { inScope, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { newId } from '../../domain/ids';
import { findItems, findSuccessor, type Consent } from '../consents';
import { findStandingSigners, insertRevocation, takeBackSignature } from './revocation-repository';
import type { RevokeConsentInput } from './revocation.types';
import type { RevokedPart } from './revoked-parts';

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
  const asked = await findItems(work, [successor.id]);
  const own = parts && asked.filter((item) => parts.some((part) => isSame(part, item)));
  if (own?.length === 0) return;
  await inScope(work, 'SYSTEM', async () => {
    const which = { consentId: successor.id, revokedById: revokedBy, receivedVia, parts: own };
    await insertRevocation(work, { id: newId(), ...which });
    if (own === null) await takeBackSignature(work, successor.id, revokedBy);
  });
  work.trail.touch('CONSENT', successor.id);
}

function isSame(one: RevokedPart, other: RevokedPart): boolean {
  return (
    one.recipientId === other.recipientId &&
    one.subjectId === other.subjectId &&
    one.category === other.category
  );
}
