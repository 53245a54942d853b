import { randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, isMissing } from './durable';

/** Tells this process from an earlier one with the same number, which is usual in containers. */
const thisProcess = `${process.pid}-${randomBytes(4).toString('hex')}`;
const partPattern = /\.part-(\d+)-[0-9a-f]{8}-\d+$/;
/** A number of a dead process may have been given to another program; no part takes this long to finish. */
const longestWorkMs = 10 * 60_000;
let made = 0;

/** Name for something that is still being written; it gets its final name by one rename. */
export function partName(finalPath: string): string {
  made += 1;
  return `${finalPath}.part-${thisProcess}-${made}`;
}

/** True for a part whose writer was killed; never for one that a simultaneous start is still writing. */
export function isAbandonedPart(
  name: string,
  ageMs: number,
  isAlive: (pid: number) => boolean = processExists,
): boolean {
  const pid = Number(partPattern.exec(name)?.[1]);
  if (Number.isNaN(pid)) return false;
  if (pid === process.pid) return !name.includes(`.part-${thisProcess}-`);
  return ageMs > longestWorkMs || !isAlive(pid);
}

export async function removeAbandonedParts(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!partPattern.test(name)) continue;
    const part = path.join(folder, name);
    const age = Date.now() - (await lstat(part).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
    if (isAbandonedPart(name, age)) await removeQuietly(part);
  }
}

/** What cannot be removed now is tried again at the next start: an orphaned initdb may still be writing into it. */
export async function removeQuietly(part: string): Promise<void> {
  await rm(part, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
