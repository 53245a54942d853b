import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { ACCESS_TOKEN_MINUTES, accessTokens } from '../../src/graphql/access-tokens';
import { COLLEAGUE, OTHER, OWN, SELF, hat } from '../support/hats';

const secret = createHash('sha512').update('a secret of the tests').digest();
const otherSecret = createHash('sha512').update('another').digest();
const tokens = accessTokens(secret);
const person = hat('PROFESSIONAL', OWN);

const now = (): number => Math.floor(Date.now() / 1000);
const kid = (() => {
  const [header = ''] = tokens.issue(person, new Date()).token.split('.');
  const read = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { kid: string };
  return read.kid;
})();

const claims = (): Record<string, unknown> => ({
  iss: 'hilfenetz',
  aud: 'hilfenetz-api',
  sub: person.accountId,
  net: person.networkId,
  sid: person.sessionId,
  hat: person.hatId,
  role: 'PROFESSIONAL',
  partner: OWN,
  iat: now(),
  exp: now() + 900,
});
interface Forgery {
  readonly claims?: Record<string, unknown>;
  readonly header?: Partial<jwt.JwtHeader>;
  readonly secret?: Buffer | null;
}

/** A token signed as ours are, but for what is given. Undefined claims are left out. */
function forge(forgery: Forgery = {}): string {
  const header = { alg: 'HS256', typ: 'at+jwt', kid, ...forgery.header };
  const key = forgery.secret === null ? '' : (forgery.secret ?? secret);
  const all: Record<string, unknown> = { ...claims(), ...forgery.claims };
  const payload = JSON.parse(JSON.stringify(all)) as object;
  // without this the library would add the claim by itself
  const noTimestamp = all.iat === undefined;
  return jwt.sign(payload, key, { algorithm: header.alg as jwt.Algorithm, header, noTimestamp });
}

/** Swaps the claims under the signature of another token. */
function alter(token: string, change: Record<string, unknown>): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
  const changed = Buffer.from(JSON.stringify({ ...read, ...change })).toString('base64url');
  return [header, changed, signature].join('.');
}

const valid = (): string => tokens.issue(person, new Date()).token;

describe('A token is nobody’s', () => {
  it.each<[string, Forgery]>([
    ['signed with no algorithm', { header: { alg: 'none' }, secret: null }],
    ['signed with HS384', { header: { alg: 'HS384' } }],
    ['signed with HS512', { header: { alg: 'HS512' } }],
    ['signed with another secret', { secret: otherSecret }],
    ['for another audience', { claims: { aud: 'another' } }],
    ['for no audience', { claims: { aud: undefined } }],
    ['of another issuer', { claims: { iss: 'another' } }],
    ['of no issuer', { claims: { iss: undefined } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['of no type', { header: { typ: undefined } }],
    ['of another key', { header: { kid: 'another' } }],
    ['of no key', { header: { kid: undefined } }],
    ['that never expires', { claims: { exp: undefined } }],
    ['that does not say when it was issued', { claims: { iat: undefined } }],
    ['that expired a second ago', { claims: { iat: now() - 900, exp: now() - 1 } }],
    ['that promises more than fifteen minutes', { claims: { iat: now() - 30, exp: now() + 871 } }],
    ['that promises a year', { claims: { exp: now() + 31_536_000 } }],
    [
      'that is older than fifteen minutes, whatever it promises',
      { claims: { iat: now() - 901, exp: now() + 60 } },
    ],
    ['from a day to come', { claims: { iat: now() + 86_400, exp: now() + 86_400 + 900 } }],
    ['that is not valid yet', { claims: { nbf: now() + 600 } }],
    ['without a network', { claims: { net: undefined } }],
    ['whose network is no identifier', { claims: { net: 'hamm' } }],
    ['without an account', { claims: { sub: undefined } }],
    ['without a session', { claims: { sid: undefined } }],
    ['whose session is a number', { claims: { sid: 7 } }],
    ['without a hat', { claims: { hat: undefined } }],
    ['without a role', { claims: { role: undefined } }],
    ['of a role that there is not', { claims: { role: 'OPERATOR' } }],
    ['of several roles', { claims: { role: ['PROFESSIONAL'] } }],
    ['that is silent about its partner', { claims: { partner: undefined } }],
    ['whose partner is no identifier', { claims: { partner: '' } }],
  ])('%s', (_title, forgery) => {
    expect(tokens.personOf(forge(forgery))).toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ['role', { role: 'COORDINATOR' }],
    ['network', { net: OTHER }],
    ['partner', { partner: OTHER }],
    ['account', { sub: COLLEAGUE }],
    ['session', { sid: COLLEAGUE }],
    ['hat', { hat: COLLEAGUE }],
    ['expiry', { exp: now() + 3600 }],
  ])('with its %s altered', (_title, change) => {
    expect(tokens.personOf(alter(valid(), change))).toBeNull();
  });

  it.each(['', '.', '..', 'a.b.c', 'null', '{}', 'Bearer x', 'eyJhbGciOiJub25lIn0.e30.', '\u0000'])(
    'that is none: %j',
    (text) => {
      expect(tokens.personOf(text)).toBeNull();
    },
  );

  it('with its signature cut off, emptied or swapped', () => {
    const [header = '', payload = ''] = valid().split('.');
    const [, , signature = ''] = forge({ claims: { role: 'AUDITOR' } }).split('.');
    const texts = [`${header}.${payload}`, `${header}.${payload}.`, `${header}.${payload}.${signature}`];
    expect(texts.map((text) => tokens.personOf(text))).toEqual([null, null, null]);
  });

  it('read with another secret than it was issued with', () => {
    expect(accessTokens(otherSecret).personOf(valid())).toBeNull();
  });

  it('sixteen minutes after it was issued', () => {
    const earlier = new Date(Date.now() - 16 * 60_000);
    expect(tokens.personOf(tokens.issue(person, earlier).token)).toBeNull();
  });
});

describe('A token', () => {
  it('tells whose it is, and nothing else than was put into it', () => {
    expect(tokens.personOf(valid())).toEqual(person);
    expect(tokens.personOf(forge())).toEqual(person);
    const coordinator = hat('COORDINATOR', null);
    expect(tokens.personOf(tokens.issue(coordinator, new Date()).token)).toEqual(coordinator);
    expect(tokens.personOf(forge({ claims: { admin: true, kind: 'SYSTEM' } }))).toEqual(person);
  });

  it('holds fifteen minutes and says so', () => {
    const moment = new Date('2026-11-21T12:00:00.900Z');
    expect(ACCESS_TOKEN_MINUTES).toBe(15);
    expect(tokens.issue(person, moment).expiresAt.toISOString()).toBe('2026-11-21T12:15:00.000Z');
    const recent = new Date(Date.now() - 14 * 60_000);
    expect(tokens.personOf(tokens.issue(person, recent).token)?.accountId).toBe(SELF);
  });

  it('carries no name and no address, only identifiers, the role and its times', () => {
    const read = jwt.decode(valid()) as Record<string, unknown>;
    expect(Object.keys(read).sort()).toEqual(
      ['aud', 'exp', 'hat', 'iat', 'iss', 'net', 'partner', 'role', 'sid', 'sub'].sort(),
    );
  });
});
