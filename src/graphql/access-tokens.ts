import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { ROLES, type Person, type Role } from '../domain/actor';
import { isId } from '../domain/ids';

/** Minutes an access token holds. The session behind it is checked at every use, so ending it ends the token. */
export const ACCESS_TOKEN_MINUTES = 15;

/** How far the clocks of two services may differ. */
const CLOCK_SKEW_SECONDS = 60;

const ISSUER = 'hilfenetz';
const AUDIENCE = 'hilfenetz-api';
const TYPE = 'at+jwt';
const ALGORITHM = 'HS256';

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface AccessTokens {
  issue(person: Person, now: Date): IssuedToken;
  /** The person of a token, or null for anything but a token of ours that holds now. */
  personOf(token: string): Person | null;
}

/** Everything a verifier could leave open is pinned: algorithm, key id, type, issuer, audience, expiry. */
export function accessTokens(secret: Buffer): AccessTokens {
  const keyid = createHash('sha256').update('hilfenetz token key').update(secret).digest('hex').slice(0, 16);
  return {
    issue(person, now) {
      const issued = Math.floor(now.getTime() / 1000);
      const expires = issued + ACCESS_TOKEN_MINUTES * 60;
      const claims = {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: person.accountId,
        net: person.networkId,
        sid: person.sessionId,
        hat: person.hatId,
        role: person.role,
        partner: person.partnerId,
        iat: issued,
        exp: expires,
      };
      const token = jwt.sign(claims, secret, {
        algorithm: ALGORITHM,
        header: { alg: ALGORITHM, typ: TYPE, kid: keyid },
      });
      return { token, expiresAt: new Date(expires * 1000) };
    },
    personOf(token) {
      const verified = verify(token, secret);
      if (verified === null || verified.header.typ !== TYPE || verified.header.kid !== keyid) return null;
      return personFrom(verified.payload);
    },
  };
}

function verify(token: string, secret: Buffer): jwt.Jwt | null {
  try {
    return jwt.verify(token, secret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      maxAge: `${ACCESS_TOKEN_MINUTES}m`,
      complete: true,
    });
  } catch {
    return null;
  }
}

/** Fifteen minutes at the most, whatever the token says, and not from a time to come. */
function holdsNoLongerThanIssued(payload: jwt.JwtPayload): boolean {
  const { iat, exp } = payload;
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  return exp - iat <= ACCESS_TOKEN_MINUTES * 60 && iat <= Date.now() / 1000 + CLOCK_SKEW_SECONDS;
}

function personFrom(payload: jwt.JwtPayload | string): Person | null {
  if (typeof payload === 'string' || !holdsNoLongerThanIssued(payload)) return null;
  const { net, sub, sid, hat, role, partner } = payload as Record<string, unknown>;
  if (![net, sub, sid, hat].every((id) => typeof id === 'string' && isId(id))) return null;
  if (partner !== null && !(typeof partner === 'string' && isId(partner))) return null;
  if (!ROLES.includes(role as Role)) return null;
  return {
    kind: 'PERSON',
    networkId: net as string,
    accountId: sub as string,
    sessionId: sid as string,
    hatId: hat as string,
    role: role as Role,
    partnerId: partner,
  };
}
