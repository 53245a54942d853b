export { revocationAccess } from './revocation-access';
export { RevocationResolver } from './revocation-resolver';
