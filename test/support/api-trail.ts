import type { Client } from 'pg';

/** One event of the audit trail with what it names, as the owner of the tables reads it. */
export interface AuditEvent {
  readonly operation: string;
  readonly decision: string;
  readonly reason: string | null;
  readonly basis: string;
  readonly account: string | null;
  readonly hat: string | null;
  readonly partner: string | null;
  /** `FAMILY 0189…`, in order. */
  readonly objects: readonly string[];
  /** The transaction that wrote it. */
  readonly transaction: string;
  /** The scope that it was in as it ended: that of whoever asked. */
  readonly scope: string | null;
}

export interface TrailWatch {
  /** What came into the trail since it was last asked, the oldest first. */
  news(): Promise<AuditEvent[]>;
}

export async function watchTrail(owner: Client): Promise<TrailWatch> {
  const seen = new Set<string>();
  await noteScopes(owner);
  const news = async (): Promise<AuditEvent[]> => {
    const found = await owner.query<AuditEvent & { id: string }>(
      `select e.id, e.operation, e.decision, e.reason, e.basis, e.account_id as account, e.hat_id as hat,
              e.partner_id as partner, e.xmin::text as transaction,
              (select s.scope from witness.scopes s where s.event_id = e.id) as scope,
              coalesce((select array_agg(o.kind || ' ' || o.object_id order by o.kind, o.object_id) from audit_objects o
                where o.network_id = e.network_id and o.event_id = e.id), '{}') as objects
         from audit_events e order by e.at, e.id`,
    );
    const fresh = found.rows.filter((row) => !seen.has(row.id));
    for (const row of fresh) seen.add(row.id);
    return fresh.map((row) => ({ ...row, id: undefined }));
  };
  await news();
  return { news };
}

/** Lets the test's own database note the scope of each transaction where it ends, beside the tables that are watched. */
async function noteScopes(owner: Client): Promise<void> {
  await owner.query(`
    create schema if not exists witness;
    create table if not exists witness.scopes (event_id uuid primary key, scope text);
    create or replace function witness.note_scope() returns trigger language plpgsql as
      $$ begin insert into witness.scopes values (new.id, app.scope()); return new; end $$;
    create or replace trigger note_scope before insert on audit_events
      for each row execute function witness.note_scope()`);
}

/** Every table that a transaction wrote to, the trail itself apart. */
export async function tablesWrittenBy(owner: Client, transaction: string): Promise<string[]> {
  const tables = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'keystore') and tablename not in ('audit_events', 'audit_objects')`,
  );
  const parts = tables.rows.map(
    ({ name }) => `select '${name}' as name where exists (select from ${name} where xmin::text = $1)`,
  );
  const found = await owner.query<{ name: string }>(parts.join(' union all '), [transaction]);
  return found.rows.map((row) => row.name.replace(/^public\./, '')).sort();
}
