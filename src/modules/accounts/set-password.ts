import type { Work } from '../../db/work';
import type { SigningIn } from '../../domain/actor';
import { type DomainError, invalidInput } from '../../domain/errors';
import {
  activateAccount,
  endSessionsOf,
  lockOneTimeLink,
  storePassword,
  useOneTimeLink,
} from './account-repository';
import { PASSWORD_LENGTH, hashPassword } from './password';
import { secretFits, type SecretToken } from './secret-token';

/**
 * Sets a password with a one-time link. Ends every session there was; the link works once.
 *
 * @throws INVALID_INPUT naming `password` (length) or `token` (unknown, used, expired)
 */
export async function setPassword(
  work: Work<SigningIn>,
  token: SecretToken,
  password: string,
): Promise<void> {
  const link = await lockOneTimeLink(work, token.id);
  if (link === null || !secretFits(token, link.secretHash) || link.expiresAt <= work.now) throw linkEnded();
  requireLength(password);
  await storePassword(work, link.networkId, link.accountId, await hashPassword(password));
  await useOneTimeLink(work, link.id);
  await activateAccount(work, link.accountId);
  await endSessionsOf(work, link.accountId);
  work.trail.touch('ACCOUNT', link.accountId);
  work.trail.done('ACCOUNT');
}

export function linkEnded(): DomainError {
  return invalidInput('token', 'LINK_ENDED');
}

function requireLength(password: string): void {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) throw invalidInput('password', 'TOO_SHORT');
  if (length > PASSWORD_LENGTH.most) throw invalidInput('password', 'TOO_LONG');
}
