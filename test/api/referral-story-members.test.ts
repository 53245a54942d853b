import { at, textAt } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { MONDAY, MONDAY_MORNING, openStage, type Cast, type Stage } from '../support/api-cast';
import * as story from '../support/api-story';

/** Only members draft, send and accept; whoever has left may still close what is open. */
let stage: Stage;
let cast: Cast;
let networks = 0;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  await stage.test.setTime(MONDAY_MORNING);
  cast = await stage.cast(`mitglieder-${(networks += 1)}`);
});
afterAll(() => stage.close());

const { ACCEPT, COMPLETE, DECLINE, DRAFT_REFERRAL, SEND, START } = story;
const PAYLOAD = [['m', 'CONTACT', 'Bitte anrufen']] as const;
const AFTER_LAST_DAY = '2027-03-05T23:01:00Z';
const LAST_MINUTE = '2027-03-05T22:59:00Z';

const TERMINATE = `mutation ($input: TerminateAgreementInput!) {
  terminateAgreement(input: $input) { state termination { effectiveOn } } }`;

/** The partner's lead gives notice for the fifth of March, the last day in force. */
async function giveNotice(lead: Caller, effectiveOn = '2027-03-05', receivedOn = MONDAY): Promise<string> {
  const agreements = await lead.told('{ agreements { nodes { id } } }');
  const agreementId = textAt(agreements, 'agreements.nodes[0].id');
  const input = { agreementId, givenBy: 'PARTNER', form: 'PORTAL', receivedOn, effectiveOn };
  await lead.told(TERMINATE, { input });
  return agreementId;
}

async function family(): Promise<story.FamilyOnRecord> {
  const made = await story.recordFamily(cast.sender);
  await story.signedForm(cast.sender, {
    family: made,
    recipients: [cast.recipientPartner],
    items: [['m', 'CONTACT']],
    validFrom: MONDAY,
  });
  return made;
}

async function drafted(): Promise<string> {
  return story.draftReferral(cast.sender, {
    family: await family(),
    to: cast.recipientPartner,
    payload: PAYLOAD,
  });
}

async function sent(): Promise<string> {
  const id = await drafted();
  await cast.sender.told(SEND, { id });
  return id;
}

describe.each([
  { side: 'SENDER', lead: 'senderLead' },
  { side: 'RECIPIENT', lead: 'recipientLead' },
] as const)('when the $side has left', ({ side, lead }) => {
  const refusal = { code: 'NOT_A_MEMBER', details: { reason: side } };

  it('all is as before to the end of the last day, in Berlin', async () => {
    const id = await drafted();
    await giveNotice(cast[lead]);
    await cast.test.setTime(LAST_MINUTE);
    await cast.sender.told(SEND, { id });
    expect(await cast.recipient.told(ACCEPT, { id })).toEqual({ acceptReferral: { id, state: 'ACCEPTED' } });
  });

  it('nothing new is drafted, whether or not a job has run', async () => {
    const made = await family();
    await giveNotice(cast[lead]);
    await cast.test.setTime(AFTER_LAST_DAY);
    const input = story.draftInput({ family: made, to: cast.recipientPartner, payload: PAYLOAD });
    expect(await cast.sender.refused(DRAFT_REFERRAL, { input })).toEqual(refusal);
  });

  it('no draft is sent', async () => {
    const id = await drafted();
    await giveNotice(cast[lead]);
    await cast.test.setTime(AFTER_LAST_DAY);
    expect(await cast.sender.refused(SEND, { id })).toEqual(refusal);
  });

  it('nothing is accepted, but it can be declined', async () => {
    const id = await sent();
    await giveNotice(cast[lead]);
    await cast.test.setTime(AFTER_LAST_DAY);
    expect(await cast.recipient.refused(ACCEPT, { id })).toEqual(refusal);
    expect(await cast.recipient.told(DECLINE, { id })).toEqual({
      declineReferral: { id, state: 'DECLINED' },
    });
  });

  it('what was accepted goes on and is completed', async () => {
    const id = await sent();
    await cast.recipient.told(ACCEPT, { id });
    await giveNotice(cast[lead]);
    await cast.test.setTime(AFTER_LAST_DAY);
    await cast.recipient.told(START, { id });
    expect(await cast.recipient.told(COMPLETE, { id })).toEqual({
      completeReferral: { id, state: 'COMPLETED' },
    });
  });

  it('what nobody has accepted is withdrawn', async () => {
    const id = await sent();
    await giveNotice(cast[lead]);
    await cast.test.setTime(AFTER_LAST_DAY);
    expect(await cast.sender.told(story.WITHDRAW, { id })).toEqual({
      withdrawReferral: { id, state: 'WITHDRAWN' },
    });
  });

  it('a revocation is recorded as ever', async () => {
    const made = await family();
    const consents = await cast.sender.told('query ($id: ID!) { family(id: $id) { consents { id } } }', {
      id: made.id,
    });
    await giveNotice(cast[lead]);
    await cast.test.setTime(AFTER_LAST_DAY);
    const consentId = textAt(consents, 'family.consents[0].id');
    const revoked = await cast.sender.told(story.REVOKE, { consentId, revokedBy: made.member('m') });
    expect(at(revoked, 'revokeConsent.state')).toBe('REVOKED');
  });
});

