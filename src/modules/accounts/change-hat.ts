import { inScope, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { notFound } from '../../domain/errors';
import { findHats, useRefreshTokensOf, useSession } from './account-repository';
import { sessionEnded } from './refresh-session';
import { openSession, type OpenSession } from './session';

/**
 * Puts on another of one's own hats, in the same session. Tokens of the hat before stop at once.
 *
 * @throws NOT_FOUND naming `hat` when it is not one's own; UNAUTHENTICATED when the session has ended meanwhile
 */
export async function changeHat(work: Work<Person>, hatId: string): Promise<OpenSession> {
  const hats = await findHats(work, [work.actor.accountId]);
  const hat = hats.find((own) => own.id === hatId);
  if (hat === undefined) throw notFound('hat');
  work.trail.touch('HAT', hat.id);
  work.trail.done('ACCOUNT');
  return inScope(work, 'SIGN_IN', async () => {
    if ((await useSession(work, work.actor.sessionId, hat.id)) === 0) throw sessionEnded();
    await useRefreshTokensOf(work, work.actor.sessionId);
    return openSession(work, work.actor.sessionId, hat);
  });
}
