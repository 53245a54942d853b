import { setTimeout as pause } from 'node:timers/promises';
import { readPostmasterFile } from './postmaster-file';
import { postmasterState, processesOf, signal } from './postmaster-process';

const fastShutdownMs = 20_000;
const immediateShutdownMs = 10_000;
const pollMs = 20;

/** Fast shutdown; immediate shutdown when that takes too long. Returns when no process is left. */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  if ((await postmasterState(pid, data)) === 'running') signal(pid, 'SIGINT');
  if (await allGoneWithin(fastShutdownMs, pid, data)) return;

  for (const left of await remaining(pid, data)) signal(left, 'SIGQUIT');
  if (await allGoneWithin(immediateShutdownMs, pid, data)) return;

  throw new Error(`PostgreSQL does not stop: process ${(await remaining(pid, data)).join(', ')} is left.`);
}

async function allGoneWithin(limitMs: number, pid: number, data: string): Promise<boolean> {
  const end = Date.now() + limitMs;
  while ((await remaining(pid, data)).length > 0) {
    if (Date.now() > end) return false;
    await pause(pollMs);
  }
  return true;
}

/** The postmaster outlives its children, unless somebody killed it. A server started since then is not ours. */
async function remaining(pid: number, data: string): Promise<number[]> {
  if ((await postmasterState(pid, data)) === 'running') return [pid];
  const current = await readPostmasterFile(data);
  const succeeded =
    current !== null && current.pid !== pid && (await postmasterState(current.pid, data)) === 'running';
  return succeeded ? [] : processesOf(data);
}
