import { MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { CONTACT, HEALTH, referralIn, revoke, type TwoForms } from '../support/api-closing';
import { at, type Json } from '../support/api-json';
import type { Caller } from '../support/api-server';
import * as story from '../support/api-story';
import { watchTrail } from '../support/api-trail';
import { tablesWith } from '../support/database-search';

/** What a recipient says of what a revocation has taken away: deleted, or kept on a duty of its own and read again. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('antwort');
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const REFERRAL = `query ($id: ID!) { referral(id: $id) { state availableActions payload { category text }
  consentDecision { allowed reason } restriction { answerDue answer basis items { memberId category } } } }`;
const BASIS = 'Aufbewahrung nach § 630f BGB';
const DELETED = { answer: 'DELETED' };
const KEPT = { answer: 'OWN_LEGAL_BASIS', basis: BASIS };

async function see(caller: Caller, id: string): Promise<Json | undefined> {
  return at(await caller.told(REFERRAL, { id }), 'referral');
}

const answer = ({ id }: { id: string }, input: object): Promise<Json> =>
  cast.recipient.told(story.ANSWER, { id, ...input });
const refusal = ({ id }: { id: string }, input: object, by: Caller = cast.recipient): Promise<object> =>
  by.refused(story.ANSWER, { id, ...input });

/** In mid-work, with the child's item revoked. */
async function restricted(state = 'ACCEPTED'): Promise<TwoForms> {
  const made = await referralIn(cast, state);
  await revoke(cast, made, made.health);
  return made;
}

const childsHealth = (made: TwoForms): object => ({
  memberId: made.family.member('k'),
  category: HEALTH.category,
});

describe.each(['ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED'])('an answer while %s', (state) => {
  it('that it was deleted leaves it unreadable, and is not asked for again', async () => {
    const made = await restricted(state);
    expect(await see(cast.recipient, made.id)).toMatchObject({
      payload: [CONTACT],
      restriction: { answer: null, basis: null, items: [childsHealth(made)] },
    });
    await answer(made, DELETED);
    const seen = await see(cast.recipient, made.id);
    expect(seen).toMatchObject({
      ...{ state, payload: [CONTACT], consentDecision: { allowed: false, reason: 'REVOKED' } },
      restriction: { answer: 'DELETED', basis: null, items: [childsHealth(made)] },
    });
    expect(at(seen, 'availableActions')).not.toContain('ANSWER_RESTRICTION');
  });

  it('that it is kept on a duty of its own reads it again', async () => {
    const made = await restricted(state);
    await answer(made, KEPT);
    const seen = await see(cast.recipient, made.id);
    expect(seen).toMatchObject({ state, payload: [CONTACT, HEALTH], restriction: KEPT });
    expect(at(seen, 'availableActions')).not.toContain('ANSWER_RESTRICTION');
  });
});

it('the basis is read by the recipient alone', async () => {
  const made = await restricted();
  await answer(made, KEPT);
  expect(at(await see(cast.recipient, made.id), 'restriction.basis')).toBe(BASIS);
  expect(at(await see(cast.sender, made.id), 'restriction.basis')).toBeNull();
  expect(at(await see(cast.sender, made.id), 'restriction.items')).toEqual([childsHealth(made)]);
  expect(await see(cast.coordination, made.id)).toMatchObject({ restriction: null });
  expect(await see(cast.stranger, made.id)).toBeNull();
});

it.each([
  ['deleted', DELETED],
  ['kept', KEPT],
])('the sender sees that it is answered, and that it is %s', async (_title, input) => {
  const made = await restricted();
  const awaited = await see(cast.sender, made.id);
  expect(awaited).toMatchObject({ restriction: { answer: null, basis: null } });
  await answer(made, input);
  const { answer: told } = input;
  expect(await see(cast.sender, made.id)).toMatchObject({ restriction: { answer: told, basis: null } });
  expect(at(await see(cast.sender, made.id), 'availableActions')).not.toContain('ANSWER_RESTRICTION');
});

it('the basis stands nowhere in the tables as it was written', async () => {
  const made = await restricted();
  const unheard = 'Aktenpflicht Zwetschgenweg';
  await answer(made, { ...KEPT, basis: `  ${unheard}\n` });
  expect(at(await see(cast.recipient, made.id), 'restriction.basis')).toBe(unheard);
  expect(await tablesWith(cast.test.owner, unheard)).toEqual([]);
  // what is looked for in this way would be found
  expect(await tablesWith(cast.test.owner, 'OWN_LEGAL_BASIS')).toContain('restriction_answers');
});

it('the basis of one answer opens under no other: each is sealed for its place', async () => {
  const [one, other] = [await restricted(), await restricted()];
  await answer(one, KEPT);
  await answer(other, KEPT);
  await cast.test.owner.query(
    `update restriction_answers a set basis = b.basis, basis_key_id = b.basis_key_id from restriction_answers b
      where a.referral_id = $1 and b.referral_id = $2`,
    [one.id, other.id],
  );
  expect((await cast.recipient.ask(REFERRAL, { id: one.id })).text).not.toContain(BASIS);
});

describe('an answer is refused', () => {
  it('where nothing was taken away, or all is answered', async () => {
    const made = await referralIn(cast, 'ACCEPTED');
    const nothing = { code: 'ILLEGAL_TRANSITION', details: { state: 'ACCEPTED' } };
    for (const input of [DELETED, KEPT]) expect(await refusal(made, input)).toEqual(nothing);
    await revoke(cast, made, made.health);
    await answer(made, DELETED);
    for (const input of [DELETED, KEPT]) expect(await refusal(made, input)).toEqual(nothing);
    expect(await see(cast.recipient, made.id)).toMatchObject({ payload: [CONTACT] });
  });

  it.each([
    ['kept, and no basis is named', { answer: 'OWN_LEGAL_BASIS' }, 'REQUIRED'],
    ['deleted, and a basis is named', { ...KEPT, answer: 'DELETED' }, 'NOT_EXPECTED'],
  ])('when it says %s', async (_title, input, reason) => {
    const made = await restricted();
    expect(await refusal(made, input)).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.basis', reason },
    });
    expect(await see(cast.recipient, made.id)).toMatchObject({ restriction: { answer: null } });
  });

  it('to the sender, a stranger and the coordination', async () => {
    const made = await restricted();
    expect(await refusal(made, DELETED, cast.sender)).toEqual({
      code: 'FORBIDDEN',
      details: { reason: 'OTHER_SIDE' },
    });
    expect(await refusal(made, DELETED, cast.stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(made, DELETED, cast.coordination)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('two revocations', () => {
  it('one after the other are answered each for itself', async () => {
    const made = await restricted();
    await answer(made, DELETED);
    await revoke(cast, made, made.contact);
    expect(await see(cast.recipient, made.id)).toMatchObject({
      payload: null,
      restriction: { answer: null, items: [{ category: 'CONTACT' }] },
    });
    await answer(made, KEPT);
    expect(await see(cast.recipient, made.id)).toMatchObject({
      payload: [CONTACT],
      restriction: { ...KEPT, items: [{ category: 'CONTACT' }] },
    });
  });

  it('the other way round keep what was kept, and only that', async () => {
    const made = await restricted();
    await answer(made, KEPT);
    await revoke(cast, made, made.contact);
    expect(await see(cast.recipient, made.id)).toMatchObject({ payload: [HEALTH] });
    await answer(made, DELETED);
    expect(await see(cast.recipient, made.id)).toMatchObject({
      payload: [HEALTH],
      restriction: { answer: 'DELETED', basis: null },
    });
  });

  it('that both wait show the first and its day, and are answered by one word', async () => {
    const made = await restricted();
    await cast.test.setTime('2027-03-03T09:00:00Z');
    await revoke(cast, made, made.contact);
    const first = { answer: null, answerDue: '2027-03-15', items: [childsHealth(made)] };
    expect(await see(cast.recipient, made.id)).toMatchObject({ restriction: first });
    await answer(made, KEPT);
    const last = { ...KEPT, answerDue: '2027-03-17', items: [{ category: 'CONTACT' }] };
    expect(await see(cast.recipient, made.id)).toMatchObject({
      payload: [CONTACT, HEALTH],
      restriction: last,
    });
  });
});

describe('an answer that comes late', () => {
  it('after its day is still an answer', async () => {
    const made = await restricted();
    await cast.test.setTime('2027-04-20T09:00:00Z');
    await answer(made, KEPT);
    expect(await see(cast.recipient, made.id)).toMatchObject({ payload: [CONTACT, HEALTH] });
  });

  it('after completion is still an answer', async () => {
    const made = await restricted();
    await cast.recipient.told(story.COMPLETE, { id: made.id });
    await answer(made, KEPT);
    expect(await see(cast.recipient, made.id)).toMatchObject({
      state: 'COMPLETED',
      payload: [CONTACT, HEALTH],
    });
  });

  it('after the recall keeps nothing, and says only that it was deleted', async () => {
    const made = await restricted();
    await cast.sender.told(story.RECALL, { id: made.id });
    expect(await refusal(made, KEPT)).toEqual({
      code: 'ILLEGAL_TRANSITION',
      details: { state: 'WITHDRAWN' },
    });
    await answer(made, DELETED);
    expect(await see(cast.recipient, made.id)).toMatchObject({
      payload: null,
      restriction: { answer: 'DELETED' },
      availableActions: ['CONFIRM_DELETION'],
    });
  });

  it('before the recall reads no longer after it', async () => {
    const made = await restricted();
    await answer(made, KEPT);
    await cast.sender.told(story.RECALL, { id: made.id });
    expect(await see(cast.recipient, made.id)).toMatchObject({ state: 'WITHDRAWN', payload: null });
  });
});

it('an answer is on record, and so is whoever reads its basis', async () => {
  const made = await restricted();
  const trail = await watchTrail(cast.test.owner);
  await answer(made, KEPT);
  expect((await trail.news()).filter((event) => event.decision !== 'READ')).toMatchObject([
    { operation: 'answerRestriction', decision: 'DONE', basis: 'CONSENT', objects: [`REFERRAL ${made.id}`] },
  ]);
  const ask = 'query ($id: ID!) { referral(id: $id) { restriction { basis } } }';
  await cast.recipient.told(ask, { id: made.id });
  const { accountId } = cast.people.recipient;
  expect(await trail.news()).toMatchObject([
    { decision: 'READ', basis: 'OWN_RECORD', objects: [`PAYLOAD ${made.id}`], account: accountId },
  ]);
  await cast.sender.told(ask, { id: made.id });
  expect(await trail.news()).toEqual([]);
});
