import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys lie in a schema of their own, without foreign keys to or from the data, so that they can be kept and
 * backed up apart and be destroyed alone. Each is wrapped by the network's key, which is wrapped by the
 * installation's key; the database never holds one in the clear. SYSTEM, the scope of marks, sees none.
 */
export class Keystore1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table keystore.network_keys (
        network_id uuid not null,
        id uuid not null,
        wrapped bytea not null,
        installation_key_id text not null,
        created_at timestamptz not null default app.clock(),
        constraint network_keys_pkey primary key (network_id, id)
      );
      create table keystore.keys (
        network_id uuid not null,
        id uuid not null,
        kind text not null constraint keys_kind_check check (kind in ('FAMILY','PAYLOAD','RECEIVED','EVIDENCE')),
        owner_id uuid not null,
        reader_id uuid,
        network_key_id uuid not null,
        wrapped bytea not null,
        created_at timestamptz not null default app.clock(),
        constraint keys_pkey primary key (network_id, id),
        constraint keys_network_key_fk foreign key (network_id, network_key_id) references keystore.network_keys (network_id, id),
        constraint keys_reader_check check ((kind = 'PAYLOAD') = (reader_id is not null))
      );
      alter table keystore.network_keys enable row level security;
      create policy network_keys_see on keystore.network_keys for select
        using (network_id = app.network() and app.scope() in ('PARTNER','PRIVACY'));
      grant select on keystore.network_keys to hilfenetz_application;

      alter table keystore.keys enable row level security;
      create policy keys_see on keystore.keys for select using (network_id = app.network()
        and app.scope() in ('PARTNER','PRIVACY') and app.partner() in (owner_id, reader_id));
      create policy keys_add on keystore.keys for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and owner_id = app.partner());
      grant select, insert (network_id, id, kind, owner_id, reader_id, network_key_id, wrapped)
        on keystore.keys to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table keystore.keys;
      drop table keystore.network_keys;
    `);
  }
}
