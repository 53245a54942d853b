import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { conflict } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { fingerprintsOf, type KeyedCall } from './fingerprint';
import { findUsedKey, insertUsedKey } from './idempotency-repository';

/** A call as it was made; without a key every call is a new one. */
export interface Call {
  readonly operation: string;
  readonly key: string | null | undefined;
  readonly input: unknown;
}

/**
 * Makes an object once: with a key that this account has used for the same operation and the same input, nothing is made,
 * and the id is that of the object made the first time. Called when it is known what may be seen and done, before what may
 * have changed since; the caller reads the object again, as it now is and as far as it may now be seen. Of two calls at
 * once the second waits for the first.
 *
 * @param create makes it under the id given
 * @throws CONFLICT when the key was used for another input
 */
export async function createOnce(
  work: Work<Person>,
  call: Call,
  create: (id: string) => Promise<void>,
): Promise<string> {
  const id = newId();
  const known = call.key == null ? null : await remember(work, { ...call, key: call.key }, id);
  if (known !== null) return known;
  await create(id);
  return id;
}

/**
 * Whether a step of something that is there already is still to be done: asked when the object is locked.
 *
 * @throws CONFLICT when the key was used by this account for the same operation on something else
 */
export async function once(
  work: Work<Person>,
  operation: string,
  key: string | null,
  objectId: string,
): Promise<boolean> {
  return key === null || (await remember(work, { operation, key, input: objectId }, objectId)) === null;
}

/** Null the first time; afterwards the id of the first time. */
async function remember(work: Work<Person>, call: KeyedCall, objectId: string): Promise<string | null> {
  const prints = fingerprintsOf(work, call);
  const keys = prints.map((print) => print.key);
  const used = await findUsedKey(work, call.operation, keys);
  if (used === null && (await insertUsedKey(work, call.operation, { ...prints[0], objectId }))) return null;
  const first = used ?? written(await findUsedKey(work, call.operation, keys));
  const same = prints.some((print) => print.key === first.key && print.inputHash.equals(first.inputHash));
  if (!same) throw conflict('idempotencyKey', 'IN_USE');
  return first.objectId;
}
