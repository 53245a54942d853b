import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accessDocument } from '../api/contract/access-document';
import { errorsDocument } from '../api/contract/errors-document';
import { statesDocument } from '../api/contract/states-document';
import { printApiSchema } from '../api/print-schema';
import { startEmbeddedPostgres } from '../db/embedded';
import { migrate } from '../db/migrate';
import { printDatabase } from '../db/print-database';
import { provideDatabase } from '../start/embedded-database';

/** Writes the folder schema anew: the contract, and what it rests on. Tests hold each file to the code. */
async function main(): Promise<void> {
  const put = (name: string, text: string): Promise<void> => writeFile(path.join('schema', name), text);
  await put('schema.graphql', printApiSchema());
  await put('access.md', accessDocument());
  await put('errors.md', errorsDocument());
  await put('states.md', statesDocument());
  await put('database.sql', await databaseDocument());
}

/** From the catalogue of a database of its own, which the migrations have just made. */
async function databaseDocument(): Promise<string> {
  const stateDir = await mkdtemp(path.join(tmpdir(), 'hilfenetz-schema-'));
  const pg = await startEmbeddedPostgres({ stateDir, progress: () => undefined, settings: { fsync: 'off' } });
  try {
    const { ownerUrl } = await provideDatabase(pg, 'hilfenetz');
    await migrate(ownerUrl);
    return await printDatabase(ownerUrl);
  } finally {
    await pg.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
}

void main();
