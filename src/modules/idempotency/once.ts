import { createHash } from 'node:crypto';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { conflict } from '../../domain/errors';

/**
 * Whether the operation is still to be done. Asked after what may be seen and done is known and the object is
 * locked, so that of two calls with one key the second finds the first. Without a key every call is a new one.
 *
 * @throws CONFLICT when the key was used by this account for the same operation on something else
 */
export async function once(
  work: Work<Person>,
  operation: string,
  key: string | null,
  objectId: string,
): Promise<boolean> {
  if (key === null) return true;
  const inputHash = createHash('sha256').update(objectId).digest();
  const used = await work.db.row<{ inputHash: Buffer }>(
    `select input_hash from idempotency_keys
      where network_id = app.network() and account_id = $1 and operation = $2 and key = $3`,
    [work.actor.accountId, operation, key],
  );
  if (used !== null) {
    if (!used.inputHash.equals(inputHash)) throw conflict('idempotencyKey', 'USED_FOR_SOMETHING_ELSE');
    return false;
  }
  await work.db.touch(
    `insert into idempotency_keys (network_id, account_id, operation, key, input_hash, object_id)
     values (app.network(), $1, $2, $3, $4, $5)`,
    [work.actor.accountId, operation, key, inputHash, objectId],
  );
  return true;
}
