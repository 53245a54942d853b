import { at, listAt, textAt, type Json } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { MONDAY, MONDAY_MORNING, openStage, type Cast, type Stage } from '../support/api-cast';
import * as story from '../support/api-story';

/** Within one partner: who is responsible opens a family and a referral, the team only where its lead has set so. */
let stage: Stage;
let cast: Cast;
let networks = 0;
let senderColleague: Caller;
let recipientColleague: Caller;
beforeAll(async () => {
  stage = await openStage();
  await stage.test.setTime(MONDAY_MORNING);
});
beforeEach(async () => {
  cast = await stage.cast(`kollegium-${(networks += 1)}`);
  senderColleague = cast.api.as(await cast.town.person(cast.senderPartner, 'PROFESSIONAL'));
  recipientColleague = cast.api.as(await cast.town.person(cast.recipientPartner, 'PROFESSIONAL'));
});
afterAll(() => stage.close());

const { ACCEPT, COMPLETE, DECLINE, DRAFT_REFERRAL, SEND, START, WITHDRAW } = story;
const PAYLOAD = [['m', 'CONTACT', 'Bitte anrufen']] as const;

interface Told {
  readonly family: story.FamilyOnRecord;
  readonly consent: string;
  readonly id: string;
}

async function drafted(): Promise<Told> {
  const family = await story.recordFamily(cast.sender);
  const to = cast.recipientPartner;
  const items = [['m', 'CONTACT']] as const;
  const consent = await story.signedForm(cast.sender, { family, recipients: [to], items, validFrom: MONDAY });
  return { family, consent, id: await story.draftReferral(cast.sender, { family, to, payload: PAYLOAD }) };
}

async function openToTeam(lead: Caller, partner: string): Promise<void> {
  const found = await lead.told('query ($id: ID!) { partner(id: $id) { version } }', { id: partner });
  const input = { id: partner, version: at(found, 'partner.version'), caseAccess: 'TEAM' };
  await lead.told('mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) { id } }', {
    input,
  });
}

const READ = `query ($family: ID!, $consent: ID!, $id: ID!) {
  family(id: $family) { members { name } } consent(id: $consent) { id } referral(id: $id) { payload { text } }
  families { nodes { id } } sent: referrals(box: SENT) { nodes { id } } }`;

function read(caller: Caller, made: Told): Promise<Json> {
  return caller.told(READ, { family: made.family.id, consent: made.consent, id: made.id });
}

const notFound = (field: string): object => ({ code: 'NOT_FOUND', details: { field } });

describe('a professional who is not responsible, where cases are assigned', () => {
  it('sees neither the family nor its forms nor its referrals', async () => {
    const made = await drafted();
    expect(await read(senderColleague, made)).toEqual({
      family: null,
      consent: null,
      referral: null,
      families: { nodes: [] },
      sent: { nodes: [] },
    });
  });

  it('acts on none of them: they are not there', async () => {
    const made = await drafted();
    const { family, consent, id } = made;
    const draft = story.draftInput({ family, to: cast.recipientPartner, payload: PAYLOAD });
    const refused = (document: string, variables: object): Promise<unknown> =>
      senderColleague.refused(document, variables);
    expect(await refused(SEND, { id })).toEqual(notFound('id'));
    expect(await refused(WITHDRAW, { id })).toEqual(notFound('id'));
    expect(await refused(DRAFT_REFERRAL, { input: draft })).toEqual(notFound('input.familyId'));
    const input = story.signature(consent, family.member('m'), MONDAY);
    expect(await refused(story.SIGN, { input })).toEqual(notFound('input.consentId'));
    expect(await refused(story.REVOKE, { consentId: consent, revokedBy: family.member('m') })).toEqual(
      notFound('input.consentId'),
    );
  });
});

