import type { Client } from 'pg';
import { newNetworkKey, rewrapKey, unwrapNetworkKey, type KeyKind } from '../modules/keys';
import {
  alone,
  findNetworkKeys,
  inTransaction,
  installationKeyOf,
  type NetworkKey,
  type Rotation,
} from './rotation';

export interface NetworkKeyRotation extends Rotation {
  /** How many keys are wrapped anew in one transaction. */
  readonly portion: number;
}

/** A network in the midst of it: what wraps from now on, and what has wrapped. */
interface Change {
  readonly to: NetworkKey;
  readonly from: readonly NetworkKey[];
}

/**
 * Gives every network a new key and wraps the keys of its records by it, portion by portion; an old key is removed once
 * nothing is wrapped by it. What the records' keys have sealed stays as it is. The service goes on meanwhile: whatever it
 * makes is wrapped by the new key from the first moment on. Ended in the middle and started again it goes on.
 *
 * @returns how many keys of records were wrapped anew
 * @throws KeysRefused, before anything is changed, when a network's key does not open
 */
export function rotateNetworkKeys(owner: Client, rotation: NetworkKeyRotation): Promise<number> {
  return alone(owner, async () => {
    const found = await findNetworkKeys(owner);
    for (const key of found) installationKeyOf(rotation, key);
    if (changesOf(found).length === 0) await addKeys(owner, rotation, found);
    else await rotation.step('Going on where the last rotation was ended.');

    let wrapped = 0;
    const changes = changesOf(await findNetworkKeys(owner));
    for (const [place, change] of changes.entries()) {
      const name = `${place + 1} of ${changes.length}: the network "${change.to.slug}"`;
      for (const from of change.from)
        wrapped += await moveAll(owner, rotation, { from, to: change.to }, name);
      await rotation.step(`${name} has its new key, and the old one is gone.`);
    }
    return wrapped;
  });
}

/** A network with more than one key is in the midst of a rotation; the first is the youngest. */
function changesOf(keys: readonly NetworkKey[]): Change[] {
  const networks = new Map<string, NetworkKey[]>();
  for (const key of keys) networks.set(key.networkId, [...(networks.get(key.networkId) ?? []), key]);
  return [...networks.values()].flatMap(([to, ...from]) =>
    to === undefined || from.length === 0 ? [] : { to, from },
  );
}

/** All at once, so that a rotation that was ended can be told from one that has not begun. */
async function addKeys(owner: Client, rotation: Rotation, present: readonly NetworkKey[]): Promise<void> {
  const { installationKey } = rotation;
  await inTransaction(owner, async () => {
    for (const { networkId } of present) {
      const key = newNetworkKey(installationKey, networkId);
      await owner.query(
        `insert into keystore.network_keys (network_id, id, wrapped, installation_key_id) values ($1, $2, $3, $4)`,
        [networkId, key.id, key.wrapped, installationKey.id],
      );
    }
  });
}

async function moveAll(
  owner: Client,
  rotation: NetworkKeyRotation,
  keys: { readonly from: NetworkKey; readonly to: NetworkKey },
  name: string,
): Promise<number> {
  let moved = 0;
  for (;;) {
    const portion = await inTransaction(owner, () => movePortion(owner, rotation, keys));
    moved += portion;
    if (portion > 0) await rotation.step(`${name}: ${moved} keys of records.`);
    else if (await removeKey(owner, keys.from)) return moved;
  }
}

async function movePortion(
  owner: Client,
  rotation: NetworkKeyRotation,
  { from, to }: { readonly from: NetworkKey; readonly to: NetworkKey },
): Promise<number> {
  const { rows } = await owner.query<{ networkId: string; id: string; kind: KeyKind; wrapped: Buffer }>(
    `select network_id as "networkId", id, kind, wrapped from keystore.keys
      where network_id = $1 and network_key_id = $2 order by id limit $3 for update`,
    [from.networkId, from.id, rotation.portion],
  );
  const old = unwrapNetworkKey(installationKeyOf(rotation, from).bytes, from);
  const present = unwrapNetworkKey(installationKeyOf(rotation, to).bytes, to);
  await owner.query(
    `update keystore.keys k set network_key_id = $2, wrapped = w.wrapped
       from unnest($3::uuid[], $4::bytea[]) as w (id, wrapped)
      where k.network_id = $1 and k.id = w.id`,
    [from.networkId, to.id, rows.map((row) => row.id), rows.map((row) => rewrapKey(old, present, row))],
  );
  return rows.length;
}

/** False while a record that was written meanwhile still has its key wrapped by this one. */
async function removeKey(owner: Client, { networkId, id }: NetworkKey): Promise<boolean> {
  try {
    await owner.query('delete from keystore.network_keys where network_id = $1 and id = $2', [networkId, id]);
    return true;
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === 'keys_network_key_fk') return false;
    throw error;
  }
}
