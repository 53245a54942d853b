import { randomBytes } from 'node:crypto';
import { endCommands, makeStateDir, removeStateDir, runBuilt, type Settings } from '../support/command';
import { makeRotationTown, namesIn, type RotationTown } from '../support/rotation-town';
import { newInstallationKey, openTestDatabase, type TestDatabase } from '../support/test-database';

/** The operator's command, beside a service's database. */
let test: TestDatabase;
let town: RotationTown;
let stateDir: string;

beforeAll(async () => {
  test = await openTestDatabase();
  town = await makeRotationTown(test, 'probestadt', 3);
  stateDir = await makeStateDir();
});
afterAll(async () => {
  endCommands();
  await test.close();
  await removeStateDir(stateDir);
});

const KEEP =
  'Leave INSTALLATION_KEY_OLD in the settings as long as forms drafted under it may be revoked by their code; a form lasts 24 months at the most.';
const present = newInstallationKey();
const text = ({ bytes }: { bytes: Buffer }): string => bytes.toString('base64');

function settings(old?: string): Settings {
  return {
    ...{ STATE_DIR: stateDir, PORT: '0', TOKEN_SECRET: randomBytes(32).toString('base64') },
    ...{ DATABASE_URL: test.urls.applicationUrl, DATABASE_OWNER_URL: test.urls.ownerUrl },
    ...{ INSTALLATION_KEY: text(present), INSTALLATION_KEY_OLD: old },
  };
}

async function rotate(
  args: readonly string[],
  env: Settings,
): Promise<{ code: number | null; said: string }> {
  const command = runBuilt('cli/rotate-keys.js', args, env);
  const code = await command.ended;
  return { code, said: command.output().trim() };
}

it('the service refuses to start under a key that is not the network’s, in one sentence', async () => {
  const service = runBuilt('main.js', [], settings());
  expect(await service.ended).toBe(1);
  expect(service.output().trim()).toMatch(
    /^The key of 1 network is wrapped by an installation key that neither .*: set the one it was made with\.$/,
  );
});

it('the command refuses without the old key, in one sentence', async () => {
  const { code, said } = await rotate([], settings());
  expect(code).toBe(1);
  expect(said).toMatch(/^Nothing was changed: .*"probestadt" is wrapped by .* INSTALLATION_KEY_OLD names\.$/);
});

it('the command refuses an argument that is none, and says what there is', async () => {
  const { code, said } = await rotate(['--netzwerk'], settings(text(test.installationKey)));
  expect(code).toBe(1);
  expect(said).toBe('An argument is not known.\nnpm run keys:rotate [-- --network-keys]');
});

it('the command wraps by the new key, says when it is done, and does nothing the second time', async () => {
  const both = settings(`${text(newInstallationKey())},${text(test.installationKey)}`);
  expect(await rotate([], both)).toEqual({
    code: 0,
    said: `1 of 1: the key of the network "probestadt".\nDone: wrapped anew (1).\n${KEEP}`,
  });
  expect((await rotate([], both)).said).toMatch(new RegExp(`^Nothing to do: .*\\.\n${KEEP}$`));
  expect((await rotate([], settings())).said).toMatch(/^Nothing to do: .*INSTALLATION_KEY\.$/);
  const { code, said } = await rotate(['--network-keys'], settings());
  expect({ code, last: said.split('\n').at(-1) }).toEqual({
    code: 0,
    last: 'Done: every network has a new key; 3 keys of records were wrapped anew.',
  });
  const service = await test.open({ installationKey: present });
  expect(await namesIn(service, town)).toEqual([...town.families.values()]);
});
