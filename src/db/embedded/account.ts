import { readFile, stat } from 'node:fs/promises';
import { isMissing } from './durable';

/** The unprivileged account that runs PostgreSQL when the service itself runs as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const candidates = ['postgres', 'nobody'];

/** initdb refuses an account without an entry in /etc/passwd. */
export function chooseAccount(passwd: string): Account | null {
  const accounts = passwd.split('\n').map((line) => line.split(':'));
  for (const candidate of candidates) {
    const fields = accounts.find(([name]) => name === candidate);
    const uid = Number(fields?.[2] || NaN);
    const gid = Number(fields?.[3] || NaN);
    if (uid > 0 && gid > 0) return { name: candidate, uid, gid };
  }
  return null;
}

/** Null when PostgreSQL runs as the service's own user, which is everywhere but under root. */
export async function accountFor(data: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;

  // Data that were made by somebody stay theirs: a later start by the same person must still work.
  const owner = await ownerOf(data);
  if (owner && owner.uid !== 0) return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid };

  const account = chooseAccount(await readFile('/etc/passwd', 'utf8'));
  if (account) return account;
  throw new Error(
    'PostgreSQL refuses to run as root, and /etc/passwd knows neither "postgres" nor "nobody": start the service as an ordinary user.',
  );
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  try {
    return await stat(folder);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
