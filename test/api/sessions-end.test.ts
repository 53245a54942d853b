import { newId } from '../../src/domain/ids';
import { at, listAt, textAt } from '../support/api-json';
import { moveWorld, returnToPresent } from '../support/api-clock';
import type { Caller } from '../support/api-server';
import { openStage, type Cast, type Stage } from '../support/api-cast';
import {
  CHANGE_HAT,
  ME,
  PASSWORD,
  REFRESH,
  SET_PASSWORD,
  changeHat,
  recoveryLink,
  refresh,
  signIn,
  welcome,
  type Session,
} from '../support/api-sign-in';

/** What ends a session ends it at once: for questions, for changes, and for the refresh token. */
let stage: Stage;
let cast: Cast;
let networks = 0;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  cast = await stage.cast(`sitzung-${(networks += 1)}`);
  const hats = ['PARTNER_LEAD', 'PROFESSIONAL'].map((role) => ({ role, partnerId: cast.senderPartner }));
  await welcome(cast.api, cast.senderLead, EMAIL, hats);
});
afterEach(() => returnToPresent(stage.test));
afterAll(() => stage.close());

const EMAIL = 'zwei-huete@example.org';
const ended = { code: 'UNAUTHENTICATED', details: { reason: 'SESSION_ENDED' } };
const notValid = { code: 'UNAUTHENTICATED', details: { reason: 'TOKEN_NOT_VALID' } };

async function begin(): Promise<Session> {
  return signIn(cast.api, EMAIL, cast.town.slug);
}

async function otherHat(session: Session): Promise<string> {
  const hats = listAt(await session.caller.told(ME), 'me.hats').map((hat) => textAt(hat, 'id'));
  const other = hats.find((id) => id !== session.hat);
  if (other === undefined) throw new Error('There is only one hat.');
  return other;
}

async function expectOver(session: Session): Promise<void> {
  expect(await session.caller.refused(ME)).toEqual(ended);
  expect(await session.caller.refused('mutation { signOut }')).toEqual(ended);
  expect(await cast.api.as(null).refused(REFRESH, { refreshToken: session.refreshToken })).toEqual(ended);
}

async function expectHolds(caller: Caller): Promise<void> {
  expect(at(await caller.told(ME), 'me.email')).toBe(EMAIL);
}

describe('changing the hat', () => {
  it('stops the access and the refresh token of the hat before, at once', async () => {
    const before = await begin();
    const after = await changeHat(cast.api, before, await otherHat(before));
    await expectOver(before);
    await expectHolds(after.caller);
    await expectHolds((await refresh(cast.api, after.refreshToken)).caller);
  });

  it('puts on the hat that was asked for', async () => {
    const before = await begin();
    const wanted = await otherHat(before);
    const after = await changeHat(cast.api, before, wanted);
    expect(at(await after.caller.told(ME), 'me.hat.id')).toBe(wanted);
  });

  it('finds no hat of somebody else, and none that has ended; the session goes on as it was', async () => {
    const session = await begin();
    const own = await otherHat(session);
    await stage.test.owner.query('update hats set ended_at = app.clock() where id = $1', [own]);
    const notFound = { code: 'NOT_FOUND', details: { field: 'hat' } };
    for (const hat of [cast.people.senderLead.hatId, cast.people.sender.hatId, own, newId()])
      expect(await session.caller.refused(CHANGE_HAT, { hat })).toEqual(notFound);
    await expectHolds(session.caller);
    await expectHolds((await refresh(cast.api, session.refreshToken)).caller);
  });

  it('leaves other sessions of the person alone', async () => {
    const [one, other] = [await begin(), await begin()];
    await changeHat(cast.api, one, await otherHat(one));
    await expectHolds(other.caller);
  });
});

describe('a request', () => {
  const register = `registerPartner(input: { name: "Nie eingetragen", kind: OTHER, topicAreaIds: [], districtIds: [],
    secrecyRegime: OTHER }) { id }`;
  const twoHats = { code: 'INVALID_INPUT', details: { field: 'mutation', reason: 'ONE_HAT_A_REQUEST' } };
  const partners = async (): Promise<unknown> =>
    (await stage.test.owner.query(`select 1 from partners where name = 'Nie eingetragen'`)).rowCount;

  it('changes nothing more once the hat has changed', async () => {
    const { hatId } = cast.town.coordinator;
    const document = `mutation ($hat: ID!) { changeHat(hat: $hat) { hat { id } } ${register} }`;
    expect(await cast.coordination.refused(document, { hat: hatId })).toEqual(twoHats);
    expect(await partners()).toBe(0);
  });

  it('changes nothing under the hat of a session that it has only just begun', async () => {
    const document = `mutation ($email: String!, $password: String!, $network: String!) {
      signIn(email: $email, password: $password, network: $network) { hat { id } } ${register} }`;
    const variables = { email: EMAIL, password: PASSWORD, network: cast.town.slug };
    expect(await cast.coordination.refused(document, variables)).toEqual(twoHats);
    expect(await partners()).toBe(0);
  });

  it('changes nothing more once it has signed out', async () => {
    expect(await cast.coordination.refused(`mutation { signOut ${register} }`)).toEqual(ended);
    expect(await partners()).toBe(0);
  });
});

