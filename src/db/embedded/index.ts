import type { EmbeddedPostgres } from './embedded-postgres';
import { embeddedPostgres } from './embedded-postgres';
import { findRunning } from './find-running';
import { openStateFolder, rememberedPlace } from './placement';
import { start } from './start';
import type { EmbeddedOptions } from './start';

export type { EmbeddedOptions, EmbeddedPostgres };
export { holdStateFolder } from './hold-state-folder';
export type { HeldStateFolder } from './hold-state-folder';

/**
 * Starts the PostgreSQL of this state folder, or adopts the one that is already running.
 * Afterwards ask `holdStateFolder`: only who holds the folder may work with it and may call `stop()`.
 * Throws an Error with a sentence for the operator.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return start(options);
}

/** The server of this state folder when one is running now, otherwise null; never starts or creates anything. */
export async function findRunningPostgres(stateDir: string): Promise<EmbeddedPostgres | null> {
  const folder = await openStateFolder(stateDir);
  const place = folder && (await rememberedPlace(folder));
  const running = place && (await findRunning(place));
  return place && running ? embeddedPostgres(place, running) : null;
}
