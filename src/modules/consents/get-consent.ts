import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { notFound } from '../../domain/errors';
import { findVisibleFamily, lockFamily } from '../families';
import { findConsents, lockConsent } from './consent-repository';
import type { Consent } from './consent.entity';

/** The consent, when the actor may open its family. */
export async function findVisibleConsent(work: Work<Person>, id: string): Promise<Consent | null> {
  const [consent] = await findConsents(work, [id]);
  if (consent === undefined) return null;
  return (await findVisibleFamily(work, consent.familyId)) && consent;
}

/**
 * Held until the transaction ends, after its family: who belongs to it and who holds custody does not change meanwhile.
 *
 * @throws NOT_FOUND naming the field, also for a consent that exists elsewhere
 */
export async function lockVisibleConsent(work: Work<Person>, id: string, field: string): Promise<Consent> {
  const visible = await findVisibleConsent(work, id);
  if (visible !== null) await lockFamily(work, visible.familyId, 'SHARE');
  const consent = visible && (await lockConsent(work, id));
  if (consent === null) throw notFound(field);
  work.trail.touch('CONSENT', consent.id);
  return consent;
}
