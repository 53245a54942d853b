import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of a call that was made under a key, only keyed sums are kept: the key that the caller chose may hold a name, and so does
 * the input. Neither column takes anything that is not such a sum. Keys from before were kept as they came, and are let go.
 */
export class IdempotencyOfCreating1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from idempotency_keys;
      alter table idempotency_keys
        drop constraint idempotency_keys_key_check,
        add constraint idempotency_keys_key_check check (key ~ '^[0-9a-f]{64}$'),
        add constraint idempotency_keys_input_hash_check check (octet_length(input_hash) = 32);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table idempotency_keys
        drop constraint idempotency_keys_input_hash_check,
        drop constraint idempotency_keys_key_check,
        add constraint idempotency_keys_key_check check (char_length(key) between 1 and 200);
    `);
  }
}
