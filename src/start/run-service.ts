import { pino } from 'pino';
import type { Config, Secrets } from '../config';
import { admitApplicationLogin, requireApplicationLogin } from '../db/application-login';
import { openCatalogue } from '../db/catalogue';
import { admitCatalogueLogin, requireCatalogueLogin } from '../db/catalogue-login';
import { openDatabase } from '../db/database';
import { migrate } from '../db/migrate';
import { admitWorkerLogin, requireWorkerLogin } from '../db/worker-login';
import { entities } from '../modules/entities';
import { startServer, type RunningServer } from '../server';
import type { DatabaseUrls } from './embedded-database';
import { requireKnownKeysAt } from './require-known-keys';
import { runWorker } from './run-worker';

export type Progress = (sentence: string) => void;

/** Migrates, checks the logins, opens the pools, serves and does the jobs. Closing ends requests and jobs, then the pools. */
export async function runService(
  config: Config,
  secrets: Secrets,
  urls: DatabaseUrls,
  progress: Progress,
): Promise<RunningServer> {
  await prepareDatabase(urls, progress);
  await requireKnownKeysAt(urls.ownerUrl, secrets);
  const database = await openDatabase({
    url: urls.applicationUrl,
    entities,
    installationKey: secrets.installationKey,
    formerKeys: secrets.formerKeys,
    poolSize: config.poolSize,
  });
  const catalogue = openCatalogue({
    url: urls.catalogueUrl ?? urls.applicationUrl,
    poolSize: config.poolSize,
  });
  const closePools = async (): Promise<void> => {
    await catalogue.close();
    await database.close();
  };
  const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  let server: RunningServer | null = null;
  try {
    server = await startServer({
      host: config.host,
      port: config.port,
      publicUrl: config.publicUrl,
      database,
      catalogue,
      tokenSecret: secrets.tokenSecret,
      trustedProxies: config.trustedProxies,
      introspection: process.env.NODE_ENV !== 'production',
      logger,
    });
    const { url, close } = server;
    const parts = { database, publicUrl: config.publicUrl ?? url, logger };
    const worker = await runWorker(config, urls, parts, progress);
    return {
      url,
      async close() {
        try {
          await Promise.all([close(), worker.stop()]);
        } finally {
          await closePools();
        }
      },
    };
  } catch (error) {
    await server?.close();
    await closePools();
    throw error;
  }
}

export async function prepareDatabase(urls: DatabaseUrls, progress: Progress): Promise<void> {
  const done = await migrate(urls.ownerUrl);
  if (done.length > 0) progress(`Brought the database to its newest shape (${done.length} steps).`);
  await admitApplicationLogin(urls.ownerUrl, urls.applicationUrl);
  await requireApplicationLogin(urls.applicationUrl);
  if (urls.catalogueUrl !== null) {
    await admitCatalogueLogin(urls.ownerUrl, urls.catalogueUrl);
    await requireCatalogueLogin(urls.catalogueUrl);
  }
  if (urls.workerUrl !== null) {
    await admitWorkerLogin(urls.ownerUrl, urls.workerUrl);
    await requireWorkerLogin(urls.workerUrl);
  }
}
