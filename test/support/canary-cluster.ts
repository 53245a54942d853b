import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/db/embedded';
import { provideDatabase } from '../../src/start/embedded-database';
import { prepareDatabase } from '../../src/start/run-service';
import { makeStateDir, removeStateDir } from './command';
import { testDatabaseOn, type TestDatabase } from './test-database';

/** A PostgreSQL of its own, whose every byte can be looked at. */
export interface CanaryCluster {
  readonly test: TestDatabase;
  /**
   * Writes out what is still in memory, and gives for each list of words the files that hold one of them: of data, of
   * write-ahead log and of the server's own log.
   */
  filesWith(...lists: readonly (readonly string[])[]): Promise<string[][]>;
  close(): Promise<void>;
}

export async function openCanaryCluster(): Promise<CanaryCluster> {
  const stateDir = await makeStateDir();
  const settings = { fsync: 'off', wal_compression: 'off', shared_buffers: '16MB' };
  const pg = await startEmbeddedPostgres({ stateDir, progress: () => undefined, settings });
  const urls = await provideDatabase(pg, `canary_${randomBytes(4).toString('hex')}`);
  await prepareDatabase(urls, () => undefined);
  const superuser = new Client({ connectionString: pg.url('postgres') });
  await superuser.connect();
  const found = await superuser.query<{ data: string }>(`select current_setting('data_directory') as data`);
  // the server's log lies beside its data
  const home = path.dirname(found.rows[0]?.data ?? '');
  const test = await testDatabaseOn(urls, async () => {
    await superuser.end();
    await pg.stop();
    await removeStateDir(stateDir);
  });
  return {
    test,
    async filesWith(...lists) {
      await superuser.query('checkpoint');
      const holders: string[][] = lists.map(() => []);
      for (const file of await filesIn(home)) {
        const bytes = await readFile(file);
        for (const [place, words] of lists.entries())
          if (holdsOne(bytes, words)) holders[place]?.push(path.relative(home, file));
      }
      return holders.map((files) => files.sort());
    },
    close: () => test.close(),
  };
}

/** Data and log; not the server's program. */
async function filesIn(home: string): Promise<string[]> {
  const entries = await readdir(home, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const names = files.map((entry) => path.join(entry.parentPath, entry.name));
  return names.filter((name) => !path.relative(home, name).startsWith('server'));
}

/** What is left of a shorter word, without its ends, would be found everywhere. */
const LEAST_FOR_BASE64 = 9;

/** Whichever way it is written: large or small, in two-byte letters, as hexadecimal digits or as base64. */
export function holdsOne(bytes: Buffer | string, words: readonly string[]): boolean {
  const text = (typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes).toString('latin1');
  const small = text.toLowerCase();
  return words.some((word) => {
    const [utf8, utf16] = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
    const plain = [utf8, utf16].map((form) => form.toString('latin1').toLowerCase());
    const inner = utf8.length < LEAST_FOR_BASE64 ? [] : [0, 1, 2].map((skip) => base64Within(word, skip));
    return (
      [...plain, utf8.toString('hex')].some((form) => small.includes(form)) ||
      inner.some((form) => text.includes(form))
    );
  });
}

/** How a word looks in base64 when something stands before it: its beginning and end depend on the neighbours. */
function base64Within(word: string, skip: number): string {
  const text = Buffer.from('\0'.repeat(skip) + word, 'utf8').toString('base64');
  return text.slice(skip === 0 ? 0 : 4, -4);
}
