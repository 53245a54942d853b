import { at, listAt, textAt } from '../support/api-json';
import { openStage, type Cast, type Stage } from '../support/api-cast';
import { today } from '../support/api-preparations';
import type { Caller } from '../support/api-server';
import {
  ME,
  PASSWORD,
  SIGN_IN,
  invite,
  recoveryLink,
  refresh,
  SET_PASSWORD,
  signIn,
  welcome,
} from '../support/api-sign-in';
import * as story from '../support/api-story';

/** Somebody leaves, or changes what she is: nobody does so with work in hand, and what ends, ends at once. */
let stage: Stage;
let cast: Cast;
let networks = 0;
let anna: string;
let email: string;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  cast = await stage.cast(`abschied-${(networks += 1)}`);
  email = `anna-${networks}@example.org`;
  anna = await joins(cast.senderLead, email, [{ role: 'PROFESSIONAL', partnerId: cast.senderPartner }]);
});
afterAll(() => stage.close());

const DISABLE = 'mutation ($id: ID!) { disableAccount(id: $id) { id name } }';
const SET_HATS = 'mutation ($input: SetHatsInput!) { setHats(input: $input) { id hats { role } } }';
const REASSIGN = 'mutation ($input: ReassignWorkInput!) { reassignWork(input: $input) }';
const wrong = { code: 'UNAUTHENTICATED', details: { reason: 'WRONG_CREDENTIALS' } };
const ended = { code: 'UNAUTHENTICATED', details: { reason: 'SESSION_ENDED' } };
const forbidden = (reason: string): object => ({ code: 'FORBIDDEN', details: { reason } });
const openWork = (field: string, count: number): object => ({
  ...{ code: 'CONFLICT', details: { field, reason: 'OPEN_WORK', count } },
});

interface HatWish {
  readonly role: string;
  readonly partnerId?: string;
}

/** Invited, with a password of her own. */
async function joins(inviter: Caller, address: string, hats: readonly HatWish[]): Promise<string> {
  await welcome(cast.api, inviter, address, hats);
  const found = await cast.test.owner.query<{ id: string }>(
    'select id from accounts where network_id = $1 and email = $2',
    [cast.town.networkId, address],
  );
  return found.rows[0]?.id ?? '';
}

const comes = (address = email) => signIn(cast.api, address, cast.town.slug);
const credentials = (password: string): object => ({ email, password, network: cast.town.slug });

describe('whoever is disabled', () => {
  it('is signed out at once, and refused at the door like a wrong password', async () => {
    const session = await comes();
    expect(at(await cast.senderLead.told(DISABLE, { id: anna }), 'disableAccount.id')).toBe(anna);
    expect(await session.caller.refused(ME)).toEqual(ended);
    await expect(refresh(cast.api, session.refreshToken)).rejects.toThrow();
    const nobody = cast.api.as(null);
    const refusals = [
      await nobody.refused(SIGN_IN, credentials(PASSWORD)),
      await nobody.refused(SIGN_IN, credentials('falsch falsch')),
    ];
    expect(refusals).toEqual([wrong, wrong]);
  });

  it('comes in by no link, neither an old one nor one that was sent before', async () => {
    const invited = await invite(cast.senderLead, 'neu@example.org', [
      { role: 'PRIVACY_DESK', partnerId: cast.senderPartner },
    ]);
    const recovery = await recoveryLink(cast.test, email, cast.town.networkId);
    const found = await cast.test.owner.query<{ id: string }>(
      `select id from accounts where network_id = $1 and email = 'neu@example.org'`,
      [cast.town.networkId],
    );
    for (const id of [anna, found.rows[0]?.id]) await cast.senderLead.told(DISABLE, { id });
    for (const token of [invited, recovery])
      expect(await cast.api.as(null).refused(SET_PASSWORD, { token, password: PASSWORD })).toEqual({
        ...{ code: 'INVALID_INPUT', details: { field: 'token', reason: 'LINK_ENDED' } },
      });
  });

  it('has given her work on before: a family, and what she received', async () => {
    const session = await comes();
    const colleague = cast.people.sender.accountId;
    await story.recordFamily(session.caller);
    await receives(session.caller);
    expect(await cast.senderLead.refused(DISABLE, { id: anna })).toEqual(openWork('id', 2));
    await session.caller.told(ME);
    const input = { fromAccountId: anna, toAccountId: colleague };
    expect(await cast.senderLead.told(REASSIGN, { input })).toEqual({ reassignWork: 2 });
    await cast.senderLead.told(DISABLE, { id: anna });
  });

  it('leaves nothing behind that nobody sees: what was closed lies in the intake then', async () => {
    const session = await comes();
    const id = await receives(session.caller);
    await session.caller.told(story.COMPLETE, { id });
    const ask = 'query ($id: ID!) { referral(id: $id) { state responsible { id } } }';
    expect(at(await cast.sender.told(ask, { id }), 'referral')).toBeNull();
    await cast.senderLead.told(DISABLE, { id: anna });
    expect(at(await cast.sender.told(ask, { id }), 'referral')).toEqual({
      state: 'COMPLETED',
      responsible: null,
    });
  });
});

/** A referral that the recipient's people send to the sending partner, and that is accepted there. */
async function receives(by: Caller): Promise<string> {
  const family = await story.recordFamily(cast.recipient);
  const form = { family, recipients: [cast.senderPartner], items: [['m', 'CONTACT']] as const };
  await story.signedForm(cast.recipient, { ...form, validFrom: today() });
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(cast.recipient, { family, to: cast.senderPartner, payload });
  await cast.recipient.told(story.SEND, { id });
  await by.told(story.ACCEPT, { id });
  return id;
}

