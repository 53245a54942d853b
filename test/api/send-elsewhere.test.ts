import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, listAt, textAt, type Json } from '../support/api-json';
import * as story from '../support/api-story';

/** No answer, or a no: the sender turns to another partner, and nothing leaves without a signed form for that one. */
let cast: Cast;
let family: story.FamilyOnRecord;
beforeAll(async () => {
  cast = await openCast('anderswohin');
  await cast.test.setTime(MONDAY_MORNING);
});
beforeEach(async () => {
  family = await story.recordFamily(cast.sender);
});
afterAll(() => cast.close());

const VIEW = `id state purpose urgency payload { memberId category text } toPartner { name } canSendElsewhere
  consentDecision { allowed reason } follows { id state withdrawReason } offer { id }
  preparedConsent { id state validFrom validUntil language family { id } }`;
const ELSEWHERE = `mutation ($input: SendElsewhereInput!) { sendElsewhere(input: $input) { ${VIEW} } }`;
const SEEN = `query ($id: ID!) { referral(id: $id) { ${VIEW} } }`;
const FORMS = 'query ($id: ID!) { family(id: $id) { consents { id state } } }';
const TEXT = 'Frau Muster bittet um Anruf';

async function sent(recipients: readonly string[] = [cast.recipientPartner]): Promise<string> {
  const form = { family, recipients, items: [['m', 'CONTACT']] as const, validFrom: MONDAY };
  consentId = await story.signedForm(cast.sender, form);
  const payload = [['m', 'CONTACT', TEXT]] as const;
  const id = await story.draftReferral(cast.sender, {
    ...{ family, to: cast.recipientPartner, payload, urgency: 'URGENT' },
  });
  await cast.sender.told(story.SEND, { id });
  return id;
}
let consentId = '';

const elsewhere = async (referralId: string, more: object = {}): Promise<Json | undefined> => {
  const input = { referralId, toPartnerId: cast.strangerPartner, ...more };
  return at(await cast.sender.told(ELSEWHERE, { input }), 'sendElsewhere');
};
const refused = (referralId: string, more: object = {}, by = cast.sender): Promise<unknown> =>
  by.refused(ELSEWHERE, { input: { referralId, toPartnerId: cast.strangerPartner, ...more } });
const formsOf = async (): Promise<readonly Json[]> =>
  listAt(await cast.sender.told(FORMS, { id: family.id }), 'family.consents');

describe('what waits', () => {
  it('is taken back, and the same is drafted to the other partner with a form prepared', async () => {
    const id = await sent();
    const draft = await elsewhere(id);
    expect(draft).toMatchObject({
      state: 'DRAFT',
      purpose: 'FIND_SUPPORT',
      urgency: 'URGENT',
      toPartner: { name: 'Frühförderung Kastanie' },
      payload: [{ memberId: family.member('m'), category: 'CONTACT', text: TEXT }],
      follows: { id, state: 'WITHDRAWN', withdrawReason: 'SENT_ELSEWHERE' },
      preparedConsent: { state: 'DRAFT', validFrom: MONDAY, language: 'de', family: { id: family.id } },
      consentDecision: { allowed: false, reason: 'SIGNATURE_MISSING' },
    });
    expect(await cast.recipient.told(SEEN, { id })).toMatchObject({
      referral: { state: 'WITHDRAWN', payload: null, follows: null, preparedConsent: null },
    });
  });

  it('goes nowhere until the prepared form is signed; then the other partner reads it', async () => {
    const draft = await elsewhere(await sent());
    const id = textAt(draft, 'id');
    expect(await cast.sender.refused(story.SEND, { id })).toEqual({
      code: 'CONSENT_REQUIRED',
      details: { reason: 'SIGNATURE_MISSING', field: 'payload[0].category' },
    });
    expect(await cast.stranger.told(SEEN, { id })).toEqual({ referral: null });
    await story.signForm(cast.sender, textAt(draft, 'preparedConsent.id'), family.member('m'), MONDAY);
    await cast.sender.told(story.SEND, { id });
    expect(await cast.stranger.told(SEEN, { id })).toMatchObject({
      referral: { state: 'REQUESTED', payload: [{ text: TEXT }], follows: null, preparedConsent: null },
    });
  });

  it('is followed in one transaction: when the draft is refused, it goes on waiting', async () => {
    const id = await sent();
    await cast.test.owner.query('update partners set takes_referrals = false where id = $1', [
      cast.strangerPartner,
    ]);
    expect(await refused(id)).toEqual({ code: 'FORBIDDEN', details: { reason: 'TAKES_NO_REFERRALS' } });
    await cast.test.owner.query('update partners set takes_referrals = true where id = $1', [
      cast.strangerPartner,
    ]);
    const wrong = { consent: { validFrom: '2027-03-02', validUntil: '2027-03-01' } };
    expect(await refused(id, wrong)).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.consent.validUntil', reason: 'BEFORE_VALID_FROM' },
    });
    expect(await cast.recipient.told(SEEN, { id })).toMatchObject({ referral: { state: 'REQUESTED' } });
    expect(await formsOf()).toHaveLength(1);
  });
});

