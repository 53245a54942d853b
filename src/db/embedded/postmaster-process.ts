import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { errorCode } from './durable';

export type PostmasterState =
  /** the server of this data folder, or not to be told from it */
  | 'running'
  | 'gone'
  /** the number belongs to another program, or to a zombie that nobody collects */
  | 'another';

/** Whether the process with this number is the server of this data folder. When in doubt it is. */
export async function postmasterState(pid: number, data: string): Promise<PostmasterState> {
  if (!maySignal(pid)) return 'gone';
  if (process.platform !== 'linux') return 'running';

  const program = await liveProgram(pid);
  const folder = await workingFolder(pid);
  if (program === null) return maySignal(pid) ? 'running' : 'gone';
  if (program !== 'postgres') return 'another';
  // Root in a container may not see the folder of another user's process.
  return folder === null || folder === (await realFolder(data)) ? 'running' : 'another';
}

/** A process that we may not signal belongs to another user and therefore is not our server. */
function maySignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Name of the program; "" for a zombie that nobody collected; null when it cannot be seen. */
async function liveProgram(pid: number): Promise<string | null> {
  try {
    const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(await readFile(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return state === 'Z' || state === 'X' ? '' : (name ?? null);
  } catch {
    return null;
  }
}

/** Every process of PostgreSQL works in its data folder. */
async function workingFolder(pid: number): Promise<string | null> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)).replace(/ \(deleted\)$/, '');
  } catch {
    return null;
  }
}

/** The state folder may have been deleted under a running server. */
async function realFolder(data: string): Promise<string> {
  return realpath(data).catch(() => data);
}

/** Server processes of this data folder, also those that outlived a killed postmaster. Known on Linux only. */
export async function processesOf(data: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const folder = await realFolder(data);
  const found: number[] = [];
  for (const pid of pids) {
    if ((await workingFolder(pid)) === folder && (await liveProgram(pid)) === 'postgres') found.push(pid);
  }
  return found;
}

/** Windows knows no signals: there Node ends the process hard, and PostgreSQL recovers at its next start. */
export function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
