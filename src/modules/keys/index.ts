export { keysById } from './key-loader';
export { makeKey, openKey, openKeys, newNetworkKey, type ClearKey } from './keyring';
export { openText, sealText, type Place } from './seal';
