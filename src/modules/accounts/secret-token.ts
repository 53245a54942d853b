import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId, newId } from '../../domain/ids';

/**
 * Tokens that are handed out once and kept only as a hash: `<network>.<id>.<secret>`. The network stands in
 * front because nothing can be looked up before it is known. 256 bits of chance, so a plain hash is enough.
 */
export interface SecretToken {
  readonly networkId: string;
  readonly id: string;
  readonly secret: Buffer;
}

export interface NewSecretToken {
  readonly id: string;
  readonly secretHash: Buffer;
  /** What is handed out. */
  readonly text: string;
}

export function newSecretToken(networkId: string): NewSecretToken {
  const id = newId();
  const secret = randomBytes(32);
  return { id, secretHash: hashOf(secret), text: `${networkId}.${id}.${secret.toString('base64url')}` };
}

/** Null for anything that was never handed out in this form. */
export function readSecretToken(text: string): SecretToken | null {
  const [networkId, id, secretText, ...rest] = text.split('.');
  if (networkId === undefined || id === undefined || secretText === undefined || rest.length > 0) return null;
  const secret = Buffer.from(secretText, 'base64url');
  if (!isId(networkId) || !isId(id) || secret.length !== 32 || secret.toString('base64url') !== secretText)
    return null;
  return { networkId: networkId.toLowerCase(), id: id.toLowerCase(), secret };
}

export function secretFits(token: SecretToken, secretHash: Buffer): boolean {
  return timingSafeEqual(hashOf(token.secret), secretHash);
}

function hashOf(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
