import { at, listAt, type Json } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import * as story from '../support/api-story';

/** A revocation in mid-work: what rested on it becomes unreadable, the rest stays, and closing never depends on it. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('widerruf');
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const REFERRAL = `query ($id: ID!) { referral(id: $id) {
  state availableActions payload { category text } consentDecision { allowed reason item { category } }
  restriction { since answerDue answer } family { id } } }`;

const { ACCEPT, COMPLETE, HOLD, REVOKE, SEND, START } = story;

interface InWork {
  readonly family: story.FamilyOnRecord;
  readonly contact: string;
  readonly health: string;
  readonly id: string;
}

/** Two forms carry one referral: one for how to reach the mother, one for the child's health. */
async function sent(): Promise<InWork> {
  const family = await story.recordFamily(cast.sender);
  const to = cast.recipientPartner;
  const form = { family, recipients: [to], validFrom: MONDAY };
  const contact = await story.signedForm(cast.sender, { ...form, items: [['m', 'CONTACT']] });
  const health = await story.signedForm(cast.sender, { ...form, items: [['k', 'CHILD_HEALTH']] });
  const payload = [
    ['m', 'CONTACT', 'Telefon am Vormittag'],
    ['k', 'CHILD_HEALTH', 'trinkt schlecht'],
  ] as const;
  const id = await story.draftReferral(cast.sender, { family, to, payload });
  await cast.sender.told(SEND, { id });
  return { family, contact, health, id };
}

async function see(caller: Caller, id: string): Promise<Json | undefined> {
  return at(await caller.told(REFERRAL, { id }), 'referral');
}

function revoke(made: InWork, consentId: string): Promise<Json> {
  return cast.sender.told(REVOKE, { consentId, revokedBy: made.family.member('m') });
}

const CONTACT = { category: 'CONTACT', text: 'Telefon am Vormittag' };
const HEALTH = { category: 'CHILD_HEALTH', text: 'trinkt schlecht' };

it('ends a referral that nobody has accepted, whole, when one of its items is revoked', async () => {
  const made = await sent();
  await revoke(made, made.health);
  expect(await see(cast.recipient, made.id)).toMatchObject({
    state: 'CONSENT_REVOKED',
    payload: null,
    restriction: null,
    consentDecision: { allowed: false, reason: 'REVOKED' },
  });
  expect(await cast.recipient.refused(ACCEPT, { id: made.id })).toEqual({
    code: 'ILLEGAL_TRANSITION',
    details: { state: 'CONSENT_REVOKED' },
  });
});

describe.each([
  { state: 'ACCEPTED', steps: [ACCEPT], actions: ['START', 'COMPLETE', 'ANSWER_RESTRICTION'] },
  { state: 'IN_PROGRESS', steps: [ACCEPT, START], actions: ['HOLD', 'COMPLETE', 'ANSWER_RESTRICTION'] },
  { state: 'ON_HOLD', steps: [ACCEPT, START, HOLD], actions: ['START', 'COMPLETE', 'ANSWER_RESTRICTION'] },
  { state: 'COMPLETED', steps: [ACCEPT, COMPLETE], actions: ['ANSWER_RESTRICTION'] },
])('a revocation of one item while $state', ({ state, steps, actions }) => {
  let made: InWork;
  beforeAll(async () => {
    made = await sent();
    for (const step of steps) await cast.recipient.told(step, { id: made.id });
    await revoke(made, made.health);
  });

  it('leaves the state and makes only what was revoked unreadable', async () => {
    expect(await see(cast.recipient, made.id)).toMatchObject({
      state,
      availableActions: actions,
      payload: [CONTACT],
      family: null,
    });
  });

  it('tells both sides, with the day by which the recipient answers, ten working days on', async () => {
    const restriction = {
      since: expect.stringMatching(/^2027-03-01T/) as unknown,
      answerDue: '2027-03-15',
      answer: null,
    };
    expect(await see(cast.recipient, made.id)).toMatchObject({ restriction });
    expect(await see(cast.sender, made.id)).toMatchObject({ restriction });
    expect(await see(cast.coordination, made.id)).toMatchObject({ state, restriction: null });
  });

  it('tells the recipient only that it was revoked, the sender also what', async () => {
    expect(at(await see(cast.recipient, made.id), 'consentDecision')).toEqual({
      allowed: false,
      reason: 'REVOKED',
      item: null,
    });
    expect(at(await see(cast.sender, made.id), 'consentDecision')).toEqual({
      allowed: false,
      reason: 'REVOKED',
      item: { category: 'CHILD_HEALTH' },
    });
  });

  it('leaves the sender its own text', async () => {
    expect(at(await see(cast.sender, made.id), 'payload')).toEqual([CONTACT, HEALTH]);
  });
});

