import { randomBytes } from 'node:crypto';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { newId } from '../../domain/ids';
import type { InstallationKey } from '../../domain/installation-key';
import { findNetworkKey, findWrappedKeys, insertKey, type KeyKind } from './key-repository';
import { keyPlace, networkKeyPlace } from './key-places';
import { openBytes, sealBytes } from './seal';

/** A key in the clear: only in memory, only as long as a story needs it. */
export interface ClearKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Makes a key for one record, owned by one partner; a PAYLOAD key also names the partner who may read. */
export async function makeKey(
  work: Work<Person>,
  kind: KeyKind,
  ownerId: string,
  readerId: string | null = null,
): Promise<ClearKey> {
  const network = await findNetworkKey(work);
  if (network === null) throw new Error('The network has no key.');
  const networkKey = openNetworkKey(work, network.id, network.wrapped, network.installationKeyId);
  const key = { id: newId(), bytes: randomBytes(32) };
  const wrapped = sealBytes(networkKey, key.bytes, keyPlace(work.actor.networkId, kind, key.id));
  await insertKey(work, { id: key.id, kind, ownerId, readerId, networkKeyId: network.id, wrapped });
  return key;
}

/** The keys among these ids that the partner in scope owns or may read; missing ones are missing. */
export async function openKeys(
  work: Work<Person>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const opened = new Map<string, Buffer>();
  const networkKeys = new Map<string, Buffer>();
  for (const row of await findWrappedKeys(work, [...new Set(ids)])) {
    const networkKey =
      networkKeys.get(row.networkKeyId) ??
      openNetworkKey(work, row.networkKeyId, row.networkKeyWrapped, row.installationKeyId);
    networkKeys.set(row.networkKeyId, networkKey);
    opened.set(row.id, openBytes(networkKey, row.wrapped, keyPlace(work.actor.networkId, row.kind, row.id)));
  }
  return opened;
}

export async function openKey(work: Work<Person>, id: string): Promise<Buffer> {
  const key = (await openKeys(work, [id])).get(id);
  if (key === undefined) throw new Error('A key that should be readable is not.');
  return key;
}

/** A key for a network, wrapped by the installation's; made by the operator's commands. */
export function newNetworkKey(
  installation: InstallationKey,
  networkId: string,
): { id: string; wrapped: Buffer } {
  const id = newId();
  return { id, wrapped: sealBytes(installation.bytes, randomBytes(32), networkKeyPlace(networkId, id)) };
}

/** While keys are rotated, the one before opens what it still wraps. */
function openNetworkKey(work: Work<Person>, id: string, wrapped: Buffer, installationKeyId: string): Buffer {
  const { installationKey, formerKeys, actor } = work;
  const key = [installationKey, ...formerKeys].find((known) => known.id === installationKeyId);
  if (key === undefined) throw new Error('The network key is wrapped by another INSTALLATION_KEY.');
  return openBytes(key.bytes, wrapped, networkKeyPlace(actor.networkId, id));
}
