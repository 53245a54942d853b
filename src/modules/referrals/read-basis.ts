import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { keysById } from '../keys';
import { openBasis } from './payload-seal';
import { logRead } from './read-payload';
import type { VisibleReferral } from './referral-loader';
import type { RestrictionRow } from './restriction-repository';

/** The legal basis on which the recipient keeps what was revoked; null to everybody but whoever has recorded it. */
export async function readBasis(
  work: Work<Person>,
  found: VisibleReferral,
  restriction: RestrictionRow,
): Promise<string | null> {
  const { basis, basisKeyId, revocationId } = restriction;
  const recorder = restriction.paper ? 'SENDER' : 'RECIPIENT';
  if (found.party !== recorder || basis === null || basisKeyId === null) return null;
  const key = await keysById(work).load(basisKeyId);
  if (key === null) return null;
  logRead(work, found.referral, 'OWN_RECORD');
  return openBasis(key, found.referral, revocationId, basis);
}