it('opens to all professionals of the partner once its lead has set so', async () => {
  const made = await drafted();
  await openToTeam(cast.senderLead, cast.senderPartner);
  const seen = await read(senderColleague, made);
  expect(at(seen, 'family.members[0].name')).toBe('Erika Muster');
  expect(at(seen, 'referral.payload[0].text')).toBe('Bitte anrufen');
  expect(at(seen, 'families.nodes')).toEqual([{ id: made.family.id }]);
  expect(at(seen, 'sent.nodes')).toEqual([{ id: made.id }]);
  expect(at(await senderColleague.told(SEND, { id: made.id }), 'sendReferral.state')).toBe('REQUESTED');
});

it('opens to its team, never to another partner’s professional', async () => {
  const made = await drafted();
  await openToTeam(cast.senderLead, cast.senderPartner);
  await openToTeam(cast.recipientLead, cast.recipientPartner);
  for (const caller of [cast.stranger, cast.recipient])
    expect(await read(caller, made)).toMatchObject({ family: null, consent: null, referral: null });
});

const RECEIVED = '{ referrals(box: RECEIVED) { nodes { id } } }';

async function inbox(caller: Caller): Promise<string[]> {
  return listAt(await caller.told(RECEIVED), 'referrals.nodes').map((row) => textAt(row, 'id'));
}

describe('at the recipient', () => {
  it('a referral lies in the shared intake until somebody takes it on', async () => {
    const { id } = await drafted();
    await cast.sender.told(SEND, { id });
    for (const caller of [cast.recipient, recipientColleague]) expect(await inbox(caller)).toEqual([id]);
    await cast.recipient.told(ACCEPT, { id });
    expect(await inbox(cast.recipient)).toEqual([id]);
    expect(await inbox(recipientColleague)).toEqual([]);
  });

  it('what was taken on is the work of whoever took it on, not of a colleague', async () => {
    const { id } = await drafted();
    await cast.sender.told(SEND, { id });
    await cast.recipient.told(ACCEPT, { id });
    for (const document of [START, ACCEPT, DECLINE])
      expect(await recipientColleague.refused(document, { id })).toEqual(notFound('id'));
    expect(await recipientColleague.refused(COMPLETE, { id })).toEqual(notFound('input.referralId'));
    const seen = await recipientColleague.told('query ($id: ID!) { referral(id: $id) { id } }', { id });
    expect(seen).toEqual({ referral: null });
  });

  it('what was taken on is the team’s where the lead has set so', async () => {
    const { id } = await drafted();
    await cast.sender.told(SEND, { id });
    await cast.recipient.told(ACCEPT, { id });
    await openToTeam(cast.recipientLead, cast.recipientPartner);
    expect(await inbox(recipientColleague)).toEqual([id]);
    expect(at(await recipientColleague.told(START, { id }), 'startReferral.state')).toBe('IN_PROGRESS');
  });

  it('nothing is accepted or declined by the sender, nor withdrawn by the recipient', async () => {
    const { id } = await drafted();
    await cast.sender.told(SEND, { id });
    const otherSide = { code: 'FORBIDDEN', details: { reason: 'OTHER_SIDE' } };
    for (const document of [ACCEPT, DECLINE])
      expect(await cast.sender.refused(document, { id })).toEqual(otherSide);
    for (const document of [WITHDRAW, SEND])
      expect(await cast.recipient.refused(document, { id })).toEqual(otherSide);
  });
});

describe('a recipient who takes no referrals', () => {
  it('because it wants none gets no draft and no sending', async () => {
    const { family, id } = await drafted();
    await cast.test.owner.query('update partners set takes_referrals = false where id = $1', [
      cast.recipientPartner,
    ]);
    const refusal = { code: 'FORBIDDEN', details: { reason: 'TAKES_NO_REFERRALS' } };
    const input = story.draftInput({ family, to: cast.recipientPartner, payload: PAYLOAD });
    expect(await cast.sender.refused(DRAFT_REFERRAL, { input })).toEqual(refusal);
    expect(await cast.sender.refused(SEND, { id })).toEqual(refusal);
  });
});
