import { inScope, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { endSession } from './account-repository';

/** Ends the session; its access and refresh tokens stop at once. */
export async function signOut(work: Work<Person>): Promise<void> {
  await inScope(work, 'SIGN_IN', () => endSession(work, work.actor.sessionId));
  work.trail.touch('SESSION', work.actor.sessionId);
  work.trail.done('ACCOUNT');
}
