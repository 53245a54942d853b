import type { Role } from '../../src/domain/actor';
import { at, textAt } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { openStage, type Cast, type Stage } from '../support/api-cast';
import { INVITE, ME, SET_PASSWORD, PASSWORD, invite, signIn, welcome } from '../support/api-sign-in';

/** Who gives which hat: the coordination keeps the network, each institution its own people, nobody a hat to oneself. */
let stage: Stage;
let cast: Cast;
let networks = 0;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  cast = await stage.cast(`einladung-${(networks += 1)}`);
});
afterAll(() => stage.close());

const notYours = { code: 'FORBIDDEN', details: { reason: 'HAT_NOT_YOURS_TO_GIVE' } };
const otherHat = { code: 'FORBIDDEN', details: { reason: 'OTHER_HAT' } };
const inField = (code: string, reason?: string): object => ({
  code,
  details: { field: 'input.hats[0].partnerId', ...(reason === undefined ? {} : { reason }) },
});
const needsPartner = inField('INVALID_INPUT', 'REQUIRED');
const noPartner = inField('NOT_FOUND');

type Where = 'nowhere' | 'own' | 'other' | 'new' | 'unknown' | 'foreign';
type Inviter = 'coordination' | 'senderLead' | 'sender' | 'desk' | 'auditor';
type Row = readonly [inviter: Inviter, role: Role, at: Where, outcome: object | 'invited'];

/** Each inviter, each role, each place. `own` is the sender's partner; `new` has no lead; `foreign` is in another network. */
const MAY_GIVE: readonly Row[] = [
  ['coordination', 'COORDINATOR', 'nowhere', 'invited'],
  ['coordination', 'COORDINATOR', 'own', 'invited'],
  ['coordination', 'AUDITOR', 'nowhere', 'invited'],
  ['coordination', 'PARTNER_LEAD', 'new', 'invited'],
  ['coordination', 'PARTNER_LEAD', 'nowhere', needsPartner],
  ['coordination', 'PARTNER_LEAD', 'unknown', noPartner],
  ['coordination', 'PARTNER_LEAD', 'foreign', noPartner],
  ['coordination', 'PARTNER_LEAD', 'own', { code: 'FORBIDDEN', details: { reason: 'LEAD_EXISTS' } }],
  ['coordination', 'AUDITOR', 'foreign', noPartner],
  ['coordination', 'PROFESSIONAL', 'new', notYours],
  ['coordination', 'PROFESSIONAL', 'own', notYours],
  ['coordination', 'PRIVACY_DESK', 'new', notYours],
  ['senderLead', 'PARTNER_LEAD', 'own', 'invited'],
  ['senderLead', 'PROFESSIONAL', 'own', 'invited'],
  ['senderLead', 'PRIVACY_DESK', 'own', 'invited'],
  ['senderLead', 'COORDINATOR', 'nowhere', notYours],
  ['senderLead', 'COORDINATOR', 'own', notYours],
  ['senderLead', 'AUDITOR', 'nowhere', notYours],
  ['senderLead', 'AUDITOR', 'own', notYours],
  ['senderLead', 'PARTNER_LEAD', 'other', notYours],
  ['senderLead', 'PROFESSIONAL', 'other', notYours],
  ['senderLead', 'PROFESSIONAL', 'unknown', notYours],
  ['senderLead', 'PROFESSIONAL', 'foreign', notYours],
  ['senderLead', 'PROFESSIONAL', 'nowhere', notYours],
  ['senderLead', 'PRIVACY_DESK', 'other', notYours],
  ['sender', 'PROFESSIONAL', 'own', otherHat],
  ['desk', 'PRIVACY_DESK', 'own', otherHat],
  ['auditor', 'AUDITOR', 'nowhere', otherHat],
];

async function inviterOf(name: Inviter): Promise<Caller> {
  if (name === 'desk') return cast.api.as(await cast.town.person(cast.senderPartner, 'PRIVACY_DESK'));
  if (name === 'auditor') return cast.api.as(await cast.town.person(null, 'AUDITOR'));
  return cast[name];
}

async function placeOf(where: Where): Promise<string | undefined> {
  if (where === 'nowhere') return undefined;
  if (where === 'unknown') return '01890000-0000-7000-8000-000000000000';
  if (where === 'new') return cast.town.partner('Neue Beratungsstelle');
  if (where === 'foreign') return (await stage.cast(`einladung-fremd-${networks}`)).senderPartner;
  return where === 'own' ? cast.senderPartner : cast.recipientPartner;
}

it.each(MAY_GIVE)('%s gives %s %s', async (inviter, role, where, outcome) => {
  const caller = await inviterOf(inviter);
  const hats = [{ role, partnerId: await placeOf(where) }];
  const before = await countAccounts();
  const answer = await caller.ask(INVITE, { input: { email: 'neu@example.org', name: 'Neue Person', hats } });
  const [error] = answer.errors;
  expect(error === undefined ? 'invited' : { code: error.code, details: error.details }).toEqual(outcome);
  expect((await countAccounts()) - before).toBe(outcome === 'invited' ? 1 : 0);
});

