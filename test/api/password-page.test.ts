import { openStage, type Cast, type Stage } from '../support/api-cast';
import type { Answer } from '../support/api-server';
import { PASSWORD, SIGN_IN, invite, signIn } from '../support/api-sign-in';

/** The page behind a one-time link, as a browser without JavaScript uses it. */
let stage: Stage;
let cast: Cast;
let guests = 0;
beforeAll(async () => {
  stage = await openStage();
  cast = await stage.cast('seite');
});
afterAll(() => stage.close());

interface Guest {
  readonly email: string;
  readonly token: string;
}

async function guest(): Promise<Guest> {
  const email = `gast-${(guests += 1)}@example.org`;
  return { email, token: await invite(cast.coordination, email, [{ role: 'AUDITOR' }]) };
}

function look(token: string): Promise<Answer> {
  return cast.api.send({ method: 'GET', path: `/passwort/${token}` });
}

function type(token: string, fields: Record<string, string>): Promise<Answer> {
  return cast.api.send({ method: 'POST', path: `/passwort/${token}`, body: new URLSearchParams(fields) });
}

const same = (password: string): Record<string, string> => ({ password, again: password });
const titleOf = (page: Answer): string => /<h1>(.*?)<\/h1>/.exec(page.text)?.[1] ?? '';
const problemOf = (page: Answer): string => /role="alert">(.*?)</.exec(page.text)?.[1] ?? '';

const ENDED = 'Dieser Link gilt nicht mehr';
const FORM = 'Passwort festlegen';

async function everything(): Promise<unknown> {
  const links = await stage.test.owner.query('select id, used_at from one_time_links order by id');
  const accounts = await stage.test.owner.query('select id, state, version from accounts order by id');
  const audit = await stage.test.owner.query('select count(*) from audit_events');
  return [links.rows, accounts.rows, audit.rows];
}

it('shows a form that works without JavaScript', async () => {
  const { token } = await guest();
  const page = await look(token);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(titleOf(page)).toBe(FORM);
  expect(page.text).toContain('<html lang="de">');
  expect(page.text).toContain('<form method="post">');
  expect(page.text).not.toMatch(/<script|javascript:| on[a-z]+=/i);
});

it('changes nothing when it is looked at, however often', async () => {
  const { email, token } = await guest();
  const before = await everything();
  for (let times = 0; times < 3; times += 1) await look(token);
  expect(await everything()).toEqual(before);
  await type(token, same(PASSWORD));
  expect((await signIn(cast.api, email, 'seite')).role).toBe('AUDITOR');
});

it('tells nobody by looking whether a link holds', async () => {
  const { token } = await guest();
  const fresh = await look(token);
  await type(token, same(PASSWORD));
  for (const other of [token, 'kein-link']) expect((await look(other)).text).toBe(fresh.text);
});

it('sets the password when it is sent', async () => {
  const { email, token } = await guest();
  const page = await type(token, same(PASSWORD));
  expect(page.status).toBe(200);
  expect(titleOf(page)).toBe('Ihr Passwort ist gespeichert');
  expect((await signIn(cast.api, email, 'seite')).role).toBe('AUDITOR');
});

it.each([
  ['two that are not the same', { password: PASSWORD, again: `${PASSWORD}.` }, /nicht gleich/],
  ['only one', { password: PASSWORD }, /nicht gleich/],
  ['one that is too short', same('kurz'), /zu kurz.*12 Zeichen/],
  ['one that is too long', same('x'.repeat(201)), /zu lang.*200 Zeichen/],
  ['one that is far too long', same('x'.repeat(1001)), /zu lang.*200 Zeichen/],
  ['none', same(''), /geben Sie ein Passwort ein/],
  ['blanks', same('                '), /geben Sie ein Passwort ein/],
  ['nothing at all', {}, /geben Sie ein Passwort ein/],
])('asks again for a password after %s, and keeps the link', async (_name, fields: object, problem) => {
  const { email, token } = await guest();
  const page = await type(token, fields as Record<string, string>);
  expect(page.status).toBe(400);
  expect(titleOf(page)).toBe(FORM);
  expect(problemOf(page)).toMatch(problem);
  const variables = { email, password: PASSWORD, network: 'seite' };
  expect(await cast.api.as(null).refused(SIGN_IN, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await type(token, same(PASSWORD))).status).toBe(200);
});

