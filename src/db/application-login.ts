import { Client } from 'pg';

/** The application's login is not fit to be one, in one sentence for the operator. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
}

/** Lets the application's login use the tables: it becomes a member of the role that all grants name. */
export async function admitApplicationLogin(ownerUrl: string, applicationUrl: string): Promise<void> {
  const login = decodeURIComponent(new URL(applicationUrl).username);
  await withClient(ownerUrl, async (owner) => {
    const found = await owner.query<{ member: boolean }>(
      `select pg_has_role(r.oid, 'hilfenetz_application', 'MEMBER') as member from pg_roles r where r.rolname = $1`,
      [login],
    );
    const role = found.rows[0];
    if (role === undefined)
      throw new LoginRefused('The login of DATABASE_URL does not exist in the database.');
    if (!role.member) await owner.query(`grant hilfenetz_application to ${owner.escapeIdentifier(login)}`);
    await takeRightsOfAll(owner);
  });
}

interface LoginFacts {
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly owns: boolean;
  readonly creates: boolean;
  readonly member: boolean;
}

/** A database that was copied or restored has given them to everybody again. */
async function takeRightsOfAll(owner: Client): Promise<void> {
  await owner.query(`do $$ begin
    execute format('revoke temporary, create on database %I from public', current_database());
    revoke create on schema public from public;
  exception when insufficient_privilege then
    null; -- not the owner of the database: requireApplicationLogin tells what is left to do
  end $$`);
}

/** Every right that would be a way past the policies, of the login itself or of a role it may act as. */
const FACTS = `
  select
    (select rolsuper from pg_roles where rolname = session_user) as superuser,
    exists (select from pg_roles r where (r.rolbypassrls or r.rolsuper) and pg_has_role(session_user, r.oid, 'MEMBER')) as bypass,
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'app', 'keystore') and pg_has_role(session_user, c.relowner, 'MEMBER'))
    or exists (select from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      where n.nspname in ('public', 'app', 'keystore') and pg_has_role(session_user, f.proowner, 'MEMBER'))
    or exists (select from pg_namespace n
      where n.nspname in ('public', 'app', 'keystore') and pg_has_role(session_user, n.nspowner, 'MEMBER'))
    or exists (select from pg_database d
      where d.datname = current_database() and pg_has_role(session_user, d.datdba, 'MEMBER')) as owns,
    has_database_privilege(session_user, current_database(), 'TEMP')
    or has_database_privilege(session_user, current_database(), 'CREATE')
    or exists (select from pg_namespace n where n.nspname in ('public', 'app', 'keystore')
      and has_schema_privilege(session_user, n.oid, 'CREATE'))
    or exists (select from pg_roles r where r.rolcreaterole and pg_has_role(session_user, r.oid, 'MEMBER')) as creates,
    pg_has_role(session_user, 'hilfenetz_application', 'MEMBER') as member`;

/**
 * Row-level security is the second lock, and no lock at all for an owner, a superuser, a role with BYPASSRLS or one that
 * can put tables and functions of its own before ours: the service refuses to start with such a login.
 *
 * @throws LoginRefused
 */
export async function requireApplicationLogin(applicationUrl: string): Promise<void> {
  const facts = await withClient(
    applicationUrl,
    async (client) => (await client.query<LoginFacts>(FACTS)).rows[0],
  );
  if (facts === undefined || facts.superuser) throw refused('is a superuser');
  if (facts.owns) throw refused('owns tables, functions or the database, or may act as their owner');
  if (facts.bypass) throw refused('has BYPASSRLS, or may act as a role that has');
  if (facts.creates) throw refused('may create tables (also temporary ones), functions or roles');
  if (!facts.member) throw refused('is no member of the role hilfenetz_application');
}

function refused(why: string): LoginRefused {
  return new LoginRefused(
    `The login of DATABASE_URL ${why}; the service needs one of its own without such rights.`,
  );
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
