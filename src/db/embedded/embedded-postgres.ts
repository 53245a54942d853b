import type { RunningServer } from './find-running';
import type { Place } from './placement';
import { host, superuser } from './settings';
import { stopPostmaster } from './stop-postmaster';

/** A running PostgreSQL of one state folder. */
export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  /** postgres://… address of the superuser for the given database */
  url(database: string): string;
  /**
   * Fast shutdown; waits until every process is gone. Safe to call twice.
   * Only for the process that holds the state folder (`holdStateFolder`), while it still holds it: anybody
   * else would stop the server under the holder's feet.
   */
  stop(): Promise<void>;
}

export function embeddedPostgres(place: Place, running: RunningServer): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  return {
    host,
    port: running.port,
    superuser,
    password: place.password,
    url: (database) =>
      `postgres://${superuser}:${place.password}@${host}:${running.port}/${encodeURIComponent(database)}`,
    stop: () => (stopping ??= stopPostmaster(running.pid, place.data)),
  };
}