it('ends at once with a last day that is over', async () => {
  const id = await sent();
  await cast.test.setTime('2027-03-09T09:00:00Z');
  await giveNotice(cast.recipientLead, '2027-03-08', '2027-03-02');
  expect(await cast.recipient.refused(ACCEPT, { id })).toEqual({
    code: 'NOT_A_MEMBER',
    details: { reason: 'RECIPIENT' },
  });
});

it('stays a member when the notice is taken back in time, and not when it has taken effect', async () => {
  const id = await sent();
  const agreementId = await giveNotice(cast.recipientLead);
  const back = `mutation ($agreementId: ID!) { withdrawTermination(agreementId: $agreementId) { state } }`;
  await cast.test.setTime(AFTER_LAST_DAY);
  expect(await cast.recipientLead.refused(back, { agreementId })).toEqual({
    code: 'ILLEGAL_TRANSITION',
    details: { state: 'TERMINATED' },
  });
  await cast.test.setTime(LAST_MINUTE);
  await cast.recipientLead.told(back, { agreementId });
  await cast.test.setTime('2027-03-10T09:00:00Z');
  expect(await cast.recipient.told(ACCEPT, { id })).toEqual({ acceptReferral: { id, state: 'ACCEPTED' } });
});

it('takes no referral before the agreement is signed by both, and from then on does', async () => {
  const partner = await cast.town.partner('Familienhebammen Birkenweg', { member: false });
  const made = await story.recordFamily(cast.sender);
  const input = story.draftInput({ family: made, to: partner, payload: PAYLOAD });
  const refusal = { code: 'NOT_A_MEMBER', details: { reason: 'RECIPIENT' } };
  expect(await cast.sender.refused(DRAFT_REFERRAL, { input })).toEqual(refusal);

  const topics = await cast.coordination.told(
    'query ($slug: String!) { network(slug: $slug) { topicAreas { id } } }',
    { slug: cast.town.slug },
  );
  const drafts = await cast.coordination.told(
    'mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { id } }',
    { input: { partnerId: partner, topicAreaIds: [textAt(topics, 'network.topicAreas[0].id')] } },
  );
  const agreementId = textAt(drafts, 'draftAgreement.id');
  await cast.coordination.told('mutation ($id: ID!) { offerAgreement(id: $id) { id } }', { id: agreementId });
  const sign = `mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { state } }`;
  const signature = {
    agreementId,
    signatoryName: 'Uta Beispiel',
    signatoryFunction: 'Leitung',
    signedOn: MONDAY,
  };
  await cast.coordination.told(sign, { input: { ...signature, side: 'COORDINATION', method: 'PORTAL' } });
  expect(await cast.sender.refused(DRAFT_REFERRAL, { input })).toEqual(refusal);

  const signed = await cast.coordination.told(sign, {
    input: { ...signature, side: 'PARTNER', method: 'PAPER' },
  });
  expect(signed).toEqual({ signAgreement: { state: 'IN_FORCE' } });
  expect(at(await cast.sender.told(DRAFT_REFERRAL, { input }), 'draftReferral.state')).toBe('DRAFT');
});
