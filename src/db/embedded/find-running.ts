import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from './placement';
import { readPostmasterFile } from './postmaster-file';
import { postmasterState } from './postmaster-process';
import { reach } from './reach';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** Recovery after a power cut may take this long. */
export const longestRecoveryMs = 10 * 60_000;
const longestSilenceMs = 10_000;
const pollMs = 25;

/** The server that runs on these data, once it is ready; null when none runs. Waits for one that starts or stops. */
export async function findRunning(place: Place): Promise<RunningServer | null> {
  const begun = Date.now();
  for (;;) {
    const file = await readPostmasterFile(place.data);
    if (!file || (await postmasterState(file.pid, place.data)) !== 'running') return null;

    const answer = file.status === 'stopping' ? 'busy' : await reach(place, file.port);
    if (answer === 'ready') return { pid: file.pid, port: file.port };

    const patience = answer === 'busy' || file.status === 'starting' ? longestRecoveryMs : longestSilenceMs;
    if (Date.now() - begun > patience) {
      throw new Error(
        `Process ${file.pid} holds the database in ${place.data}, but on port ${file.port} ` +
          (answer === 'foreign' ? 'it refuses the remembered password.' : 'it does not answer.'),
      );
    }
    await pause(pollMs);
  }
}
