import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, textAt, type Json } from '../support/api-json';
import { contact, form, health, read, revokePart, sent, situation, type Form } from '../support/api-parts';
import * as story from '../support/api-story';

/** Which form can be superseded and when, and that nothing that was taken back comes to life by it. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('nachfolgeregeln');
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const { SUPERSEDE } = story;

function wished(made: Form, change: Partial<story.FormWish> = {}): object {
  const { family } = made;
  const asked = { recipients: [cast.recipientPartner], items: [contact, health] };
  return { id: made.id, input: story.formInput({ family, ...asked, validFrom: MONDAY, ...change }) };
}

async function successor(made: Form, change: Partial<story.FormWish> = {}): Promise<Form> {
  const data = await cast.sender.told(SUPERSEDE, { ...wished(made, change) });
  return { family: made.family, id: textAt(data, 'supersedeConsent.id') };
}

async function sign(made: Form, key: string, day = MONDAY): Promise<void> {
  await story.signForm(cast.sender, made.id, made.family.member(key), day);
}

const refusedTo = (made: Form, change: Partial<story.FormWish> = {}): Promise<unknown> =>
  cast.sender.refused(SUPERSEDE, { ...wished(made, change) });
const signingRefused = (made: Form, key: string): Promise<unknown> =>
  cast.sender.refused(story.SIGN, { input: story.signature(made.id, made.family.member(key), MONDAY) });

async function stateOf(made: Form): Promise<Json | undefined> {
  const data = await cast.sender.told('query ($id: ID!) { consent(id: $id) { state } }', { id: made.id });
  return at(data, 'consent.state');
}

const REFUSE = 'mutation ($id: ID!) { refuseConsent(id: $id) { id } }';
const revoke = (made: Form, key: string): Promise<Json> =>
  cast.sender.told(story.REVOKE, { consentId: made.id, revokedBy: made.family.member(key) });
const illegal = (state: string): object => ({ code: 'ILLEGAL_TRANSITION', details: { state } });
const taken = (field: string): object => ({
  code: 'CONFLICT',
  details: { field, reason: 'SUPERSEDED_ALREADY' },
});

describe('a form is superseded', () => {
  it('only once somebody has signed, unless refused', async () => {
    const draft = await form(cast, []);
    expect(await refusedTo(draft)).toEqual(illegal('DRAFT'));
    await cast.sender.told(REFUSE, { id: draft.id });
    expect(await refusedTo(draft)).toEqual(illegal('REFUSED'));
  });

  it('only while something of it can hold', async () => {
    const made = await form(cast);
    await revoke(made, 'm');
    await successor(made);
    const alone = await form(cast, ['m']);
    await revoke(alone, 'm');
    expect(await refusedTo(alone)).toEqual(illegal('REVOKED'));
  });

  it('by one form at a time; a refused one, and one that a person took back, make room', async () => {
    const made = await form(cast);
    const first = await successor(made);
    expect(await refusedTo(made)).toEqual(taken('id'));
    await cast.sender.told(REFUSE, { id: first.id });
    const second = await successor(made);
    await sign(second, 'm');
    expect(await refusedTo(made)).toEqual(taken('id'));
    await revoke(second, 'm');
    const third = await successor(made);
    await sign(third, 'm');
    await sign(third, 'f');
    expect(await refusedTo(made)).toEqual(taken('id'));
    expect(await signingRefused(second, 'f')).toEqual(taken('input.consentId'));
  });

  it('by a form of the same family, to whoever may open it', async () => {
    const [made, other] = [await form(cast), await form(cast)];
    expect(await refusedTo(made, { family: other.family })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'input.familyId', reason: 'OTHER_FAMILY' },
    });
    for (const caller of [cast.recipient, cast.stranger])
      expect(await caller.refused(SUPERSEDE, { ...wished(made) })).toEqual({
        code: 'NOT_FOUND',
        details: { field: 'id' },
      });
  });

  it('is neither signed nor revoked any more: the form in its place is', async () => {
    const made = await form(cast, ['m']);
    const next = await successor(made, { items: [contact] });
    await sign(next, 'm');
    expect(await signingRefused(made, 'f')).toEqual(illegal('SUPERSEDED'));
    const wish = { consentId: made.id, revokedBy: made.family.member('m') };
    expect(await cast.sender.refused(story.REVOKE, wish)).toEqual(illegal('SUPERSEDED'));
    await revoke(next, 'm');
    expect(await stateOf(next)).toBe('REVOKED');
  });
});

describe('around midnight in Berlin', () => {
  const LAST_DAY = '2027-03-05';
  const BEFORE = `${LAST_DAY}T22:50:00Z`;
  const AFTER = `${LAST_DAY}T23:00:00Z`;
  const short = { validUntil: LAST_DAY };

  async function shortForm(): Promise<Form> {
    const { family } = await form(cast, []);
    const asked = { recipients: [cast.recipientPartner], items: [contact] };
    const wish = { family, ...asked, validFrom: MONDAY, ...short };
    return { family, id: await story.signedForm(cast.sender, wish) };
  }

  const waits = { state: 'REQUESTED', payload: [{ category: 'CONTACT' }], restriction: null };

  it('a form signed on the last day at 23:50 covers on at 00:00', async () => {
    const made = await shortForm();
    const id = await sent(cast, made, 'recipient', [contact]);
    await cast.test.setTime(BEFORE);
    expect(await refusedTo(made, { validFrom: '2027-03-06' })).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.validFrom', reason: 'IN_THE_FUTURE' },
    });
    const next = await successor(made, { items: [contact], validFrom: LAST_DAY, validUntil: '2027-04-05' });
    await sign(next, 'm', LAST_DAY);
    expect(await read(cast, 'recipient', id)).toEqual(waits);
    await cast.test.setTime(AFTER);
    expect([await stateOf(made), await stateOf(next)]).toEqual(['SUPERSEDED', 'ACTIVE']);
    expect(await read(cast, 'recipient', id)).toEqual(waits);
    await cast.recipient.told(story.ACCEPT, { id });
  });

  it('a form that nobody has signed by 00:00 covers nothing, and with the signature covers again what waits', async () => {
    const made = await shortForm();
    const id = await sent(cast, made, 'recipient', [contact]);
    await cast.test.setTime(BEFORE);
    const next = await successor(made, { items: [contact], validFrom: LAST_DAY, validUntil: '2027-04-05' });
    await cast.test.setTime(AFTER);
    expect(await read(cast, 'recipient', id)).toMatchObject({ state: 'REQUESTED', payload: null });
    await sign(next, 'm', LAST_DAY);
    expect(await read(cast, 'recipient', id)).toEqual(waits);
  });

  it('a form that is over before its last signature is not signed any more, and takes nothing away', async () => {
    const made = await form(cast);
    const id = await sent(cast, made, 'recipient', [contact]);
    const next = await successor(made, short);
    await sign(next, 'm');
    await cast.test.setTime(AFTER);
    expect(await signingRefused(next, 'f')).toEqual(illegal('EXPIRED'));
    expect(await stateOf(made)).toBe('ACTIVE');
    expect(await read(cast, 'recipient', id)).toEqual(waits);
    await successor(made);
  });
});

describe('what a person takes back of the form superseded while another signature is awaited', () => {
  it('is taken back on the new one too, as a whole: the other’s signature brings nothing back', async () => {
    const made = await form(cast);
    const id = await sent(cast, made, 'recipient', [contact]);
    const next = await successor(made);
    await sign(next, 'm');
    await revoke(made, 'm');
    await sign(next, 'f');
    expect([await stateOf(made), await stateOf(next)]).toEqual(['REVOKED', 'INCOMPLETE']);
    expect(await read(cast, 'recipient', id)).toMatchObject({ state: 'CONSENT_REVOKED', payload: null });
  });

  it('is taken back on the new one too, as a part; the rest takes effect', async () => {
    const made = await form(cast);
    const next = await successor(made, { items: [contact, situation, health] });
    await sign(next, 'm');
    await revokePart(cast, made, { items: [situation] });
    await sign(next, 'f');
    const data = await cast.sender.told(
      'query ($id: ID!) { consent(id: $id) { releases { category state } } }',
      {
        id: next.id,
      },
    );
    expect(at(data, 'consent.releases')).toEqual(
      expect.arrayContaining([
        { category: 'CONTACT', state: 'ACTIVE' },
        { category: 'CHILD_HEALTH', state: 'ACTIVE' },
        { category: 'SOCIAL_SITUATION', state: 'INCOMPLETE' },
      ]),
    );
  });

  it('leaves a signature given after it: that is a new will', async () => {
    const made = await form(cast);
    const next = await successor(made);
    await revoke(made, 'm');
    await sign(next, 'm');
    await sign(next, 'f');
    expect([await stateOf(made), await stateOf(next)]).toEqual(['SUPERSEDED', 'ACTIVE']);
  });
});
