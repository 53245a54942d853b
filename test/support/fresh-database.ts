import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { admitApplicationLogin } from '../../src/db/application-login';
import { admitCatalogueLogin } from '../../src/db/catalogue-login';
import { migrate } from '../../src/db/migrate';
import { admitWorkerLogin } from '../../src/db/worker-login';
import { dropDatabase, provideDatabase, type DatabaseUrls } from '../../src/start/embedded-database';
import { runningPostgres } from './test-database';

/** A database as an operator's first start makes it: migrated where it stands, with the clock of the migrations. */
export interface FreshDatabase {
  readonly urls: DatabaseUrls;
  readonly owner: Client;
  /** The server's superuser, in this database. */
  asSuperuser(sql: string): Promise<void>;
  connect(url: string): Promise<Client>;
  close(): Promise<void>;
}

export async function makeFreshDatabase({ migrated = true } = {}): Promise<FreshDatabase> {
  const pg = await runningPostgres();
  const name = `fresh_${randomBytes(6).toString('hex')}`;
  const urls = await provideDatabase(pg, name);
  if (migrated) {
    await migrate(urls.ownerUrl);
    await admitApplicationLogin(urls.ownerUrl, urls.applicationUrl);
    await admitCatalogueLogin(urls.ownerUrl, urls.catalogueUrl ?? '');
    await admitWorkerLogin(urls.ownerUrl, urls.workerUrl ?? '');
  }
  const clients: Client[] = [];
  const connect = async (connectionString: string): Promise<Client> => {
    const client = new Client({ connectionString });
    await client.connect();
    clients.push(client);
    return client;
  };
  return {
    urls,
    owner: await connect(urls.ownerUrl),
    async asSuperuser(sql) {
      const client = await connect(pg.url(name));
      await client.query(sql);
    },
    connect,
    async close() {
      for (const client of clients) await client.end();
      await dropDatabase(pg, name);
    },
  };
}
