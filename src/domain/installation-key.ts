import { createHash } from 'node:crypto';

/** The key that wraps every network's key. It lives in the operator's settings, never in the database. */
export interface InstallationKey {
  /** Told apart by this when keys are rotated; derived from the key, so it cannot be mixed up. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** Reads 32 bytes of base64; null when it is anything else or plainly no random key. */
export function parseInstallationKey(text: string): InstallationKey | null {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== text) return null;
  if (new Set(bytes).size < 16) return null;
  const id = createHash('sha256')
    .update('hilfenetz installation key')
    .update(bytes)
    .digest('hex')
    .slice(0, 16);
  return { id, bytes };
}
