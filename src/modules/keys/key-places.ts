import type { KeyKind } from './key-repository';
import type { Place } from './seal';

/** Where a wrapped key lives: a key that somebody moves to another network, kind or row does not open there. */
export function networkKeyPlace(networkId: string, id: string): Place {
  return { networkId, table: 'network_keys', id, column: 'wrapped' };
}

export function keyPlace(networkId: string, kind: KeyKind, id: string): Place {
  return { networkId, table: `keys:${kind}`, id, column: 'wrapped' };
}
