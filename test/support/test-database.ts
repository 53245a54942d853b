import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { REFERENCE_DISTRICTS } from '../../seeds/reference/districts';
import { REFERENCE_TOPIC_AREAS } from '../../seeds/reference/topic-areas';
import { openCatalogue, type Catalogue } from '../../src/db/catalogue';
import { openDatabase, type Database, type DatabaseOptions } from '../../src/db/database';
import { findRunningPostgres, type EmbeddedPostgres } from '../../src/db/embedded';
import { parseInstallationKey, type InstallationKey } from '../../src/domain/installation-key';
import { entities } from '../../src/modules/entities';
import { createNetwork } from '../../src/operator/create-network';
import { resetClock, setClock } from '../../src/operator/shifted-clock';
import { dropDatabase, embeddedUrls, type DatabaseUrls } from '../../src/start/embedded-database';

/** A database of its own for one test file, with a pool of the application's login and a client of the owner's. */
export interface TestDatabase {
  readonly urls: DatabaseUrls;
  readonly database: Database;
  /** The public catalogue, with the login that reads nothing else. */
  readonly catalogue: Catalogue;
  readonly owner: Client;
  readonly installationKey: InstallationKey;
  /** Another pool on the same database, as a second service would have. */
  open(options?: Partial<Omit<DatabaseOptions, 'url' | 'entities'>>): Promise<Database>;
  /** A plain connection of the application's login, for attacks with SQL. */
  connectAsApplication(): Promise<Client>;
  /** A plain connection of the catalogue's login. */
  connectAsCatalogue(): Promise<Client>;
  setTime(moment: string): Promise<void>;
  resetTime(): Promise<void>;
  close(): Promise<void>;
}

const installationKey = newInstallationKey();

export function newInstallationKey(): InstallationKey {
  const key = parseInstallationKey(randomBytes(32).toString('base64'));
  return key ?? newInstallationKey();
}

export async function runningPostgres(): Promise<EmbeddedPostgres> {
  const pg = await findRunningPostgres(process.env.TEST_STATE_DIR ?? '');
  if (pg === null) throw new Error('The PostgreSQL of the test run is not there.');
  return pg;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const pg = await runningPostgres();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maker = new Client({ connectionString: pg.url('postgres') });
  await maker.connect();
  await maker.query(`create database ${name} template test_template owner hilfenetz_owner`);
  await maker.end();

  // a copy of the template has given everybody the right to temporary tables again, as after a restore
  const made = new Client({ connectionString: pg.url(name) });
  await made.connect();
  await made.query(`revoke temporary, create on database ${name} from public`);
  await made.end();

  return testDatabaseOn(embeddedUrls(pg, name), () => dropDatabase(pg, name));
}

/** The same on a database that is there already. @param end comes last, when every connection is closed */
export async function testDatabaseOn(urls: DatabaseUrls, end: () => Promise<void>): Promise<TestDatabase> {
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const opened: Database[] = [];
  const clients: Client[] = [];
  const open: TestDatabase['open'] = async (options = {}) => {
    const database = await openDatabase({
      url: urls.applicationUrl,
      entities,
      installationKey,
      poolSize: 10,
      ...options,
    });
    opened.push(database);
    return database;
  };
  const connect = async (connectionString: string): Promise<Client> => {
    const client = new Client({ connectionString });
    await client.connect();
    clients.push(client);
    return client;
  };
  const catalogue = openCatalogue({ url: urls.catalogueUrl ?? '', poolSize: 5 });
  return {
    urls,
    owner,
    catalogue,
    installationKey,
    database: await open(),
    open,
    connectAsApplication: () => connect(urls.applicationUrl),
    connectAsCatalogue: () => connect(urls.catalogueUrl ?? ''),
    setTime: (moment) => setClock(owner, new Date(moment)),
    resetTime: () => resetClock(owner),
    async close() {
      for (const client of clients) await client.end();
      await catalogue.close();
      for (const database of opened) await database.close();
      await owner.end();
      await end();
    },
  };
}

/** A network with Hamm's lists; gives its id and the secret of the first coordinator's link. */
export async function makeNetwork(test: TestDatabase, slug: string): Promise<{ id: string; token: string }> {
  const token = await createNetwork(test.owner, test.installationKey, {
    slug,
    name: `Netzwerk Frühe Hilfen ${slug}`,
    land: 'NW',
    email: `koordination@${slug}.example.org`,
    coordinator: 'Netzwerkkoordination',
    districts: REFERENCE_DISTRICTS,
    topicAreas: REFERENCE_TOPIC_AREAS,
  });
  const found = await test.owner.query<{ id: string }>('select id from networks where slug = $1', [slug]);
  return { id: found.rows[0]?.id ?? '', token };
}
