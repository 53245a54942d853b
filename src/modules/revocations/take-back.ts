import { newId } from '../../domain/ids';
import type { Work } from '../../db/work';
import type { Person, Revoking } from '../../domain/actor';
import { endDisclosures } from '../referrals';
import {
  endReleases,
  insertRevocation,
  lockGiven,
  takeBackItems,
  takeBackSignature,
} from './revocation-repository';
import type { ReceivedVia } from './revocation.types';
import type { RevokedPart } from './revoked-parts';

/**
 * What one person takes back of one form, with all that follows, in this order: it is recorded, what rests on it is closed,
 * its releases end, and a whole one leaves no signature standing. To be called in the SYSTEM scope, the consent held.
 */
export async function takeBack(
  work: Work<Person | Revoking>,
  taken: {
    readonly consentId: string;
    readonly revokedById: string;
    readonly receivedVia: ReceivedVia;
    /** Null for all that the person gave with it. */
    readonly parts: readonly RevokedPart[] | null;
  },
): Promise<void> {
  const { consentId, revokedById, parts } = taken;
  const id = newId();
  await lockGiven(work, consentId, revokedById);
  await insertRevocation(work, { id, ...taken });
  await endDisclosures(work, id);
  await endReleases(work, { id, consentId, signerId: revokedById });
  await takeBackItems(work, { id, consentId, signerId: revokedById });
  if (parts === null) await takeBackSignature(work, consentId, revokedById);
}
