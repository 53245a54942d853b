import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { notFound } from '../../domain/errors';
import { deputisedForFamily, findVisibleFamily, lockFamily } from '../families';
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
  const [found] = await findConsents(work, [id]);
  const family = found === undefined ? null : await findVisibleFamily(work, found.familyId);
  if (family !== null) await lockFamily(work, family.id, 'SHARE');
  const consent = family && (await lockConsent(work, id));
  if (family === null || consent === null) throw notFound(field);
  work.trail.touch('CONSENT', consent.id);
  work.trail.actAsDeputyOf(deputisedForFamily(work.actor, family, family.caseAccess));
  return consent;
}
