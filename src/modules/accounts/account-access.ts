import { allWithParent, anyone, hats, signedIn, type AccessTable } from '../../graphql/access';

export const accountAccess = {
  Query: { me: signedIn },
  Mutation: {
    signIn: anyone,
    refreshSession: anyone,
    setPassword: anyone,
    changeHat: signedIn,
    signOut: signedIn,
    inviteAccount: hats('COORDINATOR', 'PARTNER_LEAD'),
  },
  Account: allWithParent('id', 'name', 'email', 'invitationLink', 'hats', 'hat'),
  Hat: allWithParent('id', 'role', 'partner'),
  Session: allWithParent('accessToken', 'refreshToken', 'expiresAt', 'account', 'hat'),
} as const satisfies AccessTable;