it.each([
  ['was used', (token: string) => type(token, same(PASSWORD)).then(() => token)],
  ['is another’s with a letter changed', (token: string) => Promise.resolve(token.replace(/.{2}$/, 'AA'))],
  ['is none', () => Promise.resolve('kein-link')],
  [
    'names a network that does not exist',
    (token: string) => Promise.resolve(token.replace(/^.{8}/, '00000000')),
  ],
])('says that a link has ended which %s', async (_name, bend) => {
  const { token } = await guest();
  const page = await type(await bend(token), same('ein anderes langes Passwort'));
  expect(page.status).toBe(400);
  expect(titleOf(page)).toBe(ENDED);
});

it('says so too when the seven days are over', async () => {
  const { token } = await guest();
  await stage.test.setTime(new Date(Date.now() + 8 * 86_400_000).toISOString());
  const page = await type(token, same(PASSWORD));
  await stage.test.resetTime();
  expect(titleOf(page)).toBe(ENDED);
});

const CANARY = 'kanarienvogel <b>&"\'';

it.each([
  ['a good password', same(`${CANARY} ist lang genug`)],
  ['a short one', same('<b>&"\'')],
  ['two', { password: CANARY, again: `${CANARY}${CANARY}` }],
  ['other fields', { [CANARY]: CANARY, password: 'kurz', again: 'kurz' }],
])('gives back nothing that was typed: %s', async (_name, fields: object) => {
  const { token } = await guest();
  const page = await type(token, fields as Record<string, string>);
  for (const typed of ['kanarienvogel', '<b>', token, token.split('.')[2] ?? token]) {
    expect(page.text).not.toContain(typed);
    expect(cast.api.log()).not.toContain(typed);
  }
});

it('gives back nothing of the address', async () => {
  const page = await look('kanarienvogel%22%3E%3Cscript%3E');
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('kanarienvogel');
  expect(page.text).not.toContain('<script');
});

describe.each([
  ['looked at', (token: string) => look(token)],
  ['sent', (token: string) => type(token, same(PASSWORD))],
  ['refused', (token: string) => type(token, same('kurz'))],
])('a page that was %s', (_name, act) => {
  it('is kept nowhere, tells no other page its address, and runs nothing foreign', async () => {
    const { token } = await guest();
    const { headers } = await act(token);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
    const policy = rulesOf(headers.get('content-security-policy') ?? '');
    expect(policy.get('default-src')).toMatch(/^'(self|none)'$/);
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toMatch(/^'(self|none)'$/);
    expect(policy.get('base-uri')).toMatch(/^'(self|none)'$/);
    expect(policy.get('object-src') ?? policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src') ?? policy.get('default-src')).not.toMatch(/unsafe|http|\*/);
  });
});

function rulesOf(policy: string): ReadonlyMap<string, string> {
  return new Map(
    policy.split(';').map((rule) => {
      const [name = '', ...values] = rule.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );
}

it.each(['PUT', 'DELETE', 'PATCH'])('does nothing on %s', async (method) => {
  const { token } = await guest();
  const before = await everything();
  const answer = await cast.api.send({ method, path: `/passwort/${token}` });
  expect(answer.status).toBe(404);
  expect(await everything()).toEqual(before);
});

it('refuses a form of two megabytes', async () => {
  const { token } = await guest();
  const answer = await type(token, same('x'.repeat(2_000_000)));
  expect(answer.status).toBe(413);
});
