import { holdStateFolder, startEmbeddedPostgres, type EmbeddedPostgres } from '../db/embedded';

export interface HeldPostgres {
  readonly pg: EmbeddedPostgres;
  /** Stops the database, then gives the state folder up. */
  readonly stop: () => Promise<void>;
}

/** Another service works with this state folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(stateDir: string) {
    super(
      `A service is already running with the state folder ${stateDir}. Stop it first, or choose another STATE_DIR.`,
    );
  }
}

/** Starts the embedded PostgreSQL of a state folder for this process alone. */
export async function holdEmbedded(
  stateDir: string,
  progress: (sentence: string) => void,
): Promise<HeldPostgres> {
  const pg = await startEmbeddedPostgres({ stateDir, progress });
  const held = await holdStateFolder(pg);
  if (held === null) throw new FolderInUse(stateDir);
  return {
    pg,
    async stop() {
      await pg.stop();
      await held.release().catch(() => undefined);
    },
  };
}
