import { randomBytes } from 'node:crypto';
import { admitApplicationLogin, LoginRefused, requireApplicationLogin } from '../../src/db/application-login';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { runningPostgres } from '../support/test-database';

/** Row-level security is no lock for some logins: the service must not start with one of them. */
let fresh: FreshDatabase;
let superuserUrl: string;
const made: string[] = [];

beforeAll(async () => {
  fresh = await makeFreshDatabase();
  const pg = await runningPostgres();
  superuserUrl = pg.url(new URL(fresh.urls.ownerUrl).pathname.slice(1));
});
afterAll(async () => {
  for (const role of made.reverse())
    await fresh.asSuperuser(
      `reassign owned by ${role} to hilfenetz_owner; drop owned by ${role}; drop role ${role}`,
    );
  await fresh.close();
});

/** A new role of the server, a login unless it says otherwise; gives its name. */
async function role(attributes = 'login'): Promise<string> {
  const name = `probe_${randomBytes(6).toString('hex')}`;
  await fresh.asSuperuser(`create role ${name} ${attributes} password 'geheim'`);
  made.push(name);
  return name;
}

/** A login that would be fit, were it not for what is done with it. */
async function loginThat(change: (name: string) => Promise<string> | string): Promise<string> {
  const name = await role();
  await fresh.asSuperuser(`grant hilfenetz_application to ${name}; ${await change(name)}`);
  return urlOf(name);
}

/** The statement with the name of this database. */
function here(sql: string): string {
  return sql.replace('database current', `database ${new URL(fresh.urls.ownerUrl).pathname.slice(1)}`);
}

function urlOf(name: string): string {
  const url = new URL(fresh.urls.applicationUrl);
  url.username = name;
  url.password = 'geheim';
  return url.href;
}

const told = (why: string): LoginRefused =>
  new LoginRefused(`The login of DATABASE_URL ${why}; the service needs one of its own without such rights.`);

describe('the service refuses a login that', () => {
  it('is a superuser', async () => {
    await expect(requireApplicationLogin(superuserUrl)).rejects.toThrow(told('is a superuser'));
    const url = await loginThat((name) => `alter role ${name} superuser`);
    await expect(requireApplicationLogin(url)).rejects.toThrow(told('is a superuser'));
  });

  it('owns the tables', async () => {
    await expect(requireApplicationLogin(fresh.urls.ownerUrl)).rejects.toThrow(
      told('owns tables, functions or the database, or may act as their owner'),
    );
  });

  it.each([
    'alter table districts owner to',
    'alter table keystore.network_keys owner to',
    'grant hilfenetz_owner to',
  ])('may act as an owner: %s', async (statement) => {
    const url = await loginThat((name) => `${statement} ${name}`);
    await expect(requireApplicationLogin(url)).rejects.toThrow(
      told('owns tables, functions or the database, or may act as their owner'),
    );
    await fresh.asSuperuser(
      `alter table districts owner to hilfenetz_owner; alter table keystore.network_keys owner to hilfenetz_owner`,
    );
  });

  it('may become an owner only by SET ROLE, or through another role', async () => {
    const between = await role('nologin');
    await fresh.asSuperuser(`grant hilfenetz_owner to ${between} with inherit false`);
    for (const option of ['with inherit true', 'with inherit false']) {
      const url = await loginThat((name) => `grant ${between} to ${name} ${option}`);
      await expect(requireApplicationLogin(url)).rejects.toThrow(
        told('owns tables, functions or the database, or may act as their owner'),
      );
    }
  });

  it('has BYPASSRLS', async () => {
    const url = await loginThat((name) => `alter role ${name} bypassrls`);
    await expect(requireApplicationLogin(url)).rejects.toThrow(
      told('has BYPASSRLS, or may act as a role that has'),
    );
  });

  it.each(['bypassrls', 'superuser'])('may act as a role with %s', async (attribute) => {
    const group = await role(`nologin ${attribute}`);
    const url = await loginThat((name) => `grant ${group} to ${name} with inherit false`);
    await expect(requireApplicationLogin(url)).rejects.toThrow(
      told('has BYPASSRLS, or may act as a role that has'),
    );
  });

  it.each([
    ['a function under the policies', 'function app.partner()'],
    ['the clock', 'function app.clock()'],
    ['the schema of the functions', 'schema app'],
    ['the schema of the keys', 'schema keystore'],
    ['the whole database', 'database current'],
  ])('owns %s', async (_what, thing) => {
    const url = await loginThat((name) => here(`alter ${thing} owner to ${name}`));
    try {
      await expect(requireApplicationLogin(url)).rejects.toThrow(LoginRefused);
    } finally {
      await fresh.asSuperuser(here(`alter ${thing} owner to hilfenetz_owner`));
    }
  });

  it.each([
    ['temporary tables, which would stand before the real ones', 'temporary on database current'],
    ['schemas', 'create on database current'],
    ['tables beside the real ones', 'create on schema public'],
    ['functions beside those of the policies', 'create on schema app'],
  ])('may make %s', async (_what, right) => {
    const url = await loginThat((name) => here(`grant ${right} to ${name}`));
    await expect(requireApplicationLogin(url)).rejects.toThrow(LoginRefused);
  });

  it('is no member of the role that the grants name', async () => {
    await expect(requireApplicationLogin(urlOf(await role()))).rejects.toThrow(
      told('is no member of the role hilfenetz_application'),
    );
  });
});

describe('the service accepts a login that', () => {
  it('the embedded database made for it', async () => {
    await expect(requireApplicationLogin(fresh.urls.applicationUrl)).resolves.toBeUndefined();
  });

  it('is a plain member of the role, also through a group', async () => {
    await expect(requireApplicationLogin(await loginThat(() => ''))).resolves.toBeUndefined();
    const group = await role('nologin');
    const name = await role();
    await fresh.asSuperuser(`grant hilfenetz_application to ${group}; grant ${group} to ${name}`);
    await expect(requireApplicationLogin(urlOf(name))).resolves.toBeUndefined();
  });
});

describe('admitting a login', () => {
  it('makes it a member, once, and changes nothing for one that is', async () => {
    const url = urlOf(await role());
    await admitApplicationLogin(fresh.urls.ownerUrl, url);
    await admitApplicationLogin(fresh.urls.ownerUrl, url);
    await expect(requireApplicationLogin(url)).resolves.toBeUndefined();
  });

  it('is refused for a login that the server does not know', async () => {
    await expect(admitApplicationLogin(fresh.urls.ownerUrl, urlOf('niemand'))).rejects.toThrow(
      new LoginRefused('The login of DATABASE_URL does not exist in the database.'),
    );
  });
});
