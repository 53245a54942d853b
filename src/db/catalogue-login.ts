import { Client } from 'pg';
import { LoginRefused } from './application-login';

/** Lets the catalogue's login read what is public: it becomes a member of the role that the grants name. */
export async function admitCatalogueLogin(ownerUrl: string, catalogueUrl: string): Promise<void> {
  const login = decodeURIComponent(new URL(catalogueUrl).username);
  await withClient(ownerUrl, async (owner) => {
    const found = await owner.query<{ member: boolean }>(
      `select pg_has_role(r.oid, 'hilfenetz_catalogue_reader', 'MEMBER') as member from pg_roles r where r.rolname = $1`,
      [login],
    );
    const role = found.rows[0];
    if (role === undefined)
      throw new LoginRefused('The login of DATABASE_CATALOGUE_URL does not exist in the database.');
    if (!role.member)
      await owner.query(`grant hilfenetz_catalogue_reader to ${owner.escapeIdentifier(login)}`);
  });
}

interface LoginFacts {
  readonly superuser: boolean;
  readonly acts: boolean;
  readonly makes: boolean;
  readonly writes: boolean;
  readonly reads: boolean;
  readonly calls: boolean;
  readonly member: boolean;
}

/** What is not the server's own, and was not brought by an extension. */
const OURS = (object: string, schema: string): string => `${schema} in (select oid from pg_namespace
    where nspname not like 'pg\\_%' and nspname <> 'information_schema')
  and not exists (select from pg_depend d where d.objid = ${object} and d.deptype = 'e')`;

const RELATIONS = `pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${OURS('c.oid', 'c.relnamespace')}`;

/** Every right beyond those of the role that reads the catalogue, of the login itself or of a role it may act as. */
const FACTS = `
  select
    (select rolsuper from pg_roles where rolname = session_user) as superuser,
    exists (select from pg_roles r where r.rolname not in (session_user, 'hilfenetz_catalogue_reader')
      and pg_has_role(session_user, r.oid, 'MEMBER')) as acts,
    exists (select from pg_roles r where r.rolname = session_user
      and (r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication))
    or has_database_privilege(session_user, current_database(), 'TEMP')
    or has_database_privilege(session_user, current_database(), 'CREATE')
    or exists (select from pg_namespace n where ${OURS('n.oid', 'n.oid')}
      and has_schema_privilege(session_user, n.oid, 'CREATE')) as makes,
    exists (select from ${RELATIONS}
      and (has_table_privilege(session_user, c.oid, 'insert, update, delete, truncate, references, trigger, maintain')
        or has_any_column_privilege(session_user, c.oid, 'insert, update, references'))) as writes,
    exists (select from ${RELATIONS} and has_any_column_privilege(session_user, c.oid, 'select')
      and not has_any_column_privilege('hilfenetz_catalogue_reader', c.oid, 'select')) as reads,
    exists (select from pg_proc f where f.prosecdef and ${OURS('f.oid', 'f.pronamespace')}
      and has_function_privilege(session_user, f.oid, 'execute'))
    or exists (select from pg_namespace n where ${OURS('n.oid', 'n.oid')}
      and has_schema_privilege(session_user, n.oid, 'USAGE')
      and not has_schema_privilege('hilfenetz_catalogue_reader', n.oid, 'USAGE')) as calls,
    pg_has_role(session_user, 'hilfenetz_catalogue_reader', 'USAGE') as member`;

/**
 * Everybody in the world asks through this login: it reads the published catalogue and can do nothing else. The service
 * refuses to start with any other.
 *
 * @throws LoginRefused
 */
export async function requireCatalogueLogin(catalogueUrl: string): Promise<void> {
  const found = await withClient(catalogueUrl, (client) => client.query<LoginFacts>(FACTS));
  const facts = found.rows[0];
  if (facts === undefined || facts.superuser) throw refused('is a superuser');
  if (!facts.member) throw refused('is no member of the role hilfenetz_catalogue_reader');
  if (facts.acts) throw refused('may act as other roles than hilfenetz_catalogue_reader');
  if (facts.makes)
    throw refused('may create tables (also temporary ones), databases or roles, or has BYPASSRLS');
  if (facts.writes) throw refused('may change tables');
  if (facts.reads) throw refused('reads more than the published catalogue');
  if (facts.calls) throw refused('may use functions or schemas that are not for the public');
}

function refused(why: string): LoginRefused {
  return new LoginRefused(
    `The login of DATABASE_CATALOGUE_URL ${why}; the public catalogue needs one of its own without such rights.`,
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
