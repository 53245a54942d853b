export { accountAccess } from './account-access';
export { AccountResolver, HatResolver } from './account-resolver';
export { Account, Credential, Hat, OneTimeLink, RefreshToken, Session } from './account.entity';
export {
  newSecretToken,
  readSecretToken,
  secretFits,
  type NewSecretToken,
  type SecretToken,
} from './secret-token';
export { INVITATION_DAYS } from './invite-account';
export { findAccountsWithHat, findAddresses, hasHatAt } from './account-repository';
