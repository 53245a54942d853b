import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { LoginRefused } from '../../src/db/application-login';
import { admitCatalogueLogin, requireCatalogueLogin } from '../../src/db/catalogue-login';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { refusedBy } from '../support/sql-attack';
import { runningPostgres } from '../support/test-database';

/** Everybody in the world asks through this login, so it reads the published catalogue and does nothing else. */
let fresh: FreshDatabase;
let reader: Client;
const made: string[] = [];

beforeAll(async () => {
  fresh = await makeFreshDatabase();
  await fresh.asSuperuser(here('revoke temporary, create on database current from public'));
  reader = await fresh.connect(fresh.urls.catalogueUrl ?? '');
});
afterAll(async () => {
  for (const role of made.reverse())
    await fresh.asSuperuser(
      `reassign owned by ${role} to hilfenetz_owner; drop owned by ${role}; drop role ${role}`,
    );
  await fresh.close();
});

/** The statement with the name of this database. */
function here(sql: string): string {
  return sql.replace('database current', `database ${new URL(fresh.urls.ownerUrl).pathname.slice(1)}`);
}

async function role(attributes = 'login'): Promise<string> {
  const name = `probe_${randomBytes(6).toString('hex')}`;
  await fresh.asSuperuser(`create role ${name} ${attributes} password 'geheim'`);
  made.push(name);
  return name;
}

/** A login that would be fit, were it not for what is done with it. */
async function loginThat(change: (name: string) => Promise<string> | string): Promise<string> {
  const name = await role();
  await fresh.asSuperuser(here(`grant hilfenetz_catalogue_reader to ${name}; ${await change(name)}`));
  return urlOf(name);
}

function urlOf(name: string): string {
  const url = new URL(fresh.urls.catalogueUrl ?? '');
  url.username = name;
  url.password = 'geheim';
  return url.href;
}

const told = (why: string): LoginRefused =>
  new LoginRefused(
    `The login of DATABASE_CATALOGUE_URL ${why}; the public catalogue needs one of its own without such rights.`,
  );

const ACTS = 'may act as other roles than hilfenetz_catalogue_reader';
const MAKES = 'may create tables (also temporary ones), databases or roles, or has BYPASSRLS';
const WRITES = 'may change tables';
const READS = 'reads more than the published catalogue';
const CALLS = 'may use functions or schemas that are not for the public';

describe('the service refuses a login that', () => {
  it('is a superuser, the owner or the application', async () => {
    const pg = await runningPostgres();
    const superuser = pg.url(new URL(fresh.urls.ownerUrl).pathname.slice(1));
    await expect(requireCatalogueLogin(superuser)).rejects.toThrow(told('is a superuser'));
    const { ownerUrl, applicationUrl } = fresh.urls;
    await expect(requireCatalogueLogin(ownerUrl)).rejects.toThrow(LoginRefused);
    await expect(requireCatalogueLogin(applicationUrl)).rejects.toThrow(LoginRefused);
  });

  it('does not exist, or was not let in', async () => {
    await expect(admitCatalogueLogin(fresh.urls.ownerUrl, urlOf('niemand'))).rejects.toThrow(
      new LoginRefused('The login of DATABASE_CATALOGUE_URL does not exist in the database.'),
    );
    await expect(requireCatalogueLogin(urlOf(await role()))).rejects.toThrow(
      told('is no member of the role hilfenetz_catalogue_reader'),
    );
  });

  it.each<[string, (name: string) => Promise<string> | string, string]>([
    ['is the application as well', (name) => `grant hilfenetz_application to ${name}`, ACTS],
    ['can become the application', (name) => `grant hilfenetz_application to ${name} with inherit false`, ACTS],
    ['can become the owner', (name) => `grant hilfenetz_owner to ${name} with inherit false`, ACTS],
    ['reads every table of the server', (name) => `grant pg_read_all_data to ${name}`, ACTS],
    ['is in a role that is the application', async (name) => {
      const between = await role('nologin');
      return `grant hilfenetz_application to ${between}; grant ${between} to ${name}`;
    }, ACTS],
    ['has BYPASSRLS', (name) => `alter role ${name} bypassrls`, MAKES],
    ['makes roles', (name) => `alter role ${name} createrole`, MAKES],
    ['makes databases', (name) => `alter role ${name} createdb`, MAKES],
    ['reads the journal', (name) => `alter role ${name} replication`, MAKES],
    ['makes schemas', (name) => `grant create on database current to ${name}`, MAKES],
    ['makes temporary tables', (name) => `grant temporary on database current to ${name}`, MAKES],
    ['makes tables', (name) => `grant create on schema public to ${name}`, MAKES],
    ['changes the catalogue', (name) => `grant update on published_offers to ${name}`, WRITES],
    ['changes a column of it', (name) => `grant update (content) on published_offers to ${name}`, WRITES],
    ['adds to it', (name) => `grant insert on published_offers to ${name}`, WRITES],
    ['empties it', (name) => `grant truncate on published_offers to ${name}`, WRITES],
    ['reads the offers behind it', (name) => `grant select on offers to ${name}`, READS],
    ['reads one column behind it', (name) => `grant select (content) on offer_reports to ${name}`, READS],
    ['reads what lies in another schema', (name) => `grant select on keystore.keys to ${name}`, READS],
    ['enters the application’s schema', (name) => `grant usage on schema app to ${name}`, CALLS],
    ['writes the audit trail', (name) => `grant execute on all functions in schema app to ${name}`, CALLS],
  ])('%s', async (_name, change, why) => {
    await expect(requireCatalogueLogin(await loginThat(change))).rejects.toThrow(told(why));
  }); // prettier-ignore
});

