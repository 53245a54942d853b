import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/db/embedded';
import { processesOf } from '../../src/db/embedded/postmaster-process';

const outside = '/var/lib/hilfenetz';
// Only root drops to another account, so only root can meet a folder that is closed to the server.
const underRoot = process.getuid?.() === 0 ? describe : describe.skip;
const homes = new Set<string>();
let closedHome: string;
let stateDir: string;

/** Starts, stops and returns what was said. */
async function startAndStop(): Promise<{ said: string; home: string }> {
  const sentences: string[] = [];
  const pg = await startEmbeddedPostgres({
    stateDir,
    progress: (line) => sentences.push(line),
    settings: { fsync: 'off' },
  });
  const remembered: unknown = JSON.parse(await readFile(path.join(stateDir, 'postgres.json'), 'utf8'));
  const { home } = remembered as { home: string };
  homes.add(home);
  expect((await processesOf(path.join(home, 'data'))).length).toBeGreaterThan(1);
  await pg.stop();
  return { said: sentences.join('\n'), home };
}

underRoot('When root keeps the state folder in a closed home folder', () => {
  beforeAll(async () => {
    closedHome = await mkdtemp(path.join(tmpdir(), 'embedded-closed-'));
    stateDir = path.join(closedHome, 'project', '.state');
  });

  afterAll(async () => {
    for (const home of [...homes].filter((folder) => folder.startsWith(`${outside}/`))) {
      await rm(home, { recursive: true, force: true });
    }
    await rm(closedHome, { recursive: true, force: true });
  });

  it('the database lies under /var/lib, and the home folder stays closed', async () => {
    const { said, home } = await startAndStop();
    expect(path.dirname(home)).toBe(outside);
    expect(said).toContain(`That user cannot enter ${closedHome}: the database lies in ${home} instead.`);
    expect((await stat(closedHome)).mode & 0o777).toBe(0o700);
    expect((await stat(outside)).mode & 0o777).toBe(0o755);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
  });

  it('the place is found again at the next start', async () => {
    const [home] = homes;
    expect((await startAndStop()).home).toBe(home);
  });

  it('a state folder that was deleted and made anew gets a new place, and hears where the old one lies', async () => {
    const [oldHome] = homes;
    await rm(stateDir, { recursive: true });
    const { said, home } = await startAndStop();
    expect(home).not.toBe(oldHome);
    expect(said).toContain(`An older database of this state folder is left untouched in ${oldHome}.`);
    expect((await stat(path.join(oldHome ?? '', 'data', 'PG_VERSION'))).isFile()).toBe(true);
  });
});
