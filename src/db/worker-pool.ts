import { Pool } from 'pg';

export type WorkerPool = Pool;

/** Connections: two jobs at once, the clock, and one that listens. */
const SIZE = 4;

/**
 * The connections that do jobs. A pool of our own: the library gives up its own one before the last connection is
 * closed, and a database that stops at that moment would end the whole process.
 */
export function openWorkerPool(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: SIZE, application_name: 'hilfenetz-worker' });
  // a connection that breaks while idle is replaced; the library tells of those at work
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
