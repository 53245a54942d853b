import type { Work } from '../../db/work';
import type { SigningIn } from '../../domain/actor';
import { DomainError, notFound } from '../../domain/errors';
import { findAccountByEmail, findHats } from './account-repository';
import { passwordFits } from './password';
import { beginSession, type OpenSession } from './session';

/**
 * Opens a session under the hat named, or under the one used last.
 *
 * @throws UNAUTHENTICATED, the same for a wrong password, an unknown address and an account without a hat or password; NOT_FOUND
 *   naming `hat`, only after the password was right
 */
export async function signIn(
  work: Work<SigningIn>,
  email: string,
  password: string,
  hatId: string | null,
): Promise<OpenSession> {
  const account = await findAccountByEmail(work, email.trim().toLowerCase());
  const fits = await passwordFits(account?.passwordHash ?? null, password);
  if (account === null || !fits || account.state !== 'ACTIVE') throw wrongCredentials();
  work.trail.touch('ACCOUNT', account.id);

  const hats = await findHats(work, [account.id]);
  const hat = hatId === null ? hats[0] : hats.find((own) => own.id === hatId);
  if (hat === undefined) throw hatId === null ? wrongCredentials() : notFound('hat');

  const session = await beginSession(work, hat);
  work.trail.touch('SESSION', session.person.sessionId);
  work.trail.done('ACCOUNT');
  return session;
}

export function wrongCredentials(): DomainError {
  return new DomainError('UNAUTHENTICATED', { reason: 'WRONG_CREDENTIALS' });
}
