export { keysById } from './key-loader';
export { makeKey, openKey, openKeys, newNetworkKey, type ClearKey } from './keyring';
export type { KeyKind } from './key-repository';
export { rewrapKey, rewrapNetworkKey, unwrapNetworkKey } from './rewrap';
export { openText, sealText, type Place } from './seal';
