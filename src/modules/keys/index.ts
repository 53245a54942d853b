export { keysById } from './key-loader';
export { makeKey, openKey, openKeys, newNetworkKey, type ClearKey } from './keyring';
export type { KeyKind } from './key-repository';
export { rewrapKey, rewrapNetworkKey, unwrapNetworkKey } from './rewrap';
export { openBytes, openText, sealBytes, sealText, type Place } from './seal';
