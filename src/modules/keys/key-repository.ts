import type { Work } from '../../db/work';

/** A wrapped key with the wrapped key of its network. */
export interface WrappedKey {
  readonly id: string;
  readonly kind: KeyKind;
  readonly wrapped: Buffer;
  readonly networkKeyId: string;
  readonly networkKeyWrapped: Buffer;
  readonly installationKeyId: string;
}

export interface NetworkKeyRow {
  readonly id: string;
  readonly wrapped: Buffer;
  readonly installationKeyId: string;
}

/** FAMILY: one per family record. PAYLOAD: one per sending. RECEIVED: one per received copy. EVIDENCE: consent evidence. */
export type KeyKind = 'FAMILY' | 'PAYLOAD' | 'RECEIVED' | 'EVIDENCE';

export function findWrappedKeys(work: Work, ids: readonly string[]): Promise<WrappedKey[]> {
  return work.db.rows<WrappedKey>(
    `select k.id, k.kind, k.wrapped, n.id as network_key_id, n.wrapped as network_key_wrapped, n.installation_key_id
       from keystore.keys k
       join keystore.network_keys n on n.network_id = k.network_id and n.id = k.network_key_id
      where k.network_id = app.network() and k.id = any($1)`,
    [ids],
  );
}

/** The key that new keys of this network are wrapped by: the youngest. */
export function findNetworkKey(work: Work): Promise<NetworkKeyRow | null> {
  return work.db.row<NetworkKeyRow>(
    `select id, wrapped, installation_key_id from keystore.network_keys
      where network_id = app.network() order by created_at desc, id desc limit 1`,
  );
}

export async function insertKey(
  work: Work,
  row: {
    id: string;
    kind: KeyKind;
    ownerId: string;
    readerId: string | null;
    networkKeyId: string;
    wrapped: Buffer;
  },
): Promise<void> {
  await work.db.touch(
    `insert into keystore.keys (network_id, id, kind, owner_id, reader_id, network_key_id, wrapped)
     values (app.network(), $1, $2, $3, $4, $5, $6)`,
    [row.id, row.kind, row.ownerId, row.readerId, row.networkKeyId, row.wrapped],
  );
}
