export { keysById } from './key-loader';
export { makeKey, openKey, openKeys, newNetworkKey, type ClearKey } from './keyring';
export { openBytes, openText, sealBytes, sealText, type Place } from './seal';
