import { Client } from 'pg';
import { LoginRefused } from './application-login';

/** Lets the worker's login do the jobs of the outbox: it becomes a member of the role that the grants name. */
export async function admitWorkerLogin(ownerUrl: string, workerUrl: string): Promise<void> {
  const login = decodeURIComponent(new URL(workerUrl).username);
  await withClient(ownerUrl, async (owner) => {
    const found = await owner.query<{ member: boolean }>(
      `select pg_has_role(r.oid, 'hilfenetz_outbox_worker', 'MEMBER') as member from pg_roles r where r.rolname = $1`,
      [login],
    );
    const role = found.rows[0];
    if (role === undefined)
      throw new LoginRefused('The login of DATABASE_WORKER_URL does not exist in the database.');
    if (!role.member) await owner.query(`grant hilfenetz_outbox_worker to ${owner.escapeIdentifier(login)}`);
  });
}

/** Any right in the tables of the service, or a way to get one. */
const FORBIDDEN = `
  select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'app', 'keystore') and c.relkind in ('r', 'p', 'v', 'm')
        and (has_table_privilege(session_user, c.oid, 'select, insert, update, delete, truncate, references, trigger')
          or has_any_column_privilege(session_user, c.oid, 'select, insert, update, references')
          or pg_has_role(session_user, c.relowner, 'MEMBER')))
    or exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls or r.rolcreaterole)
      and pg_has_role(session_user, r.oid, 'MEMBER')) as forbidden`;

/**
 * Whoever has this login sees which jobs wait, by their ids, and nothing they are about.
 *
 * @throws LoginRefused
 */
export async function requireWorkerLogin(workerUrl: string): Promise<void> {
  const asked = withClient(workerUrl, (client) => client.query<{ forbidden: boolean }>(FORBIDDEN));
  const found = await asked.catch((error: unknown) => {
    if (!String((error as { code?: unknown }).code).startsWith('28')) throw error;
    throw new LoginRefused('The database refuses the login of DATABASE_WORKER_URL.');
  });
  if (found.rows[0]?.forbidden !== false) {
    throw new LoginRefused(
      'The login of DATABASE_WORKER_URL may do more than the jobs of the outbox; it needs one of its own without such rights.',
    );
  }
}

/** Whether a login may do the jobs of the outbox at all. */
export async function canDoJobs(url: string): Promise<boolean> {
  const found = await withClient(url, (client) =>
    client.query<{ may: boolean }>(
      `select pg_has_role(session_user, 'hilfenetz_outbox_worker', 'MEMBER') as may`,
    ),
  );
  return found.rows[0]?.may === true;
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
