import { mkdir, realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { findServerPackage, placeServer, removeOtherServers } from './binaries';
import { ensureCluster } from './cluster';
import { embeddedPostgres } from './embedded-postgres';
import type { EmbeddedPostgres } from './embedded-postgres';
import { findRunning } from './find-running';
import type { RunningServer } from './find-running';
import { launch } from './launch';
import { choosePlace, rememberedPlace } from './placement';
import type { Place } from './placement';
import { disarmPostmasterFile, readPostmasterFile } from './postmaster-file';
import { postmasterState } from './postmaster-process';
import { prepareHome } from './prepare-home';

export interface EmbeddedOptions {
  /** remembers everything; made when missing */
  readonly stateDir: string;
  /** gets sentences for the operator */
  readonly progress: (sentence: string) => void;
  /** more PostgreSQL settings, such as fsync=off in tests; an adopted server keeps its own */
  readonly settings?: Readonly<Record<string, string>>;
}

const longestRetryMs = 30_000;
const retryMs = 200;
/** A simultaneous start was faster; the port was taken meanwhile; processes of a killed server still end. */
const passing = /lock file ".*" already exists|could not bind|pre-existing shared memory block/;

export async function start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.stateDir, { recursive: true });
  const stateDir = await realpath(options.stateDir);
  const place = (await rememberedPlace(stateDir)) ?? (await choosePlace(stateDir, options.progress));
  return embeddedPostgres(place, (await adopt(place, options)) ?? (await startAnew(place, options)));
}

async function adopt(place: Place, options: EmbeddedOptions): Promise<RunningServer | null> {
  const running = await findRunning(place);
  if (running) options.progress(`PostgreSQL already runs as process ${running.pid}; it is used as it is.`);
  return running;
}

async function startAnew(place: Place, options: EmbeddedOptions): Promise<RunningServer> {
  await prepareHome(place);
  const server = await placeServer(place.home, await findServerPackage(), options.progress);
  await ensureCluster(server, place, options.progress);

  const end = Date.now() + longestRetryMs;
  for (;;) {
    await forgetStaleProcess(place);
    const outcome = await launch(server, place, options.settings, options.progress);
    if ('pid' in outcome) {
      await removeOtherServers(place.home, server);
      return outcome;
    }

    const running = await adopt(place, options);
    if (running) return running;
    if (!passing.test(outcome.lastLines) || Date.now() > end) {
      throw new Error(`PostgreSQL did not start. Its log ${outcome.logFile} says:\n${outcome.lastLines}`);
    }
    await pause(retryMs);
  }
}

async function forgetStaleProcess(place: Place): Promise<void> {
  const file = await readPostmasterFile(place.data);
  if (!file || (await postmasterState(file.pid, place.data)) !== 'another') return;
  await disarmPostmasterFile(place.data, file.pid);
}
