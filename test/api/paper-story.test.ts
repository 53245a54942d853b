import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, textAt, type Json } from '../support/api-json';
import * as story from '../support/api-story';
import { watchTrail } from '../support/api-trail';
import { HIDDEN_PLACE } from '../support/offer-content';
import { offerStory } from '../support/offer-story';
import * as paper from '../support/api-paper';

/** A practice without accounts: the same gate, a sheet to hand over, and answers that the sender records and that are marked. */
let cast: Cast;
let family: story.FamilyOnRecord;
let consentId: string;
beforeAll(async () => {
  cast = await openCast('papier');
  await cast.test.setTime(MONDAY_MORNING);
  await paper.reach(cast, 'PAPER');
  const offers = await offerStory(cast);
  const places = (await offers.content()).places;
  await offers.offer({ places: [...places, HIDDEN_PLACE] }, cast.recipientPartner);
});
beforeEach(async () => {
  await cast.test.setTime(MONDAY_MORNING);
  family = await story.recordFamily(cast.sender);
  const form = { family, recipients: [cast.recipientPartner], items: [['m', 'CONTACT']] as const };
  consentId = await story.signedForm(cast.sender, { ...form, validFrom: MONDAY, validUntil: '2027-03-31' });
});
afterAll(() => cast.close());

const TEXT = 'Erika Muster, 0231 5550102';
const SEEN = `query ($id: ID!) { referral(id: $id) { state availableActions outcome ending declineReason overdue
  payload { text } handOverSheet { respondBy purpose urgency notice payload { category text }
    from { name addresses telephones } to { name carrier addresses telephones } }
  restriction { answer basis spokenWith } deletion { confirmedAt spokenWith }
  events { action state recordedBySender answeredOn spokenWith } } }`;

const see = async (id: string, by = cast.sender): Promise<Json | undefined> =>
  at(await by.told(SEEN, { id }), 'referral');
const draft = (): Promise<string> =>
  story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload: [['m', 'CONTACT', TEXT]] });

async function sent(): Promise<string> {
  const id = await draft();
  await cast.sender.told(story.SEND, { id });
  return id;
}
async function accepted(): Promise<string> {
  const referralId = await sent();
  await cast.sender.told(paper.ACCEPT, paper.word(referralId));
  return referralId;
}

describe('a referral to a practice without accounts', () => {
  it('leaves only through the gate', async () => {
    await cast.sender.told(story.REVOKE, { consentId, revokedBy: family.member('m') });
    expect(await cast.sender.refused(story.SEND, { id: await draft() })).toEqual({
      code: 'CONSENT_REQUIRED',
      details: { reason: 'REVOKED', field: 'payload[0].category' },
    });
  });

  it('is handed over on a sheet that tells what was sent, and nothing confidential', async () => {
    const sheet = at(await see(await sent()), 'handOverSheet');
    expect(sheet).toEqual({
      respondBy: '2027-03-10',
      purpose: 'FIND_SUPPORT',
      urgency: 'ROUTINE',
      notice: 'PASS_ON_TO_NOBODY',
      payload: [{ category: 'CONTACT', text: TEXT }],
      from: { name: 'Hebammenpraxis Morgenrot', addresses: [], telephones: [] },
      to: {
        name: 'Elternberatung Lindenhof',
        carrier: null,
        addresses: ['Haus Lindenhof, Lindenhof 2, 59999 Musterhamm'],
        telephones: ['0231 5550101'],
      },
    });
    expect(JSON.stringify(sheet)).not.toContain('Verborgen');
  });

  it('has no sheet before it is sent, after the answer, once the consent has ended, or for anybody else', async () => {
    const waiting = await draft();
    const done = await accepted();
    const lapsed = await sent();
    expect(at(await see(lapsed, cast.coordination), 'handOverSheet')).toBeNull();
    expect(at(await see(lapsed, cast.recipient), 'handOverSheet')).toBeNull();
    await cast.test.setTime('2027-04-01T09:00:00Z');
    for (const id of [waiting, done, lapsed]) expect(at(await see(id), 'handOverSheet')).toBeNull();
  });

  it('reading the sheet is on record as told on the ground of the consent', async () => {
    const id = await sent();
    const trail = await watchTrail(cast.test.owner);
    await cast.sender.told('query ($id: ID!) { referral(id: $id) { handOverSheet { notice } } }', { id });
    const reads = (await trail.news()).filter((event) => event.decision === 'READ');
    expect(reads.map((event) => [event.basis, event.objects])).toContainEqual(['CONSENT', [`PAYLOAD ${id}`]]);
  });
});

