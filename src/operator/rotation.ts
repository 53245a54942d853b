import type { Client } from 'pg';
import type { InstallationKey } from '../domain/installation-key';
import { unwrapNetworkKey } from '../modules/keys';

/** What a rotation of keys goes by. */
export interface Rotation {
  /** Wraps from now on. */
  readonly installationKey: InstallationKey;
  /** Wrapped until now. */
  readonly formerKeys: readonly InstallationKey[];
  /** Told after each step, when it is committed. */
  step(sentence: string): void | Promise<void>;
}

/** A network's key as it lies in the keystore. */
export interface NetworkKey {
  readonly networkId: string;
  readonly slug: string;
  readonly id: string;
  readonly wrapped: Buffer;
  readonly installationKeyId: string;
}

/** Why keys are not rotated, in one sentence for the operator. */
export class KeysRefused extends Error {
  override readonly name = 'KeysRefused';
}

/**
 * Every network's keys, the one that new keys are wrapped by first (src/modules/keys/key-repository.ts says which).
 *
 * @throws KeysRefused when there is no network: a wrong address is not to look like work done
 */
export async function findNetworkKeys(owner: Client): Promise<NetworkKey[]> {
  const { rows } = await owner.query<NetworkKey>(
    `select k.network_id as "networkId", n.slug, k.id, k.wrapped, k.installation_key_id as "installationKeyId"
       from keystore.network_keys k join networks n on n.id = k.network_id
      order by n.slug, k.created_at desc, k.id desc`,
  );
  if (rows.length === 0) {
    throw new KeysRefused('There is no network in this database; look at DATABASE_OWNER_URL or STATE_DIR.');
  }
  return rows;
}

/** @throws KeysRefused when the network's key is wrapped by a key that is not known, or does not open */
export function installationKeyOf(rotation: Rotation, row: NetworkKey): InstallationKey {
  const { installationKey, formerKeys } = rotation;
  const key = [installationKey, ...formerKeys].find((known) => known.id === row.installationKeyId);
  if (key === undefined) {
    throw new KeysRefused(
      `Nothing was changed: the key of the network "${row.slug}" is wrapped by an installation key that neither INSTALLATION_KEY nor INSTALLATION_KEY_OLD names.`,
    );
  }
  try {
    unwrapNetworkKey(key.bytes, row);
  } catch {
    throw new KeysRefused(
      `Nothing was changed: the key of the network "${row.slug}" does not open, so what lies in the database is not what was wrapped.`,
    );
  }
  return key;
}

/** Two rotations at once would undo each other's order. @throws KeysRefused while another one runs */
export async function alone<T>(owner: Client, rotate: () => Promise<T>): Promise<T> {
  const lock = await owner.query<{ got: boolean }>('select pg_try_advisory_lock(7523663839543321974) as got');
  if (lock.rows[0]?.got !== true)
    throw new KeysRefused('Keys are being rotated already, by another command.');
  try {
    return await rotate();
  } finally {
    await owner.query('select pg_advisory_unlock(7523663839543321974)').catch(() => undefined);
  }
}

export async function inTransaction<T>(owner: Client, part: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  try {
    const result = await part();
    await owner.query('commit');
    return result;
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
}
