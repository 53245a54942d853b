import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { longestRecoveryMs } from './find-running';
import type { RunningServer } from './find-running';
import { findFreePort } from './free-port';
import { openServerLog } from './log-file';
import type { Place } from './placement';
import { reach } from './reach';
import { cannotRun, programOptions } from './run-program';
import { serverArguments } from './settings';
import { stopPostmaster } from './stop-postmaster';

/** The server ended before it was ready; with the last lines of its log. */
export interface FailedLaunch {
  readonly logFile: string;
  readonly lastLines: string;
}

interface ServerProcess {
  readonly pid: number;
  ended(): boolean;
}

const pollMs = 25;
const tellAfterMs = 5_000;

/** Starts the server and waits until it takes connections. */
export async function launch(
  server: string,
  place: Place,
  settings: Readonly<Record<string, string>> | undefined,
  progress: (sentence: string) => void,
): Promise<RunningServer | FailedLaunch> {
  const port = await findFreePort();
  const log = await openServerLog(place.home);
  try {
    const child = await startProcess(
      server,
      serverArguments(place.data, port, settings),
      place,
      log.handle.fd,
    );
    if (await becomesReady(child, port, place, progress)) return { pid: child.pid, port };
    return { logFile: log.path, lastLines: await log.tail() };
  } finally {
    await log.handle.close();
  }
}

/** A process group of its own: Ctrl-C in the terminal reaches the service, which then stops the server. */
async function startProcess(
  server: string,
  args: readonly string[],
  place: Place,
  log: number,
): Promise<ServerProcess> {
  const program = path.join(server, 'bin', 'postgres');
  const child = spawn(program, args, {
    ...programOptions(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(cannotRun(program, error)));
  });
  child.unref();
  if (child.pid === undefined) throw cannotRun(program, new Error('it has no process number'));
  return { pid: child.pid, ended: () => child.exitCode !== null || child.signalCode !== null };
}

async function becomesReady(
  child: ServerProcess,
  port: number,
  place: Place,
  progress: (sentence: string) => void,
): Promise<boolean> {
  const begun = Date.now();
  const tellOnce = once(() =>
    progress('PostgreSQL is still starting; after a power cut it repairs its data first.'),
  );
  try {
    while (!child.ended()) {
      // "foreign" is not final: somebody may have taken the port, then our server ends by itself.
      if ((await reach(place, port)) === 'ready') return true;
      const waited = Date.now() - begun;
      if (waited > longestRecoveryMs) break;
      if (waited > tellAfterMs) tellOnce();
      await pause(pollMs);
    }
  } catch (error) {
    await stopPostmaster(child.pid, place.data);
    throw error;
  }
  if (!child.ended()) await stopPostmaster(child.pid, place.data);
  return false;
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
