import { open, stat, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';

const largestLog = 10 * 1024 * 1024;
const linesShown = 12;

export interface ServerLog {
  readonly path: string;
  readonly handle: FileHandle;
  /** The last lines written since it was opened. */
  tail(): Promise<string>;
}

/** Opened by the service and inherited by the server, which therefore needs no right to the file. */
export async function openServerLog(home: string): Promise<ServerLog> {
  const file = path.join(home, 'postgres.log');
  const handle = await open(file, 'a', 0o600);
  if ((await handle.stat()).size > largestLog) await truncate(file);
  const start = (await handle.stat()).size;
  return { path: file, handle, tail: () => tailOf(file, start) };
}

async function tailOf(file: string, start: number): Promise<string> {
  const { size } = await stat(file);
  const length = Math.min(Math.max(size - start, 0), 64 * 1024);
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-linesShown).join('\n');
  } finally {
    await handle.close();
  }
}
