import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at } from '../support/api-json';
import {
  active,
  contact,
  drafted,
  form,
  health,
  part,
  read,
  revokePart,
  sent,
  situation,
  type Form,
} from '../support/api-parts';
import * as story from '../support/api-story';
import { watchTrail } from '../support/api-trail';

/** What a part taken back means for what comes later: other signatures, other forms, the whole, the other direction. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('spaeter');
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const sign = (made: Form, key: string): Promise<unknown> =>
  story.signForm(cast.sender, made.id, made.family.member(key), MONDAY);

async function stateOf(made: Form): Promise<unknown> {
  const data = await cast.sender.told('query ($id: ID!) { consent(id: $id) { state } }', { id: made.id });
  return at(data, 'consent.state');
}

const revoked = {
  code: 'CONSENT_REQUIRED',
  details: { reason: 'REVOKED', field: 'payload[0].category' },
};

describe('a part taken back before the other parent has signed', () => {
  it('is not granted by that signature, and the rest of the child’s items is', async () => {
    const made = await form(cast, ['m']);
    await revokePart(cast, made, { items: [health], to: ['recipient'] });
    await sign(made, 'f');
    expect(await active(cast, made)).toEqual([
      'CHILD_HEALTH stranger',
      'CONTACT recipient',
      'CONTACT stranger',
      'SOCIAL_SITUATION recipient',
      'SOCIAL_SITUATION stranger',
    ]);
  });

  it('is refused as revoked, before that signature and after it', async () => {
    const made = await form(cast, ['m']);
    await revokePart(cast, made, { items: [health], to: ['recipient'] });
    const id = await drafted(cast, made, 'recipient', [health]);
    expect(await cast.sender.refused(story.SEND, { id })).toEqual(revoked);
    await sign(made, 'f');
    expect(await cast.sender.refused(story.SEND, { id })).toEqual(revoked);
    const other = await sent(cast, made, 'stranger', [health]);
    expect(await read(cast, 'stranger', other)).toMatchObject({ state: 'REQUESTED' });
  });

  it('counts also where the second of two is the one who took it back', async () => {
    const made = await form(cast, ['f']);
    await revokePart(cast, made, { by: 'f', items: [health] });
    await sign(made, 'm');
    expect((await active(cast, made)).filter((line) => line.startsWith('CHILD'))).toEqual([]);
  });
});

describe('what was taken back in part', () => {
  it('stays so for the form: nothing of it is sent, all else is', async () => {
    const made = await form(cast);
    await revokePart(cast, made, { items: [situation] });
    expect(await stateOf(made)).toBe('ACTIVE');
    const id = await drafted(cast, made, 'recipient', [situation]);
    expect(await cast.sender.refused(story.SEND, { id })).toEqual(revoked);
    const other = await sent(cast, made, 'recipient', [contact, health]);
    expect(await read(cast, 'recipient', other)).toMatchObject({
      payload: [{ category: 'CONTACT' }, { category: 'CHILD_HEALTH' }],
    });
  });

  it('is given anew by a new form only', async () => {
    const made = await form(cast);
    await revokePart(cast, made, { items: [situation] });
    const { family } = made;
    const recipients = [cast.recipientPartner];
    await story.signedForm(cast.sender, { family, recipients, items: [situation], validFrom: MONDAY });
    const id = await sent(cast, made, 'recipient', [situation]);
    expect(await read(cast, 'recipient', id)).toMatchObject({ state: 'REQUESTED' });
  });

  it('leaves the whole to be taken back, once, and no part after that', async () => {
    const made = await form(cast);
    await revokePart(cast, made, { items: [situation] });
    const whole = { consentId: made.id, revokedBy: made.family.member('m') };
    await cast.sender.told(story.REVOKE, whole);
    expect(await active(cast, made)).toEqual([]);
    const gone = { code: 'INVALID_INPUT', details: { field: 'input.revokedBy', reason: 'GAVE_NOTHING' } };
    expect(await cast.sender.refused(story.REVOKE, whole)).toEqual(gone);
    const again = { ...part(cast, made, { items: [contact] }) };
    expect(await cast.sender.refused(story.REVOKE_PART, again)).toEqual(gone);
    await cast.sender.told(story.REVOKE, { ...whole, revokedBy: made.family.member('f') });
    expect(await stateOf(made)).toBe('REVOKED');
  });

  it('item by item leaves a form that is revoked', async () => {
    const made = await form(cast);
    for (const item of [contact, situation, health]) {
      expect(await stateOf(made)).toBe('ACTIVE');
      await revokePart(cast, made, { items: [item] });
    }
    expect(await stateOf(made)).toBe('REVOKED');
  });

  it('restricts each item once, however many take it back', async () => {
    const made = await form(cast);
    const id = await sent(cast, made, 'recipient', [contact, health]);
    await cast.recipient.told(story.ACCEPT, { id });
    await revokePart(cast, made, { by: 'f', items: [health] });
    await revokePart(cast, made, { by: 'm', items: [health] });
    expect(await read(cast, 'recipient', id)).toEqual({
      state: 'ACCEPTED',
      payload: [{ category: 'CONTACT' }],
      restriction: { items: [{ category: 'CHILD_HEALTH' }] },
    });
    await cast.recipient.told(story.ANSWER, { id, answer: 'DELETED' });
    expect(await cast.recipient.refused(story.ANSWER, { id, answer: 'DELETED' })).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
  });
});

it('of a form in both directions it ends both', async () => {
  const made = await form(cast, ['m', 'f'], 'MUTUAL');
  await revokePart(cast, made, { to: ['recipient'], items: [contact] });
  const { rows } = await cast.test.owner.query<{ line: string }>(
    `select category || case when discloser_id = $2 then ' to ' else ' from ' end ||
         case when $3 in (discloser_id, recipient_id) then 'recipient' else 'stranger' end as line
       from releases where consent_id = $1 and not live order by 1`,
    [made.id, cast.senderPartner, cast.recipientPartner],
  );
  expect(rows.map((row) => row.line)).toEqual(['CONTACT from recipient', 'CONTACT to recipient']);
});

it.each(['DISCLOSER', 'RECIPIENT', 'COORDINATION'])('keeps where it came in: %s', async (receivedVia) => {
  const made = await form(cast);
  const input = { ...part(cast, made, { items: [contact] }), receivedVia };
  await cast.sender.told('mutation ($input: RevokeConsentInput!) { revokeConsent(input: $input) { id } }', {
    input,
  });
  const { rows } = await cast.test.owner.query(
    `select received_via, whole from revocations where consent_id = $1`,
    [made.id],
  );
  expect(rows).toEqual([{ received_via: receivedVia, whole: false }]);
});

it('is on record with the form and every referral that it touched', async () => {
  const made = await form(cast);
  const waiting = await sent(cast, made, 'recipient', [contact]);
  const held = await sent(cast, made, 'recipient', [contact, situation]);
  const other = await sent(cast, made, 'recipient', [situation]);
  await cast.recipient.told(story.ACCEPT, { id: held });
  const trail = await watchTrail(cast.test.owner);
  await revokePart(cast, made, { items: [contact] });
  const [event, ...more] = (await trail.news()).filter((each) => each.decision !== 'READ');
  expect(more).toEqual([]);
  expect(event).toMatchObject({ operation: 'revokeConsent', decision: 'DONE', basis: 'CONSENT' });
  const touched = [`CONSENT ${made.id}`, `REFERRAL ${waiting}`, `REFERRAL ${held}`];
  expect([...(event?.objects ?? [])].sort()).toEqual(touched.sort());
  expect(await read(cast, 'recipient', other)).toMatchObject({ state: 'REQUESTED' });
});
