import { newId } from '../../src/domain/ids';
import { MONDAY, MONDAY_MORNING, openStage, type Cast, type Stage } from '../support/api-cast';
import { at } from '../support/api-json';
import type { Caller } from '../support/api-server';
import * as story from '../support/api-story';
import { END, offerStory, type OfferStory } from '../support/offer-story';

/** A referral can name the offer of its recipient that it is about: one that is public and takes referrals. */
let stage: Stage;
let cast: Cast;
let offers: OfferStory;
let family: story.FamilyOnRecord;
beforeAll(async () => {
  stage = await openStage();
  cast = await stage.cast('gezielt');
  await cast.test.setTime(MONDAY_MORNING);
  offers = await offerStory(cast);
  family = await story.recordFamily(cast.sender);
  await story.signedForm(cast.sender, {
    ...{ family, recipients: [cast.recipientPartner], items: [['m', 'CONTACT']], validFrom: MONDAY },
  });
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => stage.close());

const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
const OFFER = 'query ($id: ID!) { referral(id: $id) { state offer { id title } } }';

const draft = (offerId: string): Promise<string> =>
  story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload, offerId });
const refusal = (offerId: string): Promise<unknown> =>
  cast.sender.refused(story.DRAFT_REFERRAL, {
    input: story.draftInput({ family, to: cast.recipientPartner, payload, offerId }),
  });
const seen = async (id: string, by: Caller): Promise<unknown> =>
  at(await by.told(OFFER, { id }), 'referral.offer');

describe('an offer that cannot be named', () => {
  const unknown = { code: 'INVALID_INPUT', details: { field: 'input.offerId', reason: 'UNKNOWN' } };

  it('is one that there is not, or of another network', async () => {
    expect(await refusal(newId())).toEqual(unknown);
    const elsewhere = await stage.cast('anderswo');
    const theirs = await offerStory(elsewhere);
    expect(await refusal(await theirs.offer({}, elsewhere.recipientPartner))).toEqual(unknown);
  });

  it('is one of another partner, the sender’s own among them', async () => {
    expect(await refusal(await offers.offer({}, cast.strangerPartner))).toEqual(unknown);
    expect(await refusal(await offers.offer())).toEqual(unknown);
  });

  it('is one that is reported and not published, given up, or not public on this day', async () => {
    const waiting = await offers.report({}, { by: cast.coordination, partnerId: cast.recipientPartner });
    expect(await refusal(waiting)).toEqual(unknown);
    const over = await offers.offer({}, cast.recipientPartner);
    await cast.coordination.told(END, { id: over });
    expect(await refusal(over)).toEqual(unknown);
    const later = await offers.offer({ validFrom: '2027-03-02' }, cast.recipientPartner);
    const past = await offers.offer({ validUntil: '2027-02-28' }, cast.recipientPartner);
    expect([await refusal(later), await refusal(past)]).toEqual([unknown, unknown]);
  });

  it('is one that nobody has confirmed in time, though no job has paused it', async () => {
    const id = await offers.offer({}, cast.recipientPartner);
    await cast.test.setTime('2028-03-02T09:00:00Z');
    expect(await refusal(id)).toEqual(unknown);
  });

  it('is one that takes no referrals', async () => {
    expect(await refusal(await offers.offer({ takesReferrals: false }, cast.recipientPartner))).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.offerId', reason: 'TAKES_NO_REFERRALS' },
    });
  });
});

describe('an offer that is named', () => {
  it('is read by both parties, and by nobody else', async () => {
    const offerId = await offers.offer({ title: 'Schreisprechstunde' }, cast.recipientPartner);
    const id = await draft(offerId);
    const named = { id: offerId, title: 'Schreisprechstunde' };
    expect(await seen(id, cast.sender)).toEqual(named);
    expect(await cast.recipient.told(OFFER, { id })).toEqual({ referral: null });
    await cast.sender.told(story.SEND, { id });
    expect(await seen(id, cast.recipient)).toEqual(named);
    expect(await cast.coordination.told(OFFER, { id })).toEqual({
      referral: { state: 'REQUESTED', offer: null },
    });
    expect(await cast.stranger.told(OFFER, { id })).toEqual({ referral: null });
  });

  it('keeps nothing up when it is given up: the referral goes on without it', async () => {
    const offerId = await offers.offer({}, cast.recipientPartner);
    const id = await draft(offerId);
    await cast.coordination.told(END, { id: offerId });
    expect(await seen(id, cast.sender)).toBeNull();
    await cast.sender.told(story.SEND, { id });
    await cast.recipient.told(story.ACCEPT, { id });
    expect(await seen(id, cast.recipient)).toBeNull();
  });

  it('need not be named at all', async () => {
    const id = await story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload });
    expect(await seen(id, cast.sender)).toBeNull();
  });
});
