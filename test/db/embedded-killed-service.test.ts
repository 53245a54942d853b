import { transformFile } from '@swc/core';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findRunningPostgres, holdStateFolder, startEmbeddedPostgres } from '../../src/db/embedded';
import { readPostmasterFile } from '../../src/db/embedded/postmaster-file';
import { processesOf } from '../../src/db/embedded/postmaster-process';

const root = path.resolve(__dirname, '../..');
let parent: string;
let service: string;

/** Only a process of its own can be killed, so the launcher is compiled for a small service. */
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'embedded-killed-'));
  await chmod(parent, 0o755);
  const compiled = path.join(parent, 'compiled');
  await mkdir(compiled);
  const source = path.join(root, 'src/db/embedded');
  for (const name of await readdir(source)) {
    const { code } = await transformFile(path.join(source, name), {
      configFile: false,
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    await writeFile(path.join(compiled, name.replace(/\.ts$/, '.js')), code);
  }
  service = path.join(compiled, 'service.js');
  await writeFile(
    service,
    `const { startEmbeddedPostgres, holdStateFolder } = require('./index.js');
     (async () => {
       const pg = await startEmbeddedPostgres({ stateDir: process.argv[2], progress() {}, settings: { fsync: 'off' } });
       console.log((await holdStateFolder(pg)) ? 'holds' : 'does not hold', pg.port);
       setInterval(() => {}, 1000);
     })().catch((error) => { console.log('failed', error.message); process.exit(1); });`,
  );
});

afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
});

function startService(stateDir: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [service, stateDir], {
    env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') },
  });
}

async function firstWords(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve) => {
    child.stdout.once('data', (said: Buffer) => resolve(said.toString().trim()));
  });
}

async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function stopAll(stateDir: string): Promise<void> {
  await (await findRunningPostgres(stateDir))?.stop();
  expect(await processesOf(path.join(stateDir, 'postgres/data'))).toEqual([]);
}

describe('When the service is killed', () => {
  it('PostgreSQL goes on, and the next service adopts and holds it', async () => {
    const stateDir = path.join(parent, 'orphan');
    const killed = startService(stateDir);
    expect(await firstWords(killed)).toMatch(/^holds/);
    await kill(killed);

    const pg = await startEmbeddedPostgres({ stateDir, progress: () => undefined });
    expect(await holdStateFolder(pg)).not.toBeNull();
    await pg.stop();
    expect(await processesOf(path.join(stateDir, 'postgres/data'))).toEqual([]);
  });

  it('together with PostgreSQL, the next service starts it again', async () => {
    const stateDir = path.join(parent, 'both');
    const killed = startService(stateDir);
    expect(await firstWords(killed)).toMatch(/^holds/);
    process.kill((await readPostmasterFile(path.join(stateDir, 'postgres/data')))?.pid ?? NaN, 'SIGKILL');
    await kill(killed);

    const pg = await startEmbeddedPostgres({ stateDir, progress: () => undefined });
    expect(await holdStateFolder(pg)).not.toBeNull();
    await pg.stop();
  });

  it.each([60, 150, 300, 500, 800])(
    'in the first start after %i ms, the next start is a whole one',
    async (delay) => {
      const stateDir = path.join(parent, `first-${delay}`);
      const killed = startService(stateDir);
      await pause(delay);
      await kill(killed);

      const pg = await startEmbeddedPostgres({
        stateDir,
        progress: () => undefined,
        settings: { fsync: 'off' },
      });
      await pg.stop();
      expect(await readdir(path.join(stateDir, 'postgres'))).toEqual(
        expect.arrayContaining(['data', 'postgres.log', 'server-18.4.0-beta.17']),
      );
      expect(await processesOf(path.join(stateDir, 'postgres/data'))).toEqual([]);
    },
  );
});

describe('Of simultaneous first starts', () => {
  it('one holds the state folder, and all use the same server', async () => {
    const stateDir = path.join(parent, 'race');
    const services = [startService(stateDir), startService(stateDir), startService(stateDir)];
    const said = (await Promise.all(services.map(firstWords))).map((line) => line.split(/ (?=\d)/));
    expect(said.map(([words]) => words).sort()).toEqual(['does not hold', 'does not hold', 'holds']);
    expect(new Set(said.map(([, port]) => port)).size).toBe(1);

    await Promise.all(services.map(kill));
    await stopAll(stateDir);
  });
});
