import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict } from '../../domain/errors';
import { findConsents, insertReleases } from './consent-repository';
import type { Consent } from './consent.entity';
import { newlyGranted, type SignedForm } from './grant-releases';
import { isComplete } from './superseding-rules';
import {
  endSuperseded,
  insertSupersession,
  markSuperseded,
  type Superseding,
} from './supersession-repository';

/**
 * Carries what rests on the form superseded over to the new one, and ends what that does not cover. Runs in the SYSTEM
 * scope, when the new releases are granted and the old ones still hold.
 */
export type Follower = (work: Work<Person>, superseding: Superseding) => Promise<void>;

const followers = new Set<Follower>();

/** What rests on releases belongs to modules that know this one and are not known here: they say so once, when loaded. */
export function whenSuperseded(follower: Follower): void {
  followers.add(follower);
}

/**
 * @throws ILLEGAL_TRANSITION on a form that was superseded, or is over before it could take effect; CONFLICT when another
 *   form has taken the place that this one was to take
 */
export async function requireNotOvertaken(work: Work<Person>, consent: Consent): Promise<void> {
  if (consent.supersededById !== null) throw new DomainError('ILLEGAL_TRANSITION', { state: 'SUPERSEDED' });
  if (consent.supersedesId === null) return;
  const { supersededById } = await supersededOf(work, consent.supersedesId);
  if (supersededById === consent.id) return;
  if (supersededById !== null) throw conflict('input.consentId', 'SUPERSEDED_ALREADY');
  if (consent.closesAt <= work.now) throw new DomainError('ILLEGAL_TRANSITION', { state: 'EXPIRED' });
}

/**
 * Grants what the signatures there are allow. A form that supersedes another grants nothing before its last signature; with
 * it, all in one transaction, its releases are granted, what rests on the other is carried over, what it does not cover
 * ends as if revoked, and the other's releases end. A form that grants nothing takes nothing away.
 */
export async function takeEffect(work: Work<Person>, consent: Consent, form: SignedForm): Promise<void> {
  const granted = newlyGranted(form);
  const { supersedesId } = consent;
  const supersedes =
    supersedesId !== null && (await supersededOf(work, supersedesId)).supersededById === null;
  if (!supersedes) return insertReleases(work, consent, granted);
  const [lead] = granted;
  if (lead === undefined || !isComplete(form)) return;
  if (followers.size === 0) throw new Error('Nobody would carry over what rests on the form superseded.');

  const superseding = { consentId: consent.id, supersededId: supersedesId };
  await inScope(work, 'SYSTEM', () => insertSupersession(work, consent, lead));
  await insertReleases(work, consent, granted);
  await inScope(work, 'SYSTEM', async () => {
    for (const follow of followers) await follow(work, superseding);
    await endSuperseded(work, superseding);
  });
  await markSuperseded(work, superseding);
  work.trail.touch('CONSENT', supersedesId);
}

async function supersededOf(work: Work, id: string): Promise<Consent> {
  return written((await findConsents(work, [id]))[0]);
}
