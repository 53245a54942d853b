import { keyPlace, networkKeyPlace } from './key-places';
import type { KeyKind } from './key-repository';
import { openBytes, sealBytes } from './seal';

/**
 * A network's key, taken out of one installation key and wrapped by another. It stays the same key, in the same place.
 *
 * @throws when the key, the network or the row is not the one it was wrapped for
 */
export function rewrapNetworkKey(
  from: Buffer,
  to: Buffer,
  row: { readonly networkId: string; readonly id: string; readonly wrapped: Buffer },
): Buffer {
  const place = networkKeyPlace(row.networkId, row.id);
  return sealBytes(to, openBytes(from, row.wrapped, place), place);
}

/** @throws when the installation key, the network or the row is not the one it was wrapped for */
export function unwrapNetworkKey(
  installation: Buffer,
  row: { readonly networkId: string; readonly id: string; readonly wrapped: Buffer },
): Buffer {
  return openBytes(installation, row.wrapped, networkKeyPlace(row.networkId, row.id));
}

/**
 * The key of a record, taken out of one network key and wrapped by another. What it has sealed stays as it is.
 *
 * @throws when the network key, the network, the kind or the row is not the one it was wrapped for
 */
export function rewrapKey(
  from: Buffer,
  to: Buffer,
  row: { readonly networkId: string; readonly id: string; readonly kind: KeyKind; readonly wrapped: Buffer },
): Buffer {
  const place = keyPlace(row.networkId, row.kind, row.id);
  return sealBytes(to, openBytes(from, row.wrapped, place), place);
}
