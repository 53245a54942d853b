import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Fingerprint } from './fingerprint';

export interface UsedKey extends Fingerprint {
  readonly objectId: string;
}

/** The call of this account that has one of these keys. */
export function findUsedKey(
  work: Work<Person>,
  operation: string,
  keys: readonly string[],
): Promise<UsedKey | null> {
  return work.db.row<UsedKey>(
    `select key, input_hash, object_id from idempotency_keys
      where network_id = app.network() and account_id = $1 and operation = $2 and key = any($3)`,
    [work.actor.accountId, operation, keys],
  );
}

/** False when another call has the key: this waits until it is known whether that one is committed. */
export async function insertUsedKey(work: Work<Person>, operation: string, used: UsedKey): Promise<boolean> {
  const written = await work.db.touch(
    `insert into idempotency_keys (network_id, account_id, operation, key, input_hash, object_id)
     values (app.network(), $1, $2, $3, $4, $5) on conflict do nothing`,
    [work.actor.accountId, operation, used.key, used.inputHash, used.objectId],
  );
  return written === 1;
}
