import { hash, verify } from '@node-rs/argon2';

/** Fewest and most characters of a password. The upper bound keeps a hash from being made costly. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

/** The library's own algorithm is argon2id; OWASP's recommendation of 19 MiB, two passes, one lane: about 20 ms. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), ARGON2ID);
}

let decoy: Promise<string> | null = null;

/** Whether the password fits. Takes as long when there is no account, so that nobody learns who has one. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const fits = await verify(passwordHash ?? (await decoy), password.normalize('NFC'));
  return fits && passwordHash !== null;
}