it('completes what was revoked: closing never depends on a consent', async () => {
  const made = await sent();
  await cast.recipient.told(ACCEPT, { id: made.id });
  await revoke(made, made.health);
  await revoke(made, made.contact);
  await cast.recipient.told(START, { id: made.id });
  await cast.recipient.told(COMPLETE, { id: made.id });
  expect(await see(cast.recipient, made.id)).toMatchObject({
    state: 'COMPLETED',
    availableActions: ['ANSWER_RESTRICTION'],
  });
});

it('gives the recipient nothing to read, not an empty page, when everything was revoked', async () => {
  const made = await sent();
  await cast.recipient.told(ACCEPT, { id: made.id });
  await revoke(made, made.health);
  await revoke(made, made.contact);
  expect(at(await see(cast.recipient, made.id), 'payload')).toBeNull();
});

it('keeps the first day to answer when a second item is revoked later', async () => {
  const made = await sent();
  await cast.recipient.told(ACCEPT, { id: made.id });
  await revoke(made, made.health);
  await cast.test.setTime('2027-03-03T09:00:00Z');
  await revoke(made, made.contact);
  await cast.test.setTime(MONDAY_MORNING);
  expect(at(await see(cast.recipient, made.id), 'restriction.answerDue')).toBe('2027-03-15');
});

it('leaves other referrals of the family as they are', async () => {
  const made = await sent();
  const other = await story.draftReferral(cast.sender, {
    family: made.family,
    to: cast.recipientPartner,
    payload: [['m', 'CONTACT', 'Telefon am Vormittag']],
  });
  await cast.sender.told(SEND, { id: other });
  await revoke(made, made.health);
  expect(await see(cast.recipient, other)).toMatchObject({ state: 'REQUESTED', payload: [CONTACT] });
});

it('shows a revoked form as revoked, item by item, and refuses to send on it', async () => {
  const made = await sent();
  await revoke(made, made.contact);
  const data = await cast.sender.told(
    'query ($id: ID!) { consent(id: $id) { state releases { state } missingSigners { id } } }',
    { id: made.contact },
  );
  expect(at(data, 'consent')).toEqual({
    state: 'REVOKED',
    releases: [{ state: 'REVOKED' }],
    missingSigners: [],
  });
  const payload = [['m', 'CONTACT', 'noch einmal']] as const;
  const { family } = made;
  const again = await story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload });
  expect(await cast.sender.refused(SEND, { id: again })).toEqual({
    code: 'CONSENT_REQUIRED',
    details: { reason: 'REVOKED', field: 'payload[0].category' },
  });
});

it('is revoked only by somebody who gave something of it, and only while something of it holds', async () => {
  const made = await sent();
  expect(
    await cast.sender.refused(REVOKE, { consentId: made.health, revokedBy: made.family.member('k') }),
  ).toEqual({ code: 'INVALID_INPUT', details: { field: 'input.revokedBy', reason: 'GAVE_NOTHING' } });
  await revoke(made, made.health);
  expect(
    await cast.sender.refused(REVOKE, { consentId: made.health, revokedBy: made.family.member('m') }),
  ).toEqual({ code: 'ILLEGAL_TRANSITION', details: { state: 'SIGNED' } });
});

it('is not taken back by the recipient or a stranger, who do not see the form', async () => {
  const made = await sent();
  const wish = { consentId: made.health, revokedBy: made.family.member('m') };
  for (const caller of [cast.recipient, cast.stranger])
    expect(await caller.refused(REVOKE, wish)).toEqual({
      code: 'NOT_FOUND',
      details: { field: 'input.consentId' },
    });
  expect(listAt(await see(cast.recipient, made.id), 'payload')).toHaveLength(2);
});

it('reads from acceptance on its own copy, which needs no key of the sender’s', async () => {
  const made = await sent();
  await cast.recipient.told(ACCEPT, { id: made.id });
  await cast.test.owner.query(
    'delete from keystore.keys where id in (select key_id from payload_items where referral_id = $1)',
    [made.id],
  );
  expect(at(await see(cast.recipient, made.id), 'payload')).toEqual([CONTACT, HEALTH]);
  expect(at(await see(cast.sender, made.id), 'payload')).toEqual([]);
});
