import { newSecretToken } from '../../src/modules/accounts';
import { textAt } from './api-json';
import type { Api, Caller } from './api-server';
import type { TestDatabase } from './test-database';

/** Invented, long enough, and the same for everybody who has no reason to have another. */
export const PASSWORD = 'vier Enten am Ententeich';

export const SET_PASSWORD = `mutation ($token: String!, $password: String!) {
  setPassword(token: $token, password: $password) }`;

export const SIGN_IN = `mutation ($email: String!, $password: String!, $network: String!, $hat: ID) {
  signIn(email: $email, password: $password, network: $network, hat: $hat) {
    accessToken refreshToken expiresAt hat { id role } } }`;

export const REFRESH = `mutation ($refreshToken: String!) { refreshSession(refreshToken: $refreshToken) {
  accessToken refreshToken expiresAt hat { id role } } }`;

export const CHANGE_HAT = `mutation ($hat: ID!) { changeHat(hat: $hat) {
  accessToken refreshToken expiresAt hat { id role } } }`;

export const INVITE = `mutation ($input: InviteAccountInput!) {
  inviteAccount(input: $input) { id email invitationLink hats { id role } } }`;

export const ME = '{ me { id email hat { id role } hats { id role } } }';

export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly hat: string;
  readonly role: string;
  readonly caller: Caller;
}

/** A session out of the answer to signIn, changeHat or refreshSession. */
export function sessionIn(
  api: Api,
  data: Awaited<ReturnType<Caller['told']>>,
  field: 'signIn' | 'changeHat' | 'refreshSession',
): Session {
  const accessToken = textAt(data, `${field}.accessToken`);
  return {
    accessToken,
    refreshToken: textAt(data, `${field}.refreshToken`),
    hat: textAt(data, `${field}.hat.id`),
    role: textAt(data, `${field}.hat.role`),
    caller: api.withToken(accessToken),
  };
}

export async function signIn(api: Api, email: string, network: string, hat?: string): Promise<Session> {
  const data = await api.as(null).told(SIGN_IN, { email, password: PASSWORD, network, hat });
  return sessionIn(api, data, 'signIn');
}

export async function refresh(api: Api, refreshToken: string): Promise<Session> {
  return sessionIn(api, await api.as(null).told(REFRESH, { refreshToken }), 'refreshSession');
}

export async function changeHat(api: Api, session: Session, hat: string): Promise<Session> {
  return sessionIn(api, await session.caller.told(CHANGE_HAT, { hat }), 'changeHat');
}

/** Invites somebody and gives the secret of the link. */
export async function invite(
  inviter: Caller,
  email: string,
  hats: readonly { role: string; partnerId?: string }[],
): Promise<string> {
  const data = await inviter.told(INVITE, { input: { email, name: 'Neue Person', hats } });
  return textAt(data, 'inviteAccount.invitationLink').split('/passwort/')[1] ?? '';
}

/** Invites somebody who takes the invitation up at once. */
export async function welcome(
  api: Api,
  inviter: Caller,
  email: string,
  hats: readonly { role: string; partnerId?: string }[],
): Promise<void> {
  const token = await invite(inviter, email, hats);
  await api.as(null).told(SET_PASSWORD, { token, password: PASSWORD });
}

/** Another one-time link for an account that has a password, as a recovery mail will bring one. */
export async function recoveryLink(test: TestDatabase, email: string, networkId: string): Promise<string> {
  const token = newSecretToken(networkId);
  const made = await test.owner.query(
    `insert into one_time_links (network_id, id, account_id, secret_hash, expires_at)
     select network_id, $3, id, $4, app.clock() + interval '1 hour' from accounts where network_id = $1 and email = $2`,
    [networkId, email, token.id, token.secretHash],
  );
  if (made.rowCount !== 1) throw new Error(`Nobody has the address ${email}.`);
  return token.text;
}