it('lets in one that was let in for the catalogue, and no more', async () => {
  const name = await role();
  await admitCatalogueLogin(fresh.urls.ownerUrl, urlOf(name));
  await admitCatalogueLogin(fresh.urls.ownerUrl, urlOf(name));
  await expect(requireCatalogueLogin(urlOf(name))).resolves.toBeUndefined();
  await expect(requireCatalogueLogin(fresh.urls.catalogueUrl ?? '')).resolves.toBeUndefined();
});

describe('the catalogue’s login', () => {
  async function told(sql: string): Promise<string> {
    try {
      return `${(await reader.query(sql)).rowCount} rows`;
    } catch (error) {
      return refusedBy(error);
    }
  }

  /** Names with their schema, but for public. */
  async function relations(): Promise<string[]> {
    const { rows } = await fresh.owner.query<{ name: string }>(
      `select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'v', 'm')
        order by 1`,
    );
    return rows.map((row) => row.name);
  }

  it('reads the published catalogue, of every network, and no other table', async () => {
    const answers = new Map<string, string>();
    for (const table of await relations()) answers.set(table, await told(`select * from ${table} limit 0`));
    const readable = [...answers.keys()].filter((table) => answers.get(table) === '0 rows');
    expect(readable).toEqual(['published_offers', 'published_words']);
    for (const table of readable) answers.delete(table);
    expect(answers.size).toBeGreaterThan(40);
    for (const answer of answers.values())
      expect(answer).toMatch(/^permission denied for (table|schema) \w+$/);
  });

  it('writes in no table, whatever it says of itself', async () => {
    await reader.query(`set app.scope = 'SYSTEM'`);
    for (const table of await relations()) {
      for (const attack of [
        `delete from ${table}`,
        `truncate ${table}`,
        `insert into ${table} default values`,
      ])
        expect(await told(attack)).toMatch(/^permission denied for (table|schema) \w+$/);
    }
    expect(await told('update published_offers set content = content')).toBe(
      'permission denied for table published_offers',
    );
  });

  it('calls no function of ours', async () => {
    const { rows } = await fresh.owner.query<{ name: string; args: number }>(
      `select p.oid::regproc::text as name, p.pronargs as args from pg_proc p
         join pg_namespace n on n.oid = p.pronamespace
        where n.nspname not in ('pg_catalog', 'information_schema')
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { name, args } of rows)
      expect([
        name,
        await told(`select ${name}(${Array.from({ length: args }, () => 'null').join()})`),
      ]).toEqual([name, expect.stringMatching(/^permission denied for schema \w+$/)]);
  });

  it('becomes nobody else, and makes nothing', async () => {
    for (const other of ['hilfenetz', 'hilfenetz_application', 'hilfenetz_owner', 'postgres'])
      expect(await told(`set role ${other}`)).toMatch(/permission denied to set role|does not exist/);
    expect(await told('create table loot (id int)')).toBe('permission denied for schema public');
    expect(await told('create schema loot')).toMatch(/^permission denied for database/);
    expect(await told('create temporary table loot (id int)')).toMatch(
      /^permission denied to create temporary tables/,
    );
  });
});
