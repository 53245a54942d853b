import { realpath } from 'node:fs/promises';
import { Client } from 'pg';
import { errorCode } from './durable';
import type { Place } from './placement';
import { host, superuser } from './settings';

export type Reach =
  | 'ready'
  /** it answers but does not take connections yet, or just now */
  | 'busy'
  /** a server with another password or another data folder */
  | 'foreign'
  | 'silent';

/** starting up or shutting down; too many connections */
const busyCodes = new Set(['57P03', '53300']);
/** wrong password, no such rule, no such account */
const foreignCodes = new Set(['28P01', '28000']);

/**
 * A real connection: scram proves both ways that both sides know the password, and the data folder tells a
 * copied state folder from its original.
 */
export async function reach(place: Place, port: number): Promise<Reach> {
  const client = new Client({
    host,
    port,
    user: superuser,
    password: place.password,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 5_000,
    application_name: 'hilfenetz start',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return (await sameFolder(answer.rows[0]?.folder, place.data)) ? 'ready' : 'foreign';
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (busyCodes.has(code)) return 'busy';
    return foreignCodes.has(code) ? 'foreign' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function sameFolder(answered: string | undefined, data: string): Promise<boolean> {
  if (answered === undefined) return false;
  return (await realpath(answered).catch(() => answered)) === (await realpath(data));
}
