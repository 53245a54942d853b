import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import 'reflect-metadata';
import { Client } from 'pg';
import { admitApplicationLogin } from '../../src/db/application-login';
import { admitCatalogueLogin } from '../../src/db/catalogue-login';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded';
import { migrate } from '../../src/db/migrate';
import { admitWorkerLogin } from '../../src/db/worker-login';
import { installShiftedClock } from '../../src/operator/shifted-clock';
import { provideDatabase } from '../../src/start/embedded-database';

declare global {
  var testPostgres: { pg: EmbeddedPostgres; stateDir: string } | undefined;
}

/** One real PostgreSQL for the run, with a template that has every migration and a clock that tests can move. */
export default async function globalSetup(): Promise<void> {
  const stateDir = await mkdtemp(path.join(tmpdir(), 'hilfenetz-test-'));
  await chmod(stateDir, 0o755);
  const pg = await startEmbeddedPostgres({
    stateDir,
    progress: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  globalThis.testPostgres = { pg, stateDir };
  const urls = await provideDatabase(pg, 'test_template');
  await migrate(urls.ownerUrl);
  await admitApplicationLogin(urls.ownerUrl, urls.applicationUrl);
  await admitCatalogueLogin(urls.ownerUrl, urls.catalogueUrl ?? '');
  await admitWorkerLogin(urls.ownerUrl, urls.workerUrl ?? '');
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  await installShiftedClock(owner);
  await owner.end();
  process.env.TEST_STATE_DIR = stateDir;
}
