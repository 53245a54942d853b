import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Superseding } from '../consents';
import { endDisclosures } from './end-disclosures';
import { carryOver, lockReferralsUnder } from './revocation-repository';

/**
 * A form takes the place of another: what was told on the old one and is covered by the new one rests on that from the same
 * moment, read without a gap; the rest is treated as revoked. To be called in the SYSTEM scope, while both hold.
 */
export async function followSuperseding(work: Work<Person>, superseding: Superseding): Promise<void> {
  for (const referral of await lockReferralsUnder(work, superseding.consentId, 'SUPERSEDING'))
    work.trail.touch('REFERRAL', referral.id);
  await carryOver(work, superseding);
  await endDisclosures(work, superseding.consentId, 'SUPERSEDING');
}
