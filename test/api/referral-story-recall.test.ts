import { MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { CONTACT, HEALTH, referralIn, type TwoForms } from '../support/api-closing';
import { at, type Json } from '../support/api-json';
import type { Caller } from '../support/api-server';
import * as story from '../support/api-story';
import { watchTrail } from '../support/api-trail';

/** A referral that went astray: unreadable in the same call, in whatever state, and its deletion is asked for. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('rueckruf');
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const { RECALL, CONFIRM_DELETION } = story;
const VIEW = `state availableActions withdrawReason outcome payload { category text } family { id }
  deletion { askedAt confirmedAt } consentDecision { allowed } events { action }`;
const REFERRAL = `query ($id: ID!) { referral(id: $id) { ${VIEW} } }`;
const RECALLED = `mutation ($id: ID!) { recallReferral(id: $id) { ${VIEW} } }`;
const INBOX = '{ referrals(box: RECEIVED, first: 100) { nodes { id payload { text } } } }';

async function see(caller: Caller, id: string): Promise<Json | undefined> {
  return at(await caller.told(REFERRAL, { id }), 'referral');
}

const moment = expect.stringMatching(/^2027-03-01T/) as unknown;
const open = { askedAt: moment, confirmedAt: null };
const actionsOf = (seen: Json | undefined): unknown[] =>
  (at(seen, 'events') as { action: string }[]).map((event) => event.action);

/** What stands in the tables of what the recipient could read. */
async function readableRows(id: string): Promise<unknown> {
  const { rows } = await cast.test.owner.query(
    `select (select count(*)::int from payload_items where referral_id = $1 and resting) as sent,
            (select count(*)::int from received_items where referral_id = $1 and reading is not null) as received`,
    [id],
  );
  return rows[0];
}

describe.each([
  { from: 'REQUESTED', to: 'WITHDRAWN', outcome: null },
  { from: 'ACCEPTED', to: 'WITHDRAWN', outcome: null },
  { from: 'IN_PROGRESS', to: 'WITHDRAWN', outcome: null },
  { from: 'ON_HOLD', to: 'WITHDRAWN', outcome: null },
  { from: 'COMPLETED', to: 'WITHDRAWN', outcome: 'SUPPORT_FINISHED' },
  { from: 'DECLINED', to: 'DECLINED', outcome: null },
  { from: 'WITHDRAWN', to: 'WITHDRAWN', outcome: null },
  { from: 'CONSENT_REVOKED', to: 'CONSENT_REVOKED', outcome: null },
])('a referral recalled while $from', ({ from, to, outcome }) => {
  const moves = from !== to;
  let made: TwoForms;
  let before: Json | undefined;
  let told: Json | undefined;
  beforeAll(async () => {
    made = await referralIn(cast, from);
    before = await see(cast.sender, made.id);
    told = at(await cast.sender.told(RECALLED, { id: made.id }), 'recallReferral');
  });

  it('is answered with what it has become, and leaves the sender its own text', () => {
    expect(told).toMatchObject({ state: to, outcome, deletion: open, payload: [CONTACT, HEALTH] });
    const reason = moves ? 'MISDIRECTED' : at(before, 'withdrawReason');
    expect(told).toMatchObject({ withdrawReason: reason, availableActions: [] });
    expect(actionsOf(told)).toEqual([...actionsOf(before), ...(moves ? ['RECALL'] : [])]);
  });

  it('is unreadable to the recipient from then on, which is asked to delete it', async () => {
    expect(await readableRows(made.id)).toEqual({ sent: 0, received: 0 });
    expect(await see(cast.recipient, made.id)).toMatchObject({
      state: to,
      payload: null,
      family: null,
      deletion: open,
      consentDecision: { allowed: false },
      availableActions: ['CONFIRM_DELETION'],
    });
    const nodes = at(await cast.recipient.told(INBOX), 'referrals.nodes');
    expect(nodes).toContainEqual({ id: made.id, payload: null });
  });

  it('shows the coordination its state, and neither the reason nor the request', async () => {
    expect(await see(cast.coordination, made.id)).toMatchObject({
      state: to,
      withdrawReason: null,
      deletion: null,
      payload: null,
      availableActions: [],
    });
  });

  it('is recalled once', async () => {
    expect(await cast.sender.refused(RECALL, { id: made.id })).toEqual({
      code: 'CONFLICT',
      details: { field: 'id', reason: 'RECALLED_ALREADY' },
    });
  });

  it('goes on by no step of either side', async () => {
    for (const step of [story.ACCEPT, story.DECLINE, story.START, story.HOLD, story.COMPLETE])
      expect(await cast.recipient.refused(step, { id: made.id })).toMatchObject({
        code: 'ILLEGAL_TRANSITION',
      });
    for (const step of [story.SEND, story.WITHDRAW])
      expect(await cast.sender.refused(step, { id: made.id })).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('is confirmed as deleted by the recipient, once, and both sides see when', async () => {
    expect(await cast.sender.refused(CONFIRM_DELETION, { id: made.id })).toEqual({
      code: 'FORBIDDEN',
      details: { reason: 'OTHER_SIDE' },
    });
    await cast.recipient.told(CONFIRM_DELETION, { id: made.id });
    for (const side of [cast.sender, cast.recipient])
      expect(await see(side, made.id)).toMatchObject({
        state: to,
        availableActions: [],
        deletion: { askedAt: moment, confirmedAt: moment },
      });
    expect(await cast.recipient.refused(CONFIRM_DELETION, { id: made.id })).toEqual({
      code: 'CONFLICT',
      details: { field: 'referralId', reason: 'CONFIRMED_ALREADY' },
    });
    expect(await see(cast.recipient, made.id)).toMatchObject({ payload: null });
  });
});

it('is the sender’s alone: the recipient and a stranger are refused, and nothing closes', async () => {
  const { id } = await referralIn(cast, 'ACCEPTED');
  expect(await cast.recipient.refused(RECALL, { id })).toEqual({
    code: 'FORBIDDEN',
    details: { reason: 'OTHER_SIDE' },
  });
  for (const document of [RECALL, CONFIRM_DELETION])
    expect(await cast.stranger.refused(document, { id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await see(cast.recipient, id)).toMatchObject({ payload: [CONTACT, HEALTH], deletion: null });
});

it('is of what was sent: a draft is withdrawn, and one that was withdrawn is over', async () => {
  const { id } = await referralIn(cast, 'DRAFT');
  for (const state of ['DRAFT', 'WITHDRAWN']) {
    expect(await cast.sender.refused(RECALL, { id })).toEqual({
      code: 'ILLEGAL_TRANSITION',
      details: { state },
    });
    if (state === 'DRAFT') await cast.sender.told(story.WITHDRAW, { id });
  }
});

it.each(['REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'])(
  'no deletion is confirmed of what was not recalled: %s',
  async (state) => {
    const { id } = await referralIn(cast, state);
    expect(await cast.recipient.refused(CONFIRM_DELETION, { id })).toEqual({
      code: 'ILLEGAL_TRANSITION',
      details: { state },
    });
    expect(await see(cast.recipient, id)).toMatchObject({ deletion: null });
  },
);

it('leaves another referral of the same family as it is', async () => {
  const made = await referralIn(cast, 'ACCEPTED');
  const payload = [['m', CONTACT.category, CONTACT.text]] as const;
  const { family } = made;
  const other = await story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload });
  await cast.sender.told(story.SEND, { id: other });
  await cast.sender.told(RECALL, { id: made.id });
  expect(await see(cast.recipient, other)).toMatchObject({ state: 'REQUESTED', payload: [CONTACT] });
});

it('is on record with who did it, and so is who was refused', async () => {
  const { id } = await referralIn(cast, 'ACCEPTED');
  const trail = await watchTrail(cast.test.owner);
  await cast.recipient.refused(RECALL, { id });
  await cast.sender.told(RECALL, { id });
  await cast.recipient.told(CONFIRM_DELETION, { id });
  const { sender, recipient } = cast.people;
  const objects = [`REFERRAL ${id}`];
  const done = { decision: 'DONE', basis: 'CONSENT', objects };
  expect((await trail.news()).filter((event) => event.decision !== 'READ')).toMatchObject([
    {
      operation: 'recallReferral',
      decision: 'REFUSED',
      reason: 'OTHER_SIDE',
      account: recipient.accountId,
      objects,
    },
    { operation: 'recallReferral', account: sender.accountId, ...done },
    { operation: 'confirmDeletion', account: recipient.accountId, ...done },
  ]);
});
