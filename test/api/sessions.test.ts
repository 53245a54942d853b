import { at, textAt } from '../support/api-json';
import { startApi, type Api } from '../support/api-server';
import { ME, PASSWORD, SIGN_IN, invite, signIn, welcome } from '../support/api-sign-in';
import { makeTown, type Town } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Signing in: what is told to whom, and under which hat one comes in. */
let test: TestDatabase;
let town: Town;
let api: Api;
let partner: string;
beforeAll(async () => {
  test = await openTestDatabase();
  town = await makeTown(test, 'hafenstadt');
  api = await startApi(test);
  partner = await town.partner('Familienbüro am Hafen');
  const coordination = api.as(town.coordinator);
  const lead = api.as(await town.person(partner, 'PARTNER_LEAD'));
  await welcome(api, coordination, 'ada@example.org', [{ role: 'AUDITOR' }]);
  await welcome(api, lead, 'bea@example.org', [
    { role: 'PROFESSIONAL', partnerId: partner },
    { role: 'PARTNER_LEAD', partnerId: partner },
  ]);
  await invite(coordination, 'eingeladen@example.org', [{ role: 'AUDITOR' }]);
  for (const email of ['gesperrt@example.org', 'hutlos@example.org'])
    await welcome(api, coordination, email, [{ role: 'AUDITOR' }]);
  await test.owner.query(`update accounts set state = 'DISABLED' where email = 'gesperrt@example.org'`);
  await test.owner.query(`update hats set ended_at = app.clock() where account_id =
    (select id from accounts where email = 'hutlos@example.org')`);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const right = { email: 'ada@example.org', password: PASSWORD, network: 'hafenstadt' };

it.each([
  ['a wrong password', { ...right, password: `${PASSWORD}!` }],
  ['the password in another case', { ...right, password: PASSWORD.toUpperCase() }],
  ['an unknown address', { ...right, email: 'niemand@example.org' }],
  ['an unknown network', { ...right, network: 'nirgendwo' }],
  ['an account that has no password yet', { ...right, email: 'eingeladen@example.org' }],
  ['a disabled account', { ...right, email: 'gesperrt@example.org' }],
  ['an account without a hat', { ...right, email: 'hutlos@example.org' }],
  [
    'a wrong password with a hat',
    { ...right, password: 'falsch falsch falsch', hat: '01890000-0000-7000-8000-000000000000' },
  ],
])('tells nobody which: %s is refused with the same words', async (_name, variables) => {
  const answer = await api.as(null).ask(SIGN_IN, variables);
  const { errors, status, data } = answer;
  expect({ status, data, errors: errors.map((error) => ({ ...error, errorId: '' })) }).toEqual({
    status: 200,
    data: null,
    errors: [
      {
        message: 'Sign in first.',
        path: ['signIn'],
        code: 'UNAUTHENTICATED',
        details: { reason: 'WRONG_CREDENTIALS' },
        errorId: '',
      },
    ],
  });
});

it.each([
  ['as it was given', 'ada@example.org'],
  ['in capitals', 'ADA@EXAMPLE.ORG'],
  ['with blanks around it', '  Ada@example.org '],
])('takes the address %s', async (_name, email) => {
  expect(await (await signIn(api, email, 'hafenstadt')).caller.told(ME)).toMatchObject({
    me: { email: 'ada@example.org' },
  });
});

it('takes a password however its umlauts are made', async () => {
  const password = 'Grüße an Öznur und Jürgen';
  const token = await invite(api.as(town.coordinator), 'umlaut@example.org', [{ role: 'AUDITOR' }]);
  const set = `mutation ($token: String!, $password: String!) { setPassword(token: $token, password: $password) }`;
  await api.as(null).told(set, { token, password: password.normalize('NFC') });
  const variables = { ...right, email: 'umlaut@example.org', password: password.normalize('NFD') };
  expect((await api.as(null).ask(SIGN_IN, variables)).errors).toEqual([]);
});

it('does not let in to another network with the same address and password', async () => {
  await makeTown(test, 'bergstadt');
  expect(await api.as(null).refused(SIGN_IN, { ...right, network: 'bergstadt' })).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

it('gives a token of fifteen minutes', async () => {
  const before = Date.now();
  const data = await api.as(null).told(SIGN_IN, right);
  const ends = Date.parse(textAt(data, 'signIn.expiresAt'));
  expect(ends - before).toBeGreaterThan(14 * 60_000);
  expect(ends - before).toBeLessThanOrEqual(15 * 60_000 + 1_000);
});

describe('somebody with two hats', () => {
  async function hats(): Promise<Record<string, string>> {
    const data = await (await signIn(api, 'bea@example.org', 'hafenstadt')).caller.told(ME);
    const rows = at(data, 'me.hats') as readonly { id: string; role: string }[];
    return Object.fromEntries(rows.map((row) => [row.role, row.id]));
  }

  it('comes in under the hat named', async () => {
    const own = await hats();
    for (const role of ['PARTNER_LEAD', 'PROFESSIONAL']) {
      const session = await signIn(api, 'bea@example.org', 'hafenstadt', own[role]);
      expect(await session.caller.told(ME)).toMatchObject({ me: { hat: { id: own[role], role } } });
    }
  });

  it('comes in under the hat used last when none is named', async () => {
    const own = await hats();
    for (const role of ['PARTNER_LEAD', 'PROFESSIONAL', 'PARTNER_LEAD']) {
      await signIn(api, 'bea@example.org', 'hafenstadt', own[role]);
      expect((await signIn(api, 'bea@example.org', 'hafenstadt')).role).toBe(role);
    }
  });

  it('is told of a hat that is not the own, but only with the right password', async () => {
    const foreign = (await signIn(api, 'ada@example.org', 'hafenstadt')).hat;
    const wish = { ...right, email: 'bea@example.org', hat: foreign };
    expect(await api.as(null).refused(SIGN_IN, wish)).toEqual({
      code: 'NOT_FOUND',
      details: { field: 'hat' },
    });
    expect(await api.as(null).refused(SIGN_IN, { ...wish, password: 'falsch falsch falsch' })).toEqual({
      code: 'UNAUTHENTICATED',
      details: { reason: 'WRONG_CREDENTIALS' },
    });
  });

  it('acts under one of them only', async () => {
    const own = await hats();
    const lead = await signIn(api, 'bea@example.org', 'hafenstadt', own.PARTNER_LEAD);
    const professional = await signIn(api, 'bea@example.org', 'hafenstadt', own.PROFESSIONAL);
    const otherHat = { code: 'FORBIDDEN', details: { reason: 'OTHER_HAT' } };
    expect(await lead.caller.refused('{ families { nodes { id } } }')).toEqual(otherHat);
    expect(await professional.caller.refused('{ agreements { nodes { id } } }')).toEqual(otherHat);
  });
});

it('tells me who I am, with my hats, and no link', async () => {
  const session = await signIn(api, 'bea@example.org', 'hafenstadt');
  const me = await session.caller.told(
    '{ me { name email invitationLink hat { role partner { name } } hats { role partner { id } } } }',
  );
  expect(me).toMatchObject({
    me: {
      name: 'Neue Person',
      email: 'bea@example.org',
      invitationLink: null,
      hat: { role: session.role, partner: { name: 'Familienbüro am Hafen' } },
      hats: [{ partner: { id: partner } }, { partner: { id: partner } }],
    },
  });
});

it('knows nobody without a token', async () => {
  expect(await api.as(null).refused(ME)).toEqual({ code: 'UNAUTHENTICATED', details: {} });
});
