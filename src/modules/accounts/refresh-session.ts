import type { Work } from '../../db/work';
import type { SigningIn } from '../../domain/actor';
import { DomainError } from '../../domain/errors';
import {
  findHats,
  getAccount,
  lockRefreshToken,
  lockSession,
  useRefreshToken,
  useSession,
} from './account-repository';
import { secretFits, type SecretToken } from './secret-token';
import { openSession, type OpenSession } from './session';

/**
 * Exchanges a refresh token for the next one. Each works once.
 *
 * @throws UNAUTHENTICATED for a token that is unknown, used, or whose session, account or hat has ended
 */
export async function refreshSession(work: Work<SigningIn>, token: SecretToken): Promise<OpenSession> {
  const found = await lockRefreshToken(work, token.id);
  if (found === null || !secretFits(token, found.secretHash) || found.usedAt !== null) throw sessionEnded();
  const session = await lockSession(work, found.sessionId);
  if (session === null) throw sessionEnded();
  work.trail.touch('SESSION', session.id);
  const account = await getAccount(work, session.accountId);
  const hat = (await findHats(work, [session.accountId])).find((own) => own.id === session.hatId);
  if (hat === undefined || account.state !== 'ACTIVE') throw sessionEnded();

  await useRefreshToken(work, found.id);
  await useSession(work, session.id, hat.id);
  work.trail.done('ACCOUNT');
  return openSession(work, session.id, hat);
}

export function sessionEnded(): DomainError {
  return new DomainError('UNAUTHENTICATED', { reason: 'SESSION_ENDED' });
}
