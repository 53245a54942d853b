import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError } from '../../domain/errors';
import { findConsents, moveConsent } from './consent-repository';
import type { Consent } from './consent.entity';
import { lockVisibleConsent } from './get-consent';

/**
 * Records that the family does not want this. Only before any signature; afterwards it is a revocation.
 *
 * @throws NOT_FOUND, ILLEGAL_TRANSITION
 */
export async function refuseConsent(work: Work<Person>, id: string): Promise<Consent> {
  const consent = await lockVisibleConsent(work, id, 'id');
  if (consent.state !== 'DRAFT') throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });
  await moveConsent(work, consent, { state: 'REFUSED' });
  work.trail.done('CONSENT');
  return written((await findConsents(work, [consent.id]))[0]);
}
