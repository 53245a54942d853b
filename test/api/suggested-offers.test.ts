import { newId } from '../../src/domain/ids';
import { MONDAY, MONDAY_MORNING, openStage, type Cast, type Stage } from '../support/api-cast';
import { at } from '../support/api-json';
import type { Caller } from '../support/api-server';
import * as story from '../support/api-story';
import { END, offerStory, type OfferStory } from '../support/offer-story';

/** Whoever declines can name offers of the network that may fit better: up to five, all public. */
let stage: Stage;
let cast: Cast;
let offers: OfferStory;
let family: story.FamilyOnRecord;
beforeAll(async () => {
  stage = await openStage();
  cast = await stage.cast('vorschlag');
  await cast.test.setTime(MONDAY_MORNING);
  offers = await offerStory(cast);
  family = await story.recordFamily(cast.sender);
  await story.signedForm(cast.sender, {
    ...{ family, recipients: [cast.recipientPartner], items: [['m', 'CONTACT']], validFrom: MONDAY },
  });
});
afterAll(() => stage.close());

const DECLINE = `mutation ($id: ID!, $offers: [ID!]) {
  declineReferral(id: $id, reason: NOT_RESPONSIBLE, suggestedOfferIds: $offers) { state suggestedOffers { title } } }`;
const SEEN = 'query ($id: ID!) { referral(id: $id) { state suggestedOffers { id title } } }';

async function sent(): Promise<string> {
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload });
  await cast.sender.told(story.SEND, { id });
  return id;
}

const suggested = async (by: Caller, id: string): Promise<unknown> =>
  at(await by.told(SEEN, { id }), 'referral.suggestedOffers');
const refused = async (ids: readonly string[]): Promise<unknown> =>
  cast.recipient.refused(DECLINE, { id: await sent(), offers: ids });

it('offers of any partner are suggested in the order given, and read by both parties', async () => {
  const one = await offers.offer({ title: 'Babytreff' }, cast.strangerPartner);
  const two = await offers.offer({ title: 'Wunschgroßeltern' }, cast.recipientPartner);
  const id = await sent();
  expect(await cast.recipient.told(DECLINE, { id, offers: [two, one] })).toEqual({
    declineReferral: {
      state: 'DECLINED',
      suggestedOffers: [{ title: 'Wunschgroßeltern' }, { title: 'Babytreff' }],
    },
  });
  const both = [
    { id: two, title: 'Wunschgroßeltern' },
    { id: one, title: 'Babytreff' },
  ];
  expect([await suggested(cast.sender, id), await suggested(cast.recipient, id)]).toEqual([both, both]);
});

it('the coordination sees that it was declined, and no suggestion; a third party sees nothing', async () => {
  const id = await sent();
  await cast.recipient.told(DECLINE, { id, offers: [await offers.offer({}, cast.strangerPartner)] });
  expect(await cast.coordination.told(SEEN, { id })).toEqual({
    referral: { state: 'DECLINED', suggestedOffers: [] },
  });
  expect(await cast.stranger.told(SEEN, { id })).toEqual({ referral: null });
});

it('what is no longer public is not shown any more', async () => {
  const gone = await offers.offer({ title: 'Läuft aus' }, cast.strangerPartner);
  const stays = await offers.offer({ title: 'Bleibt' }, cast.strangerPartner);
  const id = await sent();
  await cast.recipient.told(DECLINE, { id, offers: [gone, stays] });
  await cast.coordination.told(END, { id: gone });
  expect(await suggested(cast.sender, id)).toEqual([{ id: stays, title: 'Bleibt' }]);
});

it('need not be made at all', async () => {
  const id = await sent();
  await cast.recipient.told(story.DECLINE, { id, note: null });
  expect(await suggested(cast.sender, id)).toEqual([]);
});

describe('nothing is declined with a suggestion', () => {
  it('that there is not, is not public, or is another network’s; the place is named', async () => {
    const fine = await offers.offer({}, cast.strangerPartner);
    const over = await offers.offer({}, cast.strangerPartner);
    await cast.coordination.told(END, { id: over });
    const waiting = await offers.report({}, { by: cast.coordination, partnerId: cast.recipientPartner });
    const elsewhere = await stage.cast('vorschlag-anderswo');
    const theirs = await (await offerStory(elsewhere)).offer({}, elsewhere.recipientPartner);
    for (const wrong of [newId(), over, waiting, theirs])
      expect(await refused([fine, wrong])).toEqual({
        code: 'INVALID_INPUT',
        details: { field: 'suggestedOfferIds[1]', reason: 'UNKNOWN' },
      });
  });

  it('twice, or with more than five', async () => {
    const fine = await offers.offer({}, cast.strangerPartner);
    const six = [fine, newId(), newId(), newId(), newId(), newId()];
    for (const [ids, reason] of [
      [[fine, fine], 'NAMED_TWICE'],
      [six, 'TOO_MANY'],
    ] as const)
      expect(await refused(ids)).toEqual({
        code: 'INVALID_INPUT',
        details: { field: 'suggestedOfferIds', reason },
      });
  });

  it('and the referral waits on', async () => {
    const id = await sent();
    await cast.recipient.refused(DECLINE, { id, offers: [newId()] });
    expect(await cast.recipient.told(SEEN, { id })).toEqual({
      referral: { state: 'REQUESTED', suggestedOffers: [] },
    });
  });
});
