import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, listAt, textAt, type Json } from '../support/api-json';
import { contact, form, health, read, sent, situation, type Form } from '../support/api-parts';
import * as story from '../support/api-story';
import { watchTrail } from '../support/api-trail';

/** A form takes the place of another with its last signature: without a gap, and without both. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('nachfolge');
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const { ACCEPT, ANSWER, SEND, SUPERSEDE } = story;

/** A draft in the place of a form, to the recipient, of these items. */
async function successor(
  made: Form,
  items: readonly story.Item[] = [contact, situation, health],
  change: Partial<story.FormWish> = {},
): Promise<Form> {
  const wish = {
    family: made.family,
    recipients: [cast.recipientPartner],
    items,
    validFrom: MONDAY,
    ...change,
  };
  const data = await cast.sender.told(SUPERSEDE, { id: made.id, input: story.formInput(wish) });
  return { family: made.family, id: textAt(data, 'supersedeConsent.id') };
}

async function sign(made: Form, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await story.signForm(cast.sender, made.id, made.family.member(key), MONDAY);
}

async function see(made: Form): Promise<Json | undefined> {
  const ask = `query ($id: ID!) { consent(id: $id) {
    state supersedes supersededBy missingSigners { id } releases { category state } } }`;
  return at(await cast.sender.told(ask, { id: made.id }), 'consent');
}

const lines = (...items: readonly story.Item[]): object[] => items.map(([, category]) => ({ category }));

it('a consent is superseded without a gap while a referral rests on it', async () => {
  const old = await form(cast);
  const items = [contact, health];
  const [waiting, held] = [
    await sent(cast, old, 'recipient', items),
    await sent(cast, old, 'recipient', items),
  ];
  await cast.recipient.told(ACCEPT, { id: held });
  const next = await successor(old);
  await sign(next, 'm');
  expect(await see(old)).toMatchObject({ state: 'ACTIVE', supersedes: null, supersededBy: null });
  expect(await see(next)).toMatchObject({ state: 'INCOMPLETE', supersedes: old.id, supersededBy: null });

  await sign(next, 'f');
  expect(await see(old)).toMatchObject({ state: 'SUPERSEDED', supersededBy: next.id, missingSigners: [] });
  expect(await see(next)).toMatchObject({ state: 'ACTIVE', supersedes: old.id, missingSigners: [] });
  const whole = { payload: lines(...items), restriction: null };
  expect(await read(cast, 'recipient', held)).toEqual({ state: 'ACCEPTED', ...whole });
  expect(await read(cast, 'recipient', waiting)).toEqual({ state: 'REQUESTED', ...whole });
  for (const caller of [cast.sender, cast.recipient])
    for (const id of [waiting, held]) {
      const data = await caller.told(
        'query ($id: ID!) { referral(id: $id) { consentDecision { reason } } }',
        { id },
      );
      expect(at(data, 'referral.consentDecision.reason')).toBeNull();
    }
  await cast.recipient.told(ACCEPT, { id: waiting });
  expect(await read(cast, 'recipient', waiting)).toEqual({ state: 'ACCEPTED', ...whole });
});

it('what the new form does not cover ends as if revoked, for each item and each recipient', async () => {
  const old = await form(cast);
  const waiting = await sent(cast, old, 'recipient', [contact, situation]);
  const untouched = await sent(cast, old, 'recipient', [contact]);
  const elsewhere = await sent(cast, old, 'stranger', [contact]);
  const held = await sent(cast, old, 'recipient', [contact, situation]);
  await cast.recipient.told(ACCEPT, { id: held });
  await sign(await successor(old, [contact]), 'm');

  const gone = { state: 'CONSENT_REVOKED', payload: null, restriction: null };
  expect(await read(cast, 'recipient', waiting)).toEqual(gone);
  expect(await read(cast, 'stranger', elsewhere)).toEqual(gone);
  expect(await read(cast, 'recipient', untouched)).toMatchObject({
    state: 'REQUESTED',
    payload: lines(contact),
  });
  const restriction = { items: lines(situation) };
  expect(await read(cast, 'recipient', held)).toEqual({
    state: 'ACCEPTED',
    payload: lines(contact),
    restriction,
  });

  await cast.recipient.told(ANSWER, { id: held, answer: 'OWN_LEGAL_BASIS', basis: 'Pflicht zur Akte' });
  expect(await read(cast, 'recipient', held)).toMatchObject({ payload: lines(contact, situation) });
});

it('another purpose covers nothing of what was sent', async () => {
  const old = await form(cast);
  const held = await sent(cast, old, 'recipient', [contact]);
  await cast.recipient.told(ACCEPT, { id: held });
  await sign(await successor(old, [contact], { purpose: 'TRANSITION' }), 'm');
  expect(await read(cast, 'recipient', held)).toMatchObject({
    payload: null,
    restriction: { items: lines(contact) },
  });
});

