import { randomBytes } from 'node:crypto';
import {
  endCommands,
  makeStateDir,
  removeStateDir,
  runBuilt,
  runNpm,
  type RunningCommand,
  type Settings,
} from '../support/command';
import { openTestDatabase, runningPostgres, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stateDir: string;
let superuserUrl: string;

beforeAll(async () => {
  test = await openTestDatabase();
  stateDir = await makeStateDir();
  superuserUrl = (await runningPostgres()).url(new URL(test.urls.ownerUrl).pathname.slice(1));
});
afterAll(async () => {
  endCommands();
  await test.close();
  await removeStateDir(stateDir);
});

const key = (): string => randomBytes(32).toString('base64');

function start(env: Settings): RunningCommand {
  return runBuilt('main.js', [], { STATE_DIR: stateDir, PORT: '0', ...env });
}

/** What it said when it refused, without the lines of npm. */
async function refusal(command: RunningCommand): Promise<string> {
  expect(await command.ended).not.toBe(0);
  return command.output().trim();
}

describe('npm start refuses with one clear sentence', () => {
  const secrets = { INSTALLATION_KEY: key(), TOKEN_SECRET: key() };

  it.each([
    ['without an installation key', { TOKEN_SECRET: key() }, /^INSTALLATION_KEY is missing: .*$/],
    [
      'with a weak one',
      { INSTALLATION_KEY: Buffer.alloc(32, 1).toString('base64'), TOKEN_SECRET: key() },
      /^INSTALLATION_KEY is weak: .*$/,
    ],
    ['without a token secret', { INSTALLATION_KEY: key() }, /^TOKEN_SECRET is missing: .*$/],
    ['with a short one', { INSTALLATION_KEY: key(), TOKEN_SECRET: 'c2hvcnQ=' }, /^TOKEN_SECRET is weak: .*$/],
    [
      'with a port that is none',
      { ...secrets, PORT: 'vier' },
      /^PORT must be a whole number from 0 to 65535\.$/,
    ],
    [
      'with one database address only',
      { ...secrets, DATABASE_URL: 'postgres://a:b@127.0.0.1/c' },
      /^DATABASE_OWNER_URL is missing, although DATABASE_URL is set\.$/,
    ],
  ])('%s', async (_case, env, sentence) => {
    expect(await refusal(start(env))).toMatch(sentence);
  });

  it('when the application’s login is a superuser', async () => {
    const said = await refusal(
      start({ ...secrets, DATABASE_URL: superuserUrl, DATABASE_OWNER_URL: test.urls.ownerUrl }),
    );
    expect(said).toBe(
      'The login of DATABASE_URL is a superuser; the service needs one of its own without such rights.',
    );
  });

  it('when the application’s login owns the tables', async () => {
    const urls = { DATABASE_URL: test.urls.ownerUrl, DATABASE_OWNER_URL: superuserUrl };
    expect(await refusal(start({ ...secrets, ...urls }))).toMatch(/^The login of DATABASE_URL owns tables/);
  });

  it('when the application’s login has BYPASSRLS', async () => {
    const name = `bypass_${randomBytes(4).toString('hex')}`;
    await asSuperuser(`create role ${name} login bypassrls password 'geheim'`);
    const url = new URL(test.urls.applicationUrl);
    url.username = name;
    url.password = 'geheim';
    const said = await refusal(
      start({ ...secrets, DATABASE_URL: url.href, DATABASE_OWNER_URL: test.urls.ownerUrl }),
    );
    expect(said).toMatch(/^The login of DATABASE_URL has BYPASSRLS/);
    await asSuperuser(`revoke hilfenetz_application from ${name}; drop role ${name}`);
  });

  it('when a password is wrong, without showing it', async () => {
    const url = new URL(test.urls.applicationUrl);
    url.password = 'falsches-kennwort';
    const said = await refusal(
      start({ ...secrets, DATABASE_URL: url.href, DATABASE_OWNER_URL: test.urls.ownerUrl }),
    );
    expect(said).toBe('The database refuses a login of DATABASE_URL or DATABASE_OWNER_URL.');
  });
});

async function asSuperuser(sql: string): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('a real service', () => {
  const secrets = { INSTALLATION_KEY: key(), TOKEN_SECRET: key() };
  const args = [
    '--slug',
    'probestadt',
    '--name',
    'Netz Probestadt',
    '--land',
    'BY',
    '--email',
    'Koordination@Probestadt.example.org',
  ];

  it.each([
    ['without what is needed', ['--slug', 'x1'], 'Needed: --slug, --name, --land and --email.'],
    ['with an unknown argument', [...args, '--override', 'yes'], 'An argument is not known.'],
    ['for a Land there is none of', args.map((arg) => (arg === 'BY' ? 'XX' : arg)), '--land must be one of'],
    [
      'with a slug that is no address',
      args.map((arg) => (arg === 'probestadt' ? 'Probe Stadt' : arg)),
      '--slug must be',
    ],
  ])('network:create refuses %s', async (_case, wrong, sentence) => {
    const command = runBuilt('cli/create-network.js', wrong, {
      STATE_DIR: stateDir,
      ...secrets,
      DATABASE_URL: test.urls.applicationUrl,
      DATABASE_OWNER_URL: test.urls.ownerUrl,
    });
    expect(await refusal(command)).toContain(sentence);
  });

  it.each(['an external database', 'the embedded database'])(
    'gets its first network and coordinator on %s',
    async (kind) => {
      const urls =
        kind === 'an external database'
          ? { DATABASE_URL: test.urls.applicationUrl, DATABASE_OWNER_URL: test.urls.ownerUrl }
          : {};
      const env = { STATE_DIR: stateDir, PORT: '0', ...secrets, ...urls };
      const before = runNpm(['network:create', '--', ...args], env);
      expect(await before.ended).toBe(0);
      const token = /passwort\/(\S+)/.exec(before.output())?.[1] ?? '';
      expect(await refusal(runBuilt('cli/create-network.js', args, env))).toBe(
        'There is a network "probestadt" already.',
      );

      const service = start({ ...secrets, ...urls });
      const url = (await service.line(/^Ready: /)).slice('Ready: '.length);
      const page = `${new URL(url).origin}/passwort/${token}`;
      expect(await (await fetch(page)).text()).toContain('Passwort festlegen');
      const password = 'ein langes Passwort';
      const saved = await fetch(page, {
        method: 'POST',
        body: new URLSearchParams({ password, again: password }),
      });
      expect(await saved.text()).toContain('Ihr Passwort ist gespeichert');
      const query = `mutation { signIn(network: "probestadt", email: "koordination@probestadt.example.org", password: "${password}") { hat { role } } }`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      expect(await answer.json()).toEqual({ data: { signIn: { hat: { role: 'COORDINATOR' } } } });
      service.signal('SIGTERM');
      expect(await service.ended).toBe(0);
    },
  );

  it('makes a network while the service runs on the embedded database', async () => {
    const service = start(secrets);
    await service.line(/^Ready: /);
    const more = args.map((arg) => (arg === 'probestadt' ? 'zweitstadt' : arg));
    const command = runBuilt('cli/create-network.js', more, { STATE_DIR: stateDir, ...secrets });
    expect(await command.ended).toBe(0);
    expect(command.output()).toContain('The network "zweitstadt" is made.');
    service.signal('SIGINT');
    expect(await service.ended).toBe(0);
  });
});