async function countAccounts(): Promise<number> {
  const found = await stage.test.owner.query<{ n: number }>(
    'select count(*) as n from accounts where network_id = $1',
    [cast.town.networkId],
  );
  return Number(found.rows[0]?.n);
}

it('makes nothing when one of several hats is not the inviter’s to give', async () => {
  const before = await countAccounts();
  const hats = [
    { role: 'PROFESSIONAL', partnerId: cast.senderPartner },
    { role: 'AUDITOR', partnerId: undefined },
  ];
  const input = { email: 'neu@example.org', name: 'Neue Person', hats };
  expect(await cast.senderLead.refused(INVITE, { input })).toEqual(notYours);
  expect(await countAccounts()).toBe(before);
});

it('counts as a lead who has taken up the invitation, and only while account and hat last', async () => {
  const partnerId = await cast.town.partner('Neue Beratungsstelle');
  const lead = [{ role: 'PARTNER_LEAD', partnerId }];
  const second = (email: string): Promise<unknown> =>
    cast.coordination
      .ask(INVITE, { input: { email, name: 'Zweite', hats: lead } })
      .then(({ errors }) => errors[0]?.details);
  await invite(cast.coordination, 'nie-gekommen@example.org', lead);
  await welcome(cast.api, cast.coordination, 'erste@example.org', lead);
  expect(await second('zweite@example.org')).toEqual({ reason: 'LEAD_EXISTS' });
  await stage.test.owner.query(`update accounts set state = 'DISABLED' where email = 'erste@example.org'`);
  expect(await second('zweite@example.org')).toBeUndefined();
});

it('gives the invited lead the own institution, who then invites its people', async () => {
  const partnerId = await cast.town.partner('Neue Beratungsstelle');
  const slug = cast.town.slug;
  await welcome(cast.api, cast.coordination, 'leitung@example.org', [{ role: 'PARTNER_LEAD', partnerId }]);
  const lead = await signIn(cast.api, 'leitung@example.org', slug);
  await welcome(cast.api, lead.caller, 'fachkraft@example.org', [{ role: 'PROFESSIONAL', partnerId }]);
  const professional = await signIn(cast.api, 'fachkraft@example.org', slug);
  expect(await professional.caller.told('{ families { nodes { id } } }')).toEqual({
    families: { nodes: [] },
  });
});

it.each([['neu@example.org'], ['NEU@Example.org']])(
  'takes an address once in a network: %s',
  async (email) => {
    await invite(cast.coordination, 'neu@example.org', [{ role: 'AUDITOR' }]);
    const input = { email, name: 'Noch eine', hats: [{ role: 'AUDITOR' }] };
    expect(await cast.coordination.refused(INVITE, { input })).toEqual({
      code: 'CONFLICT',
      details: { field: 'input.email', reason: 'EMAIL_TAKEN' },
    });
  },
);

it('takes the same address in a second network: it is a second account', async () => {
  const other = await stage.cast(`einladung-zweite-${networks}`);
  await welcome(cast.api, cast.coordination, 'neu@example.org', [{ role: 'AUDITOR' }]);
  await welcome(cast.api, other.coordination, 'neu@example.org', [{ role: 'COORDINATOR' }]);
  expect((await signIn(cast.api, 'neu@example.org', cast.town.slug)).role).toBe('AUDITOR');
  expect((await signIn(cast.api, 'neu@example.org', other.town.slug)).role).toBe('COORDINATOR');
});

it('refuses the same hat twice', async () => {
  const hats = [{ role: 'AUDITOR' }, { role: 'AUDITOR' }];
  const input = { email: 'neu@example.org', name: 'Neue Person', hats };
  const refusal = await cast.coordination.refused(INVITE, { input });
  expect(at(refusal.details, 'field')).toMatch(/^input\.hats/);
  expect(['CONFLICT', 'INVALID_INPUT']).toContain(refusal.code);
});

it('shows the link once, in the answer to the invitation, under the address of the service', async () => {
  const input = { email: 'neu@example.org', name: 'Neue Person', hats: [{ role: 'AUDITOR' }] };
  const data = await cast.coordination.told(INVITE, { input });
  const link = textAt(data, 'inviteAccount.invitationLink');
  expect(link.startsWith(`${cast.api.url}/passwort/${cast.town.networkId}.`)).toBe(true);
  const token = link.split('/passwort/')[1] ?? '';
  await cast.api.as(null).told(SET_PASSWORD, { token, password: PASSWORD });
  const session = await signIn(cast.api, 'neu@example.org', cast.town.slug);
  const me = await session.caller.told('{ me { invitationLink } }');
  expect(me).toEqual({ me: { invitationLink: null } });
  expect(await session.caller.told(ME)).toMatchObject({ me: { hat: { role: 'AUDITOR' } } });
});