describe('what the sender was told by telephone', () => {
  it('is recorded as an acceptance, marked, with who and when for the sender only', async () => {
    const id = await sent();
    expect(at(await see(id), 'availableActions')).toEqual([
      'PAPER_ACCEPT',
      'PAPER_DECLINE',
      'WITHDRAW',
      'RECALL',
    ]);
    await cast.test.setTime('2027-03-03T09:00:00Z');
    await cast.sender.told(paper.ACCEPT, paper.word(id, { answeredOn: '2027-03-02' }));
    const marked = { action: 'ACCEPT', state: 'ACCEPTED', recordedBySender: true };
    expect(await see(id)).toMatchObject({
      state: 'ACCEPTED',
      payload: [{ text: TEXT }],
      availableActions: ['PAPER_COMPLETE', 'RECALL'],
      events: [
        { action: 'DRAFT', recordedBySender: false, answeredOn: null },
        { action: 'SEND', recordedBySender: false, spokenWith: null },
        { ...marked, answeredOn: '2027-03-02', spokenWith: 'Frau Beispiel' },
      ],
    });
    const theirs = await see(id, cast.recipient);
    expect(theirs).toMatchObject({ payload: null });
    expect(at(theirs, 'events')).toContainEqual({ ...marked, answeredOn: null, spokenWith: null });
    expect(await see(id, cast.coordination)).toMatchObject({ state: 'ACCEPTED', events: [] });
  });

  it('makes no copies for anybody to read', async () => {
    const id = await accepted();
    const { rows } = await cast.test.owner.query('select 1 from received_items where referral_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('is recorded as a refusal, and the text is closed', async () => {
    const id = await sent();
    await cast.sender.told(paper.DECLINE, paper.word(id, { reason: 'NO_CAPACITY' }));
    expect(await see(id)).toMatchObject({
      state: 'DECLINED',
      declineReason: 'NO_CAPACITY',
      handOverSheet: null,
    });
    expect(at(await see(id), 'events.2')).toMatchObject({ action: 'DECLINE', recordedBySender: true });
  });

  it('is recorded as an ending, after the consent has expired too', async () => {
    const id = await accepted();
    await cast.test.setTime('2027-05-03T09:00:00Z');
    const how = { answeredOn: '2027-05-03', outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' };
    await cast.sender.told(paper.COMPLETE, paper.word(id, how));
    expect(await see(id)).toMatchObject({
      state: 'COMPLETED',
      outcome: 'SUPPORT_FINISHED',
      ending: 'PLANNED',
    });
  });

  it.each([
    ['2027-02-28', 'BEFORE_SENDING'],
    ['2027-03-02', 'IN_THE_FUTURE'],
  ])('was not said on %s', async (answeredOn, reason) => {
    expect(await cast.sender.refused(paper.ACCEPT, paper.word(await sent(), { answeredOn }))).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.answeredOn', reason },
    });
  });

  it('is no acceptance once the consent has expired; declining still works', async () => {
    const id = await sent();
    await cast.test.setTime('2027-04-01T09:00:00Z');
    const said = { answeredOn: '2027-03-30' };
    expect(await cast.sender.refused(paper.ACCEPT, paper.word(id, said))).toEqual({
      code: 'CONSENT_REQUIRED',
      details: { reason: 'EXPIRED' },
    });
    await cast.sender.told(paper.DECLINE, paper.word(id, { ...said, reason: 'OTHER' }));
    expect(at(await see(id), 'state')).toBe('DECLINED');
  });

  it('is no acceptance once it was revoked', async () => {
    const id = await sent();
    await cast.sender.told(story.REVOKE, { consentId, revokedBy: family.member('m') });
    expect(await cast.sender.refused(paper.ACCEPT, paper.word(id))).toEqual({
      code: 'ILLEGAL_TRANSITION',
      details: { state: 'CONSENT_REVOKED' },
    });
  });
});

describe('after the fact the sender telephones', () => {
  it.each([
    ['DELETED', null],
    ['OWN_LEGAL_BASIS', 'Dokumentationspflicht § 630f BGB'],
  ])('about what was revoked, and records %s', async (answer, basis) => {
    const id = await accepted();
    await cast.sender.told(story.REVOKE, { consentId, revokedBy: family.member('m') });
    const open = await see(id);
    expect(open).toMatchObject({ state: 'ACCEPTED', restriction: { answer: null, spokenWith: null } });
    expect(at(open, 'availableActions')).toContain('PAPER_ANSWER_RESTRICTION');
    await cast.sender.told(paper.ANSWER_RESTRICTION, paper.saying(id, { answer, basis }));
    expect(await see(id)).toMatchObject({ restriction: { answer, basis, spokenWith: 'Frau Beispiel' } });
    expect(at(await see(id), 'availableActions')).toEqual(['PAPER_COMPLETE', 'RECALL']);
    expect(await cast.sender.refused(paper.ANSWER_RESTRICTION, paper.saying(id, { answer, basis }))).toEqual({
      code: 'ILLEGAL_TRANSITION',
      details: { state: 'ACCEPTED' },
    });
  });

  it('about a sheet that lay there when the consent was revoked before the answer', async () => {
    const id = await sent();
    await cast.sender.told(story.REVOKE, { consentId, revokedBy: family.member('m') });
    await cast.sender.told(story.RECALL, { id });
    expect(await see(id)).toMatchObject({
      state: 'CONSENT_REVOKED',
      availableActions: ['PAPER_CONFIRM_DELETION'],
    });
    await cast.sender.told(paper.CONFIRM_DELETION, paper.saying(id));
    expect(at(await see(id), 'deletion.confirmedAt')).not.toBeNull();
  });

  it('about what was misdirected, and records that it was deleted, once', async () => {
    const id = await sent();
    await cast.sender.told(story.RECALL, { id });
    expect(at(await see(id), 'availableActions')).toEqual(['PAPER_CONFIRM_DELETION']);
    await cast.sender.told(paper.CONFIRM_DELETION, paper.saying(id));
    expect(textAt(await see(id), 'deletion.spokenWith')).toBe('Frau Beispiel');
    expect(await cast.sender.refused(paper.CONFIRM_DELETION, paper.saying(id))).toEqual({
      code: 'CONFLICT',
      details: { field: 'input.referralId', reason: 'CONFIRMED_ALREADY' },
    });
  });
});
