import { chown, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './durable';
import { partName } from './parts';

/** What the server's own lock file `postmaster.pid` says. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** "starting", "ready", "stopping"; empty in the first moments */
  readonly status: string;
}

/** Lines: process, data folder, start time, port, socket folder, address, shared memory, status. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return null;
  return { pid, port, status: (lines[7] ?? '').trim() };
}

const fileIn = (data: string): string => path.join(data, 'postmaster.pid');

export async function readPostmasterFile(data: string): Promise<PostmasterFile | null> {
  try {
    return parsePostmasterFile(await readFile(fileIn(data), 'utf8'));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Larger than any process number that a system gives out. */
const noProcess = 2 ** 31 - 2;

/**
 * PostgreSQL refuses to start as long as a process with the number in a stale lock file exists, even when it
 * is another program (numbers repeat after a restart of a container) or a zombie that nobody collects. The
 * caller has seen that it is not this server; the rest of the file stays, so that PostgreSQL still checks
 * whether old processes use the shared memory.
 */
export async function disarmPostmasterFile(data: string, stalePid: number): Promise<void> {
  const file = fileIn(data);
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  const { uid, gid } = await stat(file);
  const part = partName(path.join(path.dirname(data), 'postmaster.pid'));
  await writeFile(part, [String(noProcess), ...rest].join('\n'), { mode: 0o600 });
  if (process.getuid?.() === 0) await chown(part, uid, gid);
  if ((await readPostmasterFile(data))?.pid === stalePid) await rename(part, file);
}
