import type { IssuedToken } from '../../graphql/access-tokens';
import type { Account, Hat } from './account.entity';
import type { AccountView, HatView, SessionView } from './account.types';
import type { OpenSession } from './session';

export function toAccountView(account: Account, invitationLink: string | null = null): AccountView {
  return { id: account.id, name: account.name, email: account.email, invitationLink };
}

export function toHatView(hat: Pick<Hat, 'id' | 'role' | 'partnerId'>): HatView {
  return { id: hat.id, role: hat.role, partnerId: hat.partnerId };
}

export function toSessionView(session: OpenSession, issued: IssuedToken, account: Account): SessionView {
  const { hatId: id, role, partnerId } = session.person;
  return {
    accessToken: issued.token,
    refreshToken: session.refreshToken,
    expiresAt: issued.expiresAt,
    account: toAccountView(account),
    hat: toHatView({ id, role, partnerId }),
  };
}
