import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { openCatalogue } from '../../src/db/catalogue';
import { openDatabase } from '../../src/db/database';
import { parseInstallationKey } from '../../src/domain/installation-key';
import { entities } from '../../src/modules/entities';
import { startServer } from '../../src/server';

/** The product itself, in a process of its own, without the limit on requests. Tells its address on its first line. */
async function main(): Promise<void> {
  const [applicationUrl = '', catalogueUrl = '', poolSize = '16'] = process.argv.slice(2);
  const installationKey = parseInstallationKey(randomBytes(32).toString('base64'));
  if (installationKey === null) throw new Error('No key.');
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    database: await openDatabase({ url: applicationUrl, entities, installationKey, poolSize: 4 }),
    catalogue: openCatalogue({ url: catalogueUrl, poolSize: Number(poolSize) }),
    tokenSecret: randomBytes(32),
    introspection: false,
    anonymousPerMinute: 1_000_000_000,
    logger: pino({ level: 'error' }, pino.destination(2)),
  });
  // an ordinary end, at which node writes its profile
  process.once('SIGTERM', () => process.exit(0));
  process.stdout.write(`${server.url}/graphql\n`);
}

void main();
