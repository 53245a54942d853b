import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { EmbeddedPostgres } from './embedded-postgres';

export interface HeldStateFolder {
  /** Gives the folder up. Stop the server before, not afterwards: then somebody else may hold it already. */
  release(): Promise<void>;
  /** Resolves when the hold ends, also when the connection that carries it breaks. */
  readonly ended: Promise<void>;
}

/** "hilfenet" in ASCII: any number will do that nobody else uses. */
const lockKey = '7523663839543321972';
/** PostgreSQL needs a moment to see that a killed holder is gone. */
const attempts = 20;
const retryMs = 50;

/**
 * Makes this process the only one that works with the state folder, for as long as one connection lives.
 * Null when another process holds it; then leave the server alone and never call `stop()`.
 */
export async function holdStateFolder(pg: EmbeddedPostgres): Promise<HeldStateFolder | null> {
  const client = new Client({
    host: pg.host,
    port: pg.port,
    user: pg.superuser,
    password: pg.password,
    database: 'postgres',
    ssl: false,
    application_name: 'hilfenetz state folder',
    keepAlive: true,
  });
  // Without a listener a broken connection would end the whole process.
  client.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    client.once('end', () => resolve());
  });
  const release = async (): Promise<void> => client.end();

  await client.connect();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await tryLock(client)) return { release, ended };
    await pause(retryMs);
  }
  await release();
  return null;
}

async function tryLock(client: Client): Promise<boolean> {
  const answer = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lockKey]);
  return answer.rows[0]?.held === true;
}