describe('a form', () => {
  it('is not prepared where one covers it already, or waits to be signed', async () => {
    const covered = await elsewhere(await sent([cast.recipientPartner, cast.strangerPartner]));
    expect(covered).toMatchObject({ preparedConsent: null, consentDecision: { allowed: true } });
    family = await story.recordFamily(cast.sender);
    const id = await sent();
    const items = [['m', 'CONTACT']] as const;
    const open = { family, recipients: [cast.strangerPartner], items, validFrom: MONDAY };
    await story.draftForm(cast.sender, open);
    expect(await elsewhere(id)).toMatchObject({ preparedConsent: null });
    expect(await formsOf()).toHaveLength(2);
  });

  it('is prepared for the purpose and the days that are asked for, and grants nothing', async () => {
    const days = { validFrom: '2027-03-02', validUntil: '2027-04-30', language: 'tr' };
    const draft = await elsewhere(await sent([cast.recipientPartner, cast.strangerPartner]), {
      ...{ purpose: 'DIAGNOSTICS', urgency: 'ROUTINE', consent: days },
    });
    expect(draft).toMatchObject({
      purpose: 'DIAGNOSTICS',
      urgency: 'ROUTINE',
      preparedConsent: { state: 'DRAFT', ...days },
      consentDecision: { allowed: false, reason: 'SIGNATURE_MISSING' },
    });
  });
});

/** From every state, by what has happened before. */
describe('a referral is sent elsewhere', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['when it was declined', async () => after(story.DECLINE), 'DECLINED'],
    ['when it was taken back', async () => by(cast.sender, story.WITHDRAW), 'WITHDRAWN'],
    ['when its consent was revoked', revoked, 'CONSENT_REVOKED'],
    ['when it is overdue', overdue, 'WITHDRAWN'],
    ['when it was not sent yet', draftOnly, 'WITHDRAWN'],
  ])('%s, with what was written', async (_title, make, state) => {
    const id = await make();
    expect(await elsewhere(id)).toMatchObject({
      state: 'DRAFT',
      payload: [{ text: TEXT }],
      follows: { id, state },
    });
    await cast.test.setTime(MONDAY_MORNING);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['once it was accepted', async () => after(story.ACCEPT), 'ACCEPTED'],
    ['while the support runs', async () => after(story.ACCEPT, story.START), 'IN_PROGRESS'],
    ['while it pauses', async () => after(story.ACCEPT, story.START, story.HOLD), 'ON_HOLD'],
    ['when it is completed', async () => after(story.ACCEPT, story.COMPLETE), 'COMPLETED'],
    ['once it was recalled as misdirected', async () => by(cast.sender, story.RECALL), 'WITHDRAWN'],
    ['when it was a draft given up', async () => givenUp(), 'WITHDRAWN'],
  ])('not %s', async (_title, make, state) => {
    const id = await make();
    expect(await refused(id)).toEqual({ code: 'ILLEGAL_TRANSITION', details: { state } });
    expect(await cast.sender.told(SEEN, { id })).toMatchObject({ referral: { canSendElsewhere: false } });
  });

  const after = async (...steps: string[]): Promise<string> => {
    const id = await sent();
    for (const step of steps) await cast.recipient.told(step, { id });
    return id;
  };
  const by = async (caller: typeof cast.sender, step: string): Promise<string> => {
    const id = await sent();
    await caller.told(step, { id });
    return id;
  };
  async function revoked(): Promise<string> {
    const id = await sent();
    await cast.sender.told(story.REVOKE, { consentId, revokedBy: family.member('m') });
    return id;
  }
  async function overdue(): Promise<string> {
    const id = await sent();
    await cast.test.setTime('2027-03-20T09:00:00Z');
    return id;
  }
  async function draftOnly(): Promise<string> {
    const payload = [['m', 'CONTACT', TEXT]] as const;
    return story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload });
  }
  async function givenUp(): Promise<string> {
    const id = await draftOnly();
    await cast.sender.told(story.WITHDRAW, { id });
    return id;
  }
});

it('only one follow-up is open at a time; when it has come to nothing, the next begins', async () => {
  const id = await sent();
  const first = textAt(await elsewhere(id), 'id');
  expect(await refused(id)).toEqual({
    code: 'CONFLICT',
    details: { field: 'input.referralId', reason: 'FOLLOWED_ALREADY' },
  });
  await cast.sender.told(story.WITHDRAW, { id: first });
  expect(await cast.sender.told(SEEN, { id })).toMatchObject({ referral: { canSendElsewhere: true } });
  expect(await elsewhere(id)).toMatchObject({ state: 'DRAFT', follows: { id } });
});

it('elsewhere is another partner, and not the own one', async () => {
  const id = await sent();
  for (const [toPartnerId, reason] of [
    [cast.recipientPartner, 'SAME_RECIPIENT'],
    [cast.senderPartner, 'SAME_AS_SENDER'],
  ])
    expect(await refused(id, { toPartnerId })).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.toPartnerId', reason },
    });
});

it('only the sender sends elsewhere: the recipient is told so, others see nothing', async () => {
  const id = await sent();
  expect(await refused(id, {}, cast.recipient)).toEqual({
    code: 'FORBIDDEN',
    details: { reason: 'OTHER_SIDE' },
  });
  expect(await refused(id, {}, cast.stranger)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await cast.recipient.told(SEEN, { id })).toMatchObject({ referral: { canSendElsewhere: false } });
});
