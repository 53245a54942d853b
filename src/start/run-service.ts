import { pino } from 'pino';
import type { Config, Secrets } from '../config';
import { admitApplicationLogin, requireApplicationLogin } from '../db/application-login';
import { openDatabase } from '../db/database';
import { migrate } from '../db/migrate';
import { entities } from '../modules/entities';
import { startServer, type RunningServer } from '../server';
import type { DatabaseUrls } from './embedded-database';

export type Progress = (sentence: string) => void;

/** Migrates, checks the login, opens the pool and serves. Closing ends requests first, then the pool. */
export async function runService(
  config: Config,
  secrets: Secrets,
  urls: DatabaseUrls,
  progress: Progress,
): Promise<RunningServer> {
  await prepareDatabase(urls, progress);
  const database = await openDatabase({
    url: urls.applicationUrl,
    entities,
    installationKey: secrets.installationKey,
    poolSize: config.poolSize,
  });
  try {
    const server = await startServer({
      host: config.host,
      port: config.port,
      publicUrl: config.publicUrl,
      database,
      tokenSecret: secrets.tokenSecret,
      introspection: process.env.NODE_ENV !== 'production',
      logger: pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })),
    });
    return {
      url: server.url,
      async close() {
        await server.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

export async function prepareDatabase(urls: DatabaseUrls, progress: Progress): Promise<void> {
  const done = await migrate(urls.ownerUrl);
  if (done.length > 0) progress(`Brought the database to its newest shape (${done.length} steps).`);
  await admitApplicationLogin(urls.ownerUrl, urls.applicationUrl);
  await requireApplicationLogin(urls.applicationUrl);
}
