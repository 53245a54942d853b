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
    if (role.member) return;
    await owner.query(`grant hilfenetz_application to ${owner.escapeIdentifier(login)}`);
  });
}

interface LoginFacts {
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly owns: boolean;
  readonly member: boolean;
}

/**
 * Row-level security is the second lock, and no lock at all for an owner, a superuser or a role with BYPASSRLS: the
 * service refuses to start with such a login, also with one that could become such a role.
 *
 * @throws LoginRefused
 */
export async function requireApplicationLogin(applicationUrl: string): Promise<void> {
  const facts = await withClient(applicationUrl, async (client) => {
    const found = await client.query<LoginFacts>(`
      select
        (select rolsuper from pg_roles where rolname = session_user) as superuser,
        exists (select from pg_roles r where (r.rolbypassrls or r.rolsuper) and pg_has_role(session_user, r.oid, 'MEMBER')) as bypass,
        exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'app', 'keystore') and pg_has_role(session_user, c.relowner, 'MEMBER')) as owns,
        pg_has_role(session_user, 'hilfenetz_application', 'MEMBER') as member`);
    return found.rows[0];
  });
  if (facts === undefined || facts.superuser) throw refused('is a superuser');
  if (facts.owns) throw refused('owns tables, or may act as their owner');
  if (facts.bypass) throw refused('has BYPASSRLS, or may act as a role that has');
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
