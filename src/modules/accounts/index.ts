export { accountAccess } from './account-access';
export { accountsById } from './account-loader';
export { canGiveHat, isFirstLeadOnly, type HatWish } from './account-policy';
export { AccountResolver, HatResolver } from './account-resolver';
export { toAccountView } from './account-view';
export { AccountIdArgs, AccountView, HatInput } from './account.types';
export { Account, Credential, Hat, OneTimeLink, RefreshToken, Session } from './account.entity';
export {
  newSecretToken,
  readSecretToken,
  secretFits,
  type NewSecretToken,
  type SecretToken,
} from './secret-token';
export { INVITATION_DAYS } from './invite-account';
export { requireGivable } from './require-givable';
export { findAccounts, findAccountsWithHat, findAddresses, hasHatAt, insertHats } from './account-repository';
export {
  disableAccountRow,
  endHats,
  endSessionsUnder,
  findAllHats,
  findProfessionals,
  holdActive,
  holdAtWork,
  holdOtherActive,
  isAtWork,
  lockHats,
} from './hat-repository';
