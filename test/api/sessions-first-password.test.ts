import { randomBytes } from 'node:crypto';
import { newId } from '../../src/domain/ids';
import { moveWorld, returnToPresent } from '../support/api-clock';
import { startApi, type Api } from '../support/api-server';
import { PASSWORD, SET_PASSWORD, SIGN_IN, invite, recoveryLink, signIn } from '../support/api-sign-in';
import { makeTown, type Town } from '../support/people';
import { makeNetwork, openTestDatabase, type TestDatabase } from '../support/test-database';

/** A link sets a password once, within seven days; the operator's first link like any other. */
let test: TestDatabase;
let town: Town;
let api: Api;
let foreignNetwork: string;
let guests = 0;
beforeAll(async () => {
  test = await openTestDatabase();
  town = await makeTown(test, 'altstadt');
  foreignNetwork = (await makeNetwork(test, 'nachbarstadt')).id;
  api = await startApi(test);
});
afterEach(() => returnToPresent(test));
afterAll(async () => {
  await api.close();
  await test.close();
});

const linkEnded = { code: 'INVALID_INPUT', details: { field: 'token', reason: 'LINK_ENDED' } };

interface Guest {
  readonly email: string;
  readonly token: string;
}

async function guest(): Promise<Guest> {
  const email = `gast-${(guests += 1)}@example.org`;
  return { email, token: await invite(api.as(town.coordinator), email, [{ role: 'AUDITOR' }]) };
}

function setPassword(token: string, password = PASSWORD): Promise<unknown> {
  return api.as(null).told(SET_PASSWORD, { token, password });
}

function refusedPassword(token: string, password = PASSWORD): Promise<unknown> {
  return api.as(null).refused(SET_PASSWORD, { token, password });
}

it('begins a network: the operator’s link lets its first coordinator in', async () => {
  const { token } = await makeNetwork(test, 'neustadt');
  const email = 'koordination@neustadt.example.org';
  const variables = { email, password: PASSWORD, network: 'neustadt' };
  expect(await api.as(null).refused(SIGN_IN, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await setPassword(token)).toEqual({ setPassword: true });
  expect((await signIn(api, email, 'neustadt')).role).toBe('COORDINATOR');
});

it.each([
  ['eleven characters', 'x'.repeat(11), 'TOO_SHORT'],
  ['201 characters', 'x'.repeat(201), 'TOO_LONG'],
  ['eleven birds', '🐦'.repeat(11), 'TOO_SHORT'],
])('refuses a password of %s and keeps the link', async (_name, password, reason) => {
  const { email, token } = await guest();
  expect(await refusedPassword(token, password)).toEqual({
    code: 'INVALID_INPUT',
    details: { field: 'password', reason },
  });
  await setPassword(token);
  expect((await signIn(api, email, 'altstadt')).role).toBe('AUDITOR');
});

it.each([
  ['twelve characters', 'x'.repeat(12)],
  ['200 characters', 'x'.repeat(200)],
  ['twelve birds', '🐦'.repeat(12)],
])('takes a password of %s', async (_name, password) => {
  const { email, token } = await guest();
  await setPassword(token, password);
  const session = await api.as(null).ask(SIGN_IN, { email, password, network: 'altstadt' });
  expect(session.errors).toEqual([]);
});

it('works once', async () => {
  const { token } = await guest();
  await setPassword(token);
  expect(await refusedPassword(token, 'etwas anderes und langes')).toEqual(linkEnded);
});

it('sets one password when two people send it at once', async () => {
  const { token } = await guest();
  const answers = await Promise.all(
    ['das erste lange Passwort', 'das zweite lange Passwort'].map((password) =>
      api.as(null).ask(SET_PASSWORD, { token, password }),
    ),
  );
  const outcomes = answers.map((answer) => answer.errors[0]?.details ?? 'done');
  expect(outcomes).toHaveLength(2);
  expect(outcomes).toContainEqual('done');
  expect(outcomes).toContainEqual(linkEnded.details);
});

it.each([
  ['another secret', (t: string[]) => [t[0], t[1], randomBytes(32).toString('base64url')]],
  ['a shorter secret', (t: string[]) => [t[0], t[1], t[2]?.slice(0, -2)]],
  ['another link', (t: string[]) => [t[0], newId(), t[2]]],
  ['another network', (t: string[]) => [foreignNetwork, t[1], t[2]]],
  ['a network that does not exist', (t: string[]) => [newId(), t[1], t[2]]],
  ['a part more', (t: string[]) => [...t, 'x']],
  ['a part less', (t: string[]) => t.slice(0, 2)],
  ['no parts at all', () => ['kein-link']],
])('does not take a link with %s, and keeps the right one', async (_name, bend) => {
  const { token } = await guest();
  expect(await refusedPassword(bend(token.split('.')).join('.'))).toEqual(linkEnded);
  expect(await setPassword(token)).toEqual({ setPassword: true });
});

it.each([
  { minutes: 7 * 24 * 60 - 1, outcome: 'done' },
  { minutes: 7 * 24 * 60 + 1, outcome: linkEnded.details },
])('holds seven days: after $minutes minutes $outcome', async ({ minutes, outcome }) => {
  const { token } = await guest();
  await moveWorld(test, minutes);
  const answer = await api.as(null).ask(SET_PASSWORD, { token, password: PASSWORD });
  expect(answer.errors[0]?.details ?? 'done').toEqual(outcome);
});

it('does not let a disabled account back in', async () => {
  const { email, token } = await guest();
  await setPassword(token);
  await test.owner.query(`update accounts set state = 'DISABLED' where email = $1`, [email]);
  const again = await recoveryLink(test, email, town.networkId);
  await api.as(null).ask(SET_PASSWORD, { token: again, password: PASSWORD });
  const variables = { email, password: PASSWORD, network: 'altstadt' };
  expect(await api.as(null).refused(SIGN_IN, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
});