it('special categories that are not ticked any more are not told any more', async () => {
  const old = await form(cast);
  const held = await sent(cast, old, 'recipient', [contact, health]);
  await cast.recipient.told(ACCEPT, { id: held });
  const next = await successor(old);
  await sign(next, 'm');
  const his = { ...story.signature(next.id, next.family.member('f'), MONDAY), specialCategories: false };
  await cast.sender.told(story.SIGN, { input: his });
  expect(await read(cast, 'recipient', held)).toMatchObject({
    payload: lines(contact),
    restriction: { items: lines(health) },
  });
});

it('a form signed by somebody who was not informed takes nothing away, and makes room for another', async () => {
  const old = await form(cast);
  const next = await successor(old, [contact]);
  const informed = { purpose: true, refusal: true, revocation: false, voluntary: true };
  const hers = { ...story.signature(next.id, next.family.member('m'), MONDAY), informed };
  await cast.sender.told(story.SIGN, { input: hers });
  expect(await see(old)).toMatchObject({ state: 'ACTIVE', supersededBy: null });
  const again = await successor(old, [contact]);
  await sign(again, 'm');
  expect(await see(old)).toMatchObject({ state: 'SUPERSEDED', supersededBy: again.id });
});

it('takes the place of one that has taken the place of another', async () => {
  const old = await form(cast);
  const held = await sent(cast, old, 'recipient', [contact]);
  await cast.recipient.told(ACCEPT, { id: held });
  let last = old;
  for (let round = 0; round < 3; round += 1) {
    last = await successor(last, [contact]);
    await sign(last, 'm');
  }
  expect(await read(cast, 'recipient', held)).toMatchObject({ payload: lines(contact), restriction: null });
  await cast.sender.told(story.REVOKE, { consentId: last.id, revokedBy: last.family.member('m') });
  expect(await read(cast, 'recipient', held)).toMatchObject({
    payload: null,
    restriction: { items: lines(contact) },
  });
});

it('grants and ends the way back with it', async () => {
  const old = await form(cast, ['m', 'f'], 'MUTUAL');
  const live = async (id: string): Promise<string[]> => {
    const { rows } = await cast.test.owner.query<{ line: string }>(
      `select category || case when discloser_id = recorded_by_id then ' there' else ' back' end as line
         from releases where consent_id = $1 and live and recipient_id <> $2 and discloser_id <> $2 order by 1`,
      [id, cast.strangerPartner],
    );
    return rows.map((row) => row.line);
  };
  expect(await live(old.id)).toHaveLength(6);
  const next = await successor(old, [contact], { direction: 'MUTUAL' });
  await sign(next, 'm');
  expect(await live(old.id)).toEqual([]);
  expect(await live(next.id)).toEqual(['CONTACT back', 'CONTACT there']);
  const oneWay = await successor(next, [contact]);
  await sign(oneWay, 'm');
  expect(await live(next.id)).toEqual([]);
  expect(await live(oneWay.id)).toEqual(['CONTACT there']);
});

it('sends on the new form what only that covers, from its last signature on', async () => {
  const old = await form(cast, ['m', 'f']);
  const support = ['m', 'SUPPORT_SO_FAR'] as const;
  const next = await successor(old, [support, health]);
  await sign(next, 'm');
  const id = await sentDraft(old, support);
  expect(await cast.sender.refused(SEND, { id })).toMatchObject({ details: { reason: 'SIGNATURE_MISSING' } });
  await sign(next, 'f');
  await cast.sender.told(SEND, { id });
});

async function sentDraft(made: Form, [key, category]: story.Item): Promise<string> {
  const payload = [[key, category, 'Besuche seit Mai']] as const;
  return story.draftReferral(cast.sender, { family: made.family, to: cast.recipientPartner, payload });
}

it('is on record with both forms and each referral that it concerns', async () => {
  const old = await form(cast);
  const held = await sent(cast, old, 'recipient', [contact]);
  const next = await successor(old, [contact]);
  const trail = await watchTrail(cast.test.owner);
  await trail.news();
  await sign(next, 'm');
  const [event] = (await trail.news()).filter(({ decision }) => decision === 'DONE');
  expect(event).toMatchObject({ operation: 'signConsent', basis: 'CONSENT' });
  expect([...(event?.objects ?? [])].sort()).toEqual(
    [`CONSENT ${old.id}`, `CONSENT ${next.id}`, `REFERRAL ${held}`].sort(),
  );
  expect(listAt(await see(old), 'releases').map((row) => at(row, 'state'))).toContain('SUPERSEDED');
});
