import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which call of an account has been done under a key that the caller chose. */
export class Idempotency1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        network_id uuid not null,
        account_id uuid not null,
        operation text not null,
        key text not null constraint idempotency_keys_key_check check (char_length(key) between 1 and 200),
        input_hash bytea not null,
        object_id uuid not null,
        created_at timestamptz not null default app.clock(),
        constraint idempotency_keys_pkey primary key (network_id, account_id, operation, key),
        constraint idempotency_keys_account_fk foreign key (network_id, account_id) references accounts (network_id, id)
      );

      alter table idempotency_keys enable row level security;
      create policy idempotency_keys_own on idempotency_keys
        using (network_id = app.network() and account_id = app.account())
        with check (network_id = app.network() and account_id = app.account());
      grant select, insert on idempotency_keys to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_keys;
    `);
  }
}
