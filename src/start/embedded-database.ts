import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import type { EmbeddedPostgres } from '../db/embedded';

export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  /** Null: the public catalogue is read with the application's login. */
  readonly catalogueUrl: string | null;
  /** Null: the jobs of the outbox are done with the application's login, if it may. */
  readonly workerUrl: string | null;
}

const OWNER = 'hilfenetz_owner';
const APPLICATION = 'hilfenetz';
const CATALOGUE = 'hilfenetz_catalogue';
const WORKER = 'hilfenetz_worker';

/** Addresses of the logins for a database of the embedded PostgreSQL. */
export function embeddedUrls(pg: EmbeddedPostgres, database: string): DatabaseUrls {
  return {
    ownerUrl: urlOf(pg, OWNER, database),
    applicationUrl: urlOf(pg, APPLICATION, database),
    catalogueUrl: urlOf(pg, CATALOGUE, database),
    workerUrl: urlOf(pg, WORKER, database),
  };
}

/** Makes the logins of owner, application, catalogue and worker, and the database when it is not there. */
export async function provideDatabase(pg: EmbeddedPostgres, database: string): Promise<DatabaseUrls> {
  await asSuperuser(pg, async (client) => {
    await provideLogin(pg, client, OWNER, 'createrole');
    await provideLogin(pg, client, APPLICATION, '');
    await provideLogin(pg, client, CATALOGUE, '');
    await provideLogin(pg, client, WORKER, '');
    const found = await client.query(`select 1 from pg_database where datname = $1`, [database]);
    if (found.rowCount === 0) await client.query(`create database ${database} owner ${OWNER}`);
  });
  return embeddedUrls(pg, database);
}

export async function databaseExists(pg: EmbeddedPostgres, database: string): Promise<boolean> {
  return asSuperuser(pg, async (client) => {
    return (await client.query(`select 1 from pg_database where datname = $1`, [database])).rowCount === 1;
  });
}

export async function dropDatabase(pg: EmbeddedPostgres, database: string): Promise<void> {
  await asSuperuser(pg, (client) => client.query(`drop database if exists ${database} with (force)`));
}

export async function renameDatabase(pg: EmbeddedPostgres, from: string, to: string): Promise<void> {
  await asSuperuser(pg, (client) => client.query(`alter database ${from} rename to ${to}`));
}

async function provideLogin(
  pg: EmbeddedPostgres,
  client: Client,
  name: string,
  rights: string,
): Promise<void> {
  const found = await client.query(`select 1 from pg_roles where rolname = $1`, [name]);
  if (found.rowCount === 1) return;
  await client.query(
    `create role ${name} login ${rights} password ${client.escapeLiteral(passwordOf(pg, name))}`,
  );
}

/** Derived from the superuser's, which the state folder keeps: nothing more to remember. */
function passwordOf(pg: EmbeddedPostgres, login: string): string {
  return createHmac('sha256', pg.password).update(login).digest('hex');
}

function urlOf(pg: EmbeddedPostgres, login: string, database: string): string {
  return `postgres://${login}:${passwordOf(pg, login)}@${pg.host}:${pg.port}/${database}`;
}

async function asSuperuser<T>(pg: EmbeddedPostgres, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: pg.url('postgres') });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
