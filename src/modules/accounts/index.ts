export { accountAccess } from './account-access';
export { AccountResolver, HatResolver } from './account-resolver';
export { Account, Credential, Hat, OneTimeLink, RefreshToken, Session } from './account.entity';
export { newSecretToken, type NewSecretToken } from './secret-token';
export { INVITATION_DAYS } from './invite-account';
export { hasHatAt } from './account-repository';
