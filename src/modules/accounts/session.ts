import { DateTime } from 'luxon';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { newId } from '../../domain/ids';
import { insertRefreshToken, insertSession } from './account-repository';
import type { Hat } from './account.entity';
import { newSecretToken } from './secret-token';

/** Hours after which a session ends although it is used: once a working day somebody proves who they are. */
export const SESSION_HOURS = 12;

/** What signing in, changing hats and refreshing give: who one is now, and the next refresh token. */
export interface OpenSession {
  readonly person: Person;
  readonly refreshToken: string;
  readonly now: Date;
}

export async function beginSession(work: Work, hat: Hat): Promise<OpenSession> {
  const id = newId();
  const { networkId, accountId } = hat;
  const expiresAt = DateTime.fromJSDate(work.now).plus({ hours: SESSION_HOURS }).toJSDate();
  await insertSession(work, { networkId, id, accountId, hatId: hat.id, expiresAt });
  return openSession(work, id, hat);
}

/** Gives a session that holds its next refresh token. */
export async function openSession(work: Work, sessionId: string, hat: Hat): Promise<OpenSession> {
  const token = newSecretToken(hat.networkId);
  await insertRefreshToken(work, hat.networkId, sessionId, token);
  return { person: wearing(hat, sessionId), refreshToken: token.text, now: work.now };
}

function wearing(hat: Hat, sessionId: string): Person {
  return {
    kind: 'PERSON',
    networkId: hat.networkId,
    accountId: hat.accountId,
    sessionId,
    hatId: hat.id,
    role: hat.role,
    partnerId: hat.partnerId,
  };
}
