import { at, listAt, textAt, type Json } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import * as story from '../support/api-story';

/** What days do to a referral: due, overdue, a form that is not valid yet or no more. All days begin in Berlin. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('tage');
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const { ACCEPT, COMPLETE, DECLINE, SEND, START } = story;
const TEXT = 'Bitte melden Sie sich.';

const REFERRAL = `query ($id: ID!) { referral(id: $id) {
  state overdue respondBy availableActions payload { text } consentDecision { allowed reason } declineNote } }`;

async function see(caller: Caller, id: string): Promise<Json | undefined> {
  return at(await caller.told(REFERRAL, { id }), 'referral');
}

interface Wish {
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly urgency?: string;
}

async function drafted({ validFrom = MONDAY, validUntil, urgency }: Wish = {}): Promise<string> {
  const family = await story.recordFamily(cast.sender);
  const to = cast.recipientPartner;
  const form = { family, recipients: [to], items: [['m', 'CONTACT']] as const, signedOn: MONDAY };
  await story.signedForm(cast.sender, { ...form, validFrom, validUntil });
  return story.draftReferral(cast.sender, { family, to, urgency, payload: [['m', 'CONTACT', TEXT]] });
}

async function sent(wish: Wish = {}): Promise<string> {
  const id = await drafted(wish);
  await cast.sender.told(SEND, { id });
  return id;
}

describe('a referral without an answer', () => {
  it.each([
    { urgency: 'ROUTINE', respondBy: '2027-03-10' },
    { urgency: 'URGENT', respondBy: '2027-03-02' },
  ])('is due after the working days of its urgency: $urgency', async ({ urgency, respondBy }) => {
    const id = await sent({ urgency });
    expect(await see(cast.recipient, id)).toMatchObject({ respondBy, overdue: false });
  });

  it('counts no weekend and no public holiday of the Land', async () => {
    await cast.test.setTime('2027-03-25T09:00:00Z');
    const family = await story.recordFamily(cast.sender);
    const to = cast.recipientPartner;
    const items = [['m', 'CONTACT']] as const;
    await story.signedForm(cast.sender, { family, recipients: [to], items, validFrom: '2027-03-25' });
    const payload = [['m', 'CONTACT', TEXT]] as const;
    const id = await story.draftReferral(cast.sender, { family, to, urgency: 'URGENT', payload });
    await cast.sender.told(SEND, { id });
    // Good Friday 26 March, Easter Monday 29 March
    expect(at(await see(cast.sender, id), 'respondBy')).toBe('2027-03-30');
  });

  it.each([
    { moment: '2027-03-10T22:59:00Z', overdue: false },
    { moment: '2027-03-10T23:01:00Z', overdue: true },
  ])('is overdue from Berlin’s midnight after the day: $moment', async ({ moment, overdue }) => {
    const id = await sent();
    await cast.test.setTime(moment);
    for (const caller of [cast.sender, cast.recipient, cast.coordination])
      expect(await see(caller, id)).toMatchObject({ state: 'REQUESTED', overdue });
  });

  it('is found among the overdue by sender, recipient and coordination, and not among the others', async () => {
    const id = await sent();
    await cast.test.setTime('2027-03-11T09:00:00Z');
    const boxes = [
      [cast.sender, 'SENT'],
      [cast.recipient, 'RECEIVED'],
      [cast.coordination, 'NETWORK'],
    ] as const;
    for (const [caller, box] of boxes) {
      expect(await boxOf(caller, box, true)).toContain(id);
      expect(await boxOf(caller, box, false)).not.toContain(id);
    }
  });

  it('is not gone: it can still be accepted, and is then not overdue', async () => {
    const id = await sent();
    await cast.test.setTime('2027-04-20T09:00:00Z');
    expect(await see(cast.recipient, id)).toMatchObject({ overdue: true, payload: [{ text: TEXT }] });
    await cast.recipient.told(ACCEPT, { id });
    expect(await see(cast.recipient, id)).toMatchObject({ state: 'ACCEPTED', overdue: false });
  });
});

async function boxOf(caller: Caller, box: string, overdue: boolean): Promise<string[]> {
  const data = await caller.told(
    'query ($box: ReferralBox!, $overdue: Boolean) { referrals(box: $box, overdue: $overdue, first: 100) { nodes { id } } }',
    { box, overdue },
  );
  return listAt(data, 'referrals.nodes').map((row) => textAt(row, 'id'));
}

describe('a form that ends while nobody has answered', () => {
  const lastDay = { validUntil: '2027-03-05' };
  const lastMinute = '2027-03-05T22:59:00Z';
  const over = '2027-03-05T23:01:00Z';

  it('covers its last day to the end, in Berlin', async () => {
    const id = await sent(lastDay);
    await cast.test.setTime(lastMinute);
    expect(await see(cast.recipient, id)).toMatchObject({
      payload: [{ text: TEXT }],
      consentDecision: { allowed: true, reason: null },
    });
  });

  it('closes the payload to the recipient and tells both sides why', async () => {
    const id = await sent(lastDay);
    await cast.test.setTime(over);
    const consentDecision = { allowed: false, reason: 'EXPIRED' };
    expect(await see(cast.recipient, id)).toMatchObject({
      state: 'REQUESTED',
      payload: null,
      consentDecision,
    });
    expect(await see(cast.sender, id)).toMatchObject({ payload: [{ text: TEXT }], consentDecision });
  });

  it('refuses acceptance, with the reason', async () => {
    const id = await sent(lastDay);
    await cast.test.setTime(over);
    expect(await cast.recipient.refused(ACCEPT, { id })).toEqual({
      code: 'CONSENT_REQUIRED',
      details: { reason: 'EXPIRED' },
    });
    expect(await see(cast.recipient, id)).toMatchObject({ state: 'REQUESTED' });
  });

  it('still lets the recipient decline, with a word to the sender', async () => {
    const id = await sent(lastDay);
    await cast.test.setTime(over);
    await cast.recipient.told(DECLINE, { id, note: 'Die Frist war vorbei.' });
    expect(await see(cast.sender, id)).toMatchObject({
      state: 'DECLINED',
      declineNote: 'Die Frist war vorbei.',
    });
  });
});

it('restricts nothing that was accepted before the form ended', async () => {
  const id = await sent({ validUntil: '2027-03-05' });
  await cast.recipient.told(ACCEPT, { id });
  await cast.test.setTime('2027-06-01T09:00:00Z');
  expect(await see(cast.recipient, id)).toMatchObject({
    payload: [{ text: TEXT }],
    consentDecision: { allowed: false, reason: 'EXPIRED' },
  });
  await cast.recipient.told(START, { id });
  await cast.recipient.told(COMPLETE, { id });
  expect(await see(cast.recipient, id)).toMatchObject({ state: 'COMPLETED', payload: [{ text: TEXT }] });
});

it('does not leave before the first day of the form, and does on it', async () => {
  const id = await drafted({ validFrom: '2027-03-04' });
  await cast.test.setTime('2027-03-03T22:59:00Z');
  expect(await see(cast.sender, id)).toMatchObject({
    consentDecision: { allowed: false, reason: 'NOT_YET_VALID' },
  });
  expect(await cast.sender.refused(SEND, { id })).toEqual({
    code: 'CONSENT_REQUIRED',
    details: { reason: 'NOT_YET_VALID', field: 'payload[0].category' },
  });
  await cast.test.setTime('2027-03-03T23:01:00Z');
  await cast.sender.told(SEND, { id });
  expect(at(await see(cast.recipient, id), 'payload')).toEqual([{ text: TEXT }]);
});

it('does not leave after the last day of the form', async () => {
  const id = await drafted({ validUntil: '2027-03-05' });
  await cast.test.setTime('2027-03-05T23:01:00Z');
  expect(await cast.sender.refused(SEND, { id })).toEqual({
    code: 'CONSENT_REQUIRED',
    details: { reason: 'EXPIRED', field: 'payload[0].category' },
  });
});
