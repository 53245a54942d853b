import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { findRunningPostgres, holdStateFolder, startEmbeddedPostgres } from '../../src/db/embedded';
import type { EmbeddedPostgres } from '../../src/db/embedded';
import { readPostmasterFile } from '../../src/db/embedded/postmaster-file';
import { processesOf } from '../../src/db/embedded/postmaster-process';

const settings = { fsync: 'off' };
let parent: string;
let stateDir: string;
let data: string;
let sentences: string[];
let started: EmbeddedPostgres[];

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'embedded-'));
  await chmod(parent, 0o755);
  stateDir = path.join(parent, 'state');
  data = path.join(stateDir, 'postgres', 'data');
  sentences = [];
  started = [];
});

afterEach(async () => {
  for (const pg of started.splice(0)) await pg.stop();
});

afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const pg = await startEmbeddedPostgres({ stateDir, progress: (line) => sentences.push(line), settings });
  started.push(pg);
  return pg;
}

async function ask(pg: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: pg.url('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('The built-in PostgreSQL', () => {
  it('is not running before its first start, and asking does not make anything', async () => {
    expect(await findRunningPostgres(stateDir)).toBeNull();
    expect(await readdir(parent)).toEqual([]);
  });

  it('starts in an empty state folder with umlauts, German order and checksums', async () => {
    const pg = await start();
    await ask(pg, 'create extension pg_trgm');
    expect(
      await ask(pg, `select similarity('ÄMTER', 'ämter') = 1 and cardinality(show_trgm('ÄÖ')) > 0`),
    ).toBe(true);
    expect(
      await ask(pg, `select string_agg(w, ' ' order by w) from (values ('Öl'), ('oz'), ('Zeh')) t(w)`),
    ).toBe('Öl oz Zeh');
    expect(await ask(pg, `select current_setting('data_checksums')`)).toBe('on');
  });

  it('listens on this machine only, without a socket, and asks everybody for the password', async () => {
    const pg = await start();
    expect(await ask(pg, `select current_setting('listen_addresses')`)).toBe('127.0.0.1');
    expect(await ask(pg, `select current_setting('unix_socket_directories')`)).toBe('');
    expect(await ask(pg, `select bool_and(auth_method = 'scram-sha-256') from pg_hba_file_rules`)).toBe(true);
    await expect(
      ask({ ...pg, url: () => pg.url('postgres').replace(pg.password, 'x') }, 'select 1'),
    ).rejects.toThrow('password authentication failed');
  });

  it('keeps the password for its owner only and leaves no other copy', async () => {
    expect((await stat(path.join(stateDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
    expect((await readdir(path.join(stateDir, 'postgres'))).sort()).toEqual([
      'data',
      'postgres.log',
      'server-18.4.0-beta.17',
    ]);
  });

  it('leaves no process behind after stop, which may be called twice', async () => {
    const pg = await start();
    expect((await processesOf(data)).length).toBeGreaterThan(1);
    await Promise.all([pg.stop(), pg.stop()]);
    await pg.stop();
    expect(await processesOf(data)).toEqual([]);
    expect(await findRunningPostgres(stateDir)).toBeNull();
  });

  it('keeps its data over a restart', async () => {
    const first = await start();
    await ask(first, `create table kept as select 'yes' as answer`);
    await first.stop();
    expect(await ask(await start(), 'select answer from kept')).toBe('yes');
  });

  it('writes no value of a failed statement to its log', async () => {
    const pg = await start();
    await expect(ask(pg, `select 'Familie Geheim'::date`)).rejects.toThrow('Familie Geheim');
    await ask(pg, `do $$ begin raise warning 'Familie Geheim'; end $$`);
    await pg.stop();
    const log = await readFile(path.join(stateDir, 'postgres', 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('Geheim');
  });

  it('starts again after its main process was killed', async () => {
    const pg = await start();
    process.kill((await readPostmasterFile(data))?.pid ?? NaN, 'SIGKILL');
    const next = await start();
    await pg.stop(); // of the killed one: not a matter of its successor
    expect(await ask(next, 'select answer from kept')).toBe('yes');
    await next.stop();
    expect(await processesOf(data)).toEqual([]);
  });

  it('starts again when the number in a stale lock file belongs to another program', async () => {
    const pg = await start();
    const lockFile = path.join(data, 'postmaster.pid');
    const stale = (await readFile(lockFile, 'utf8')).split('\n').with(0, String(process.pid)).join('\n');
    await pg.stop();
    await writeFile(lockFile, stale, { mode: 0o600 });
    spawnSync('chown', ['--reference', data, lockFile]);

    expect(await findRunningPostgres(stateDir)).toBeNull();
    expect(await ask(await start(), 'select answer from kept')).toBe('yes');
  });

  it('is adopted when it still runs, and then stopped by the one who adopted it', async () => {
    const orphan = await start();
    const adopted = await start();
    expect(adopted.port).toBe(orphan.port);
    expect(sentences.at(-1)).toMatch(/^PostgreSQL already runs as process \d+; it is used as it is\.$/);
    expect((await findRunningPostgres(stateDir))?.port).toBe(orphan.port);
    await adopted.stop();
    expect(await processesOf(data)).toEqual([]);
  });

  it('is held by one only, until that one releases it or stops the server', async () => {
    const pg = await start();
    const first = await holdStateFolder(pg);
    expect(first).not.toBeNull();
    expect(await holdStateFolder(pg)).toBeNull();
    await first?.release();

    const second = await holdStateFolder(await start());
    expect(second).not.toBeNull();
    await pg.stop();
    await second?.ended;
    await second?.release();
    await second?.release();
  });

  it('clears what killed starts left half copied or half created', async () => {
    const home = path.join(stateDir, 'postgres');
    const deadProcess = spawnSync('true').pid;
    const leftovers = ['server-18.4.0-beta.17', 'data', 'password'].map(
      (name) => `${name}.part-${deadProcess}-0123abcd-1`,
    );
    for (const name of leftovers) await mkdir(path.join(home, name, 'base'), { recursive: true });
    await start();
    expect((await readdir(home)).filter((name) => name.includes('.part-'))).toEqual([]);
  });

  it('removes the copy of an earlier version once the new one runs', async () => {
    const home = path.join(stateDir, 'postgres');
    await mkdir(path.join(home, 'server-18.3.0'));
    await start();
    expect(await readdir(home)).not.toContain('server-18.3.0');
  });

  it('says what the server said when it does not start', async () => {
    await expect(
      startEmbeddedPostgres({ stateDir, progress: () => undefined, settings: { shared_buffers: 'plenty' } }),
    ).rejects.toThrow(/^PostgreSQL did not start\. Its log .*postgres\.log says:\n.*shared_buffers/);
    expect(await processesOf(data)).toEqual([]);
  });

  it('never begins with an empty database in place of a lost one', async () => {
    await rm(data, { recursive: true });
    await expect(start()).rejects.toThrow(`The database folder ${data} is gone: bring it back.`);
  });

  it('never forgets a database whose password file is gone', async () => {
    await mkdir(data);
    await rm(path.join(stateDir, 'postgres.json'));
    await expect(start()).rejects.toThrow('postgres.json with its password is gone: bring that file back.');
  });
});