describe('refreshing', () => {
  it('exchanges each token once', async () => {
    const first = await begin();
    const second = await refresh(cast.api, first.refreshToken);
    expect(await cast.api.as(null).refused(REFRESH, { refreshToken: first.refreshToken })).toEqual(ended);
    const third = await refresh(cast.api, second.refreshToken);
    await expectHolds(third.caller);
  });

  it('gives one pair when the same token is sent twice at once', async () => {
    const { refreshToken } = await begin();
    const answers = await Promise.all([1, 2].map(() => cast.api.as(null).ask(REFRESH, { refreshToken })));
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
  });

  it('keeps the hat', async () => {
    const before = await begin();
    const changed = await changeHat(cast.api, before, await otherHat(before));
    expect((await refresh(cast.api, changed.refreshToken)).hat).toBe(changed.hat);
  });

  it.each([
    ['another secret', (t: string[]) => [t[0], t[1], Buffer.alloc(32, 7).toString('base64url')]],
    ['another id', (t: string[]) => [t[0], t[0], t[2]]],
    ['another network', (t: string[]) => [t[1], t[1], t[2]]],
    ['no form at all', () => ['kein', 'token']],
  ])('takes no token with %s', async (_name, bend) => {
    const session = await begin();
    const refreshToken = bend(session.refreshToken.split('.')).join('.');
    expect(await cast.api.as(null).refused(REFRESH, { refreshToken })).toEqual(ended);
    await expectHolds((await refresh(cast.api, session.refreshToken)).caller);
  });

  it('does not take a link’s secret, nor a link a refresh token', async () => {
    const session = await begin();
    const link = await recoveryLink(stage.test, EMAIL, cast.town.networkId);
    expect(await cast.api.as(null).refused(REFRESH, { refreshToken: link })).toEqual(ended);
    expect(
      await cast.api.as(null).refused(SET_PASSWORD, { token: session.refreshToken, password: PASSWORD }),
    ).toEqual({ code: 'INVALID_INPUT', details: { field: 'token', reason: 'LINK_ENDED' } });
  });
});

describe('a session stops at once', () => {
  it('when it is signed out, and no other with it', async () => {
    const [session, other] = [await begin(), await begin()];
    expect(await session.caller.told('mutation { signOut }')).toEqual({ signOut: true });
    await expectOver(session);
    await expectHolds(other.caller);
  });

  it('when the account is disabled', async () => {
    const session = await begin();
    await stage.test.owner.query(
      `update accounts set state = 'DISABLED' where network_id = $1 and email = $2`,
      [cast.town.networkId, EMAIL],
    );
    await expectOver(session);
  });

  it('when its hat has been taken away', async () => {
    const session = await begin();
    await stage.test.owner.query('update hats set ended_at = app.clock() where id = $1', [session.hat]);
    await expectOver(session);
    expect((await begin()).hat).not.toBe(session.hat);
  });

  it('when a password is set, wherever it was begun', async () => {
    const sessions = [await begin(), await begin()];
    const token = await recoveryLink(stage.test, EMAIL, cast.town.networkId);
    await cast.api.as(null).told(SET_PASSWORD, { token, password: PASSWORD });
    for (const session of sessions) await expectOver(session);
    await expectHolds((await begin()).caller);
  });
});

describe('time', () => {
  it('ends an access token after fifteen minutes, not before', async () => {
    const session = await begin();
    await moveWorld(stage.test, 14);
    await expectHolds(session.caller);
    await moveWorld(stage.test, 16);
    expect(await session.caller.refused(ME)).toEqual(notValid);
    await expectHolds((await refresh(cast.api, session.refreshToken)).caller);
  });

  it('ends a session after twelve hours, however often it is refreshed', async () => {
    const session = await begin();
    await moveWorld(stage.test, 11 * 60 + 59);
    const late = await refresh(cast.api, session.refreshToken);
    await expectHolds(late.caller);
    await moveWorld(stage.test, 12 * 60 + 1);
    await expectOver(late);
  });
});