describe('who disables whom', () => {
  it('no lead another partner’s people, no coordinator a professional', async () => {
    expect(await cast.recipientLead.refused(DISABLE, { id: anna })).toEqual({
      ...{ code: 'NOT_FOUND', details: { field: 'id' } },
    });
    expect(await cast.coordination.refused(DISABLE, { id: anna })).toEqual(forbidden('NOT_YOUR_PEOPLE'));
  });

  it('a coordinator a partner’s only lead, and none of two', async () => {
    const second = await cast.town.person(cast.senderPartner, 'PARTNER_LEAD');
    const id = cast.people.senderLead.accountId;
    expect(await cast.coordination.refused(DISABLE, { id })).toEqual(forbidden('LEAD_EXISTS'));
    await cast.senderLead.told(DISABLE, { id: second.accountId });
    await cast.coordination.told(DISABLE, { id });
  });

  it('a coordinator a practice of one as a whole, once its families are somebody’s', async () => {
    const id = cast.people.recipientLead.accountId;
    await cast.test.owner.query(
      `insert into hats (network_id, id, account_id, partner_id, role) values ($1, uuidv7(), $2, $3, 'PROFESSIONAL')`,
      [cast.town.networkId, id, cast.recipientPartner],
    );
    const session = await cast.town.person(cast.recipientPartner, 'PROFESSIONAL');
    const family = await story.recordFamily(cast.api.as(session));
    await cast.test.owner.query('update families set responsible_account_id = $2 where id = $1', [
      family.id,
      id,
    ]);
    expect(await cast.coordination.refused(DISABLE, { id })).toEqual(openWork('id', 1));
    const input = { fromAccountId: id, toAccountId: session.accountId };
    expect(await cast.recipientLead.told(REASSIGN, { input })).toEqual({ reassignWork: 1 });
    await cast.coordination.told(DISABLE, { id });
  });

  it('nobody oneself without a successor', async () => {
    const own = cast.people.senderLead.accountId;
    expect(await cast.senderLead.refused(DISABLE, { id: own })).toEqual(forbidden('LAST_LEAD'));
    await cast.town.person(cast.senderPartner, 'PARTNER_LEAD');
    await cast.senderLead.told(DISABLE, { id: own });
    const { accountId } = cast.town.coordinator;
    expect(await cast.coordination.refused(DISABLE, { id: accountId })).toEqual(
      forbidden('LAST_COORDINATOR'),
    );
  });
});

describe('hats', () => {
  const hats = (...roles: string[]): object => ({
    input: { accountId: anna, hats: roles.map((role) => ({ role, partnerId: cast.senderPartner })) },
  });
  const rolesIn = (data: Parameters<typeof at>[0]): string[] =>
    listAt(data, 'setHats.hats')
      .map((hat) => textAt(hat, 'role'))
      .sort();

  it('are given, kept and taken away in one step; whoever wears what ends is signed out', async () => {
    const session = await comes();
    const more = await cast.senderLead.told(SET_HATS, hats('PROFESSIONAL', 'PRIVACY_DESK'));
    expect(rolesIn(more)).toEqual(['PRIVACY_DESK', 'PROFESSIONAL']);
    await session.caller.told(ME);
    expect(rolesIn(await cast.senderLead.told(SET_HATS, hats('PRIVACY_DESK')))).toEqual(['PRIVACY_DESK']);
    expect(await session.caller.refused(ME)).toEqual(ended);
    expect((await comes()).role).toBe('PRIVACY_DESK');
    expect(rolesIn(await cast.senderLead.told(SET_HATS, hats('PROFESSIONAL')))).toEqual(['PROFESSIONAL']);
    expect((await comes()).role).toBe('PROFESSIONAL');
  });

  it('of a professional are not taken away with work in hand', async () => {
    await story.recordFamily((await comes()).caller);
    expect(await cast.senderLead.refused(SET_HATS, hats('PRIVACY_DESK'))).toEqual(openWork('input.hats', 1));
    const kept = await cast.senderLead.told(SET_HATS, hats('PROFESSIONAL', 'PRIVACY_DESK'));
    expect(rolesIn(kept)).toHaveLength(2);
  });

  it('that somebody has elsewhere stay, whatever a lead sets', async () => {
    const two = [cast.senderPartner, cast.recipientPartner];
    await cast.test.owner.query(
      `insert into hats (network_id, id, account_id, partner_id, role) values ($1, uuidv7(), $2, $3, 'PROFESSIONAL')`,
      [cast.town.networkId, anna, two[1]],
    );
    await cast.senderLead.told(SET_HATS, { input: { accountId: anna, hats: [] } });
    const found = await cast.test.owner.query<{ partner_id: string }>(
      'select partner_id from hats where account_id = $1 and ended_at is null',
      [anna],
    );
    expect(found.rows).toEqual([{ partner_id: two[1] }]);
  });

  it('are nobody’s to give to oneself, and the last lead keeps hers', async () => {
    const self = (...roles: string[]): object => {
      const wishes = roles.map((role) => ({ role, partnerId: cast.senderPartner }));
      return { input: { accountId: cast.people.senderLead.accountId, hats: wishes } };
    };
    expect(await cast.senderLead.refused(SET_HATS, self('PARTNER_LEAD', 'PROFESSIONAL'))).toEqual(
      forbidden('OWN_HATS'),
    );
    expect(await cast.senderLead.refused(SET_HATS, self())).toEqual(forbidden('LAST_LEAD'));
  });

  it('are not given to whoever was disabled', async () => {
    await cast.senderLead.told(DISABLE, { id: anna });
    expect(await cast.senderLead.refused(SET_HATS, hats('PROFESSIONAL', 'PRIVACY_DESK'))).toEqual({
      ...{ code: 'ILLEGAL_TRANSITION', details: { state: 'DISABLED' } },
    });
  });
});
