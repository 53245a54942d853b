import { Client } from 'pg';
import type { Config } from '../config';
import { findRunningPostgres } from '../db/embedded';
import { embeddedUrls, provideDatabase, type DatabaseUrls } from './embedded-database';
import { holdEmbedded } from './hold-embedded';
import { prepareDatabase } from './run-service';

/** Gives an operator's command the login that owns the tables, whether or not the service is running. */
export async function withOwner<T>(
  config: Pick<Config, 'database' | 'stateDir'>,
  use: (owner: Client) => Promise<T>,
): Promise<T> {
  if (config.database !== null) return asOwner(config.database, use);
  const running = await findRunningPostgres(config.stateDir);
  if (running !== null) return asOwner(embeddedUrls(running, 'hilfenetz'), use);
  const held = await holdEmbedded(config.stateDir, (sentence) => void process.stderr.write(`${sentence}\n`));
  try {
    return await asOwner(await provideDatabase(held.pg, 'hilfenetz'), use);
  } finally {
    await held.stop();
  }
}

async function asOwner<T>(urls: DatabaseUrls, use: (owner: Client) => Promise<T>): Promise<T> {
  await prepareDatabase(urls, () => undefined);
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  try {
    return await use(owner);
  } finally {
    await owner.end();
  }
}
