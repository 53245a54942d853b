import type { Client } from 'pg';

/** Tables that may grow although nothing was changed: what was refused or read is on record there. */
const TRAIL = ['audit_events', 'audit_objects'];

/**
 * What lies in the database, table by table, without the audit trail: how many rows and a sum over their contents, so
 * that a changed row shows as well as a new one.
 */
export async function printOf(owner: Client): Promise<Readonly<Record<string, string>>> {
  const tables = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'keystore') and tablename <> all ($1) order by 1`,
    [TRAIL],
  );
  const parts = tables.rows.map(
    ({
      name,
    }) => `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print
      from ${name} t`,
  );
  const found = await owner.query<{ name: string; print: string }>(parts.join(' union all '));
  return Object.fromEntries(found.rows.map((row) => [row.name, row.print]));
}

/** The tables in which two prints differ. */
export function changedTables(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name]);
}
