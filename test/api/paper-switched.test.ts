import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at } from '../support/api-json';
import * as story from '../support/api-story';
import * as paper from '../support/api-paper';

/**
 * Nobody answers for a recipient that answers for itself: one with accounts, one that has got them meanwhile, and one that
 * had them when it was sent.
 */
let cast: Cast;
let family: story.FamilyOnRecord;
let consentId: string;
beforeAll(async () => {
  cast = await openCast('umgestellt');
  await cast.test.setTime(MONDAY_MORNING);
});
beforeEach(async () => {
  await paper.reach(cast, 'PORTAL');
  family = await story.recordFamily(cast.sender);
  const form = { family, recipients: [cast.recipientPartner], items: [['m', 'CONTACT']] as const };
  consentId = await story.signedForm(cast.sender, { ...form, validFrom: MONDAY });
});
afterAll(() => cast.close());

const SEEN = `query ($id: ID!) { referral(id: $id) { state availableActions payload { text } handOverSheet { notice } } }`;
const ITSELF = { code: 'FORBIDDEN', details: { reason: 'ANSWERS_ITSELF' } };

async function sentBy(channel: 'PORTAL' | 'PAPER'): Promise<string> {
  await paper.reach(cast, channel);
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload });
  await cast.sender.told(story.SEND, { id });
  return id;
}

/** Every record that a sender could make, tried. */
async function recordsOf(id: string): Promise<unknown[]> {
  const done = { outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' };
  return [
    await cast.sender.refused(paper.ACCEPT, paper.word(id)),
    await cast.sender.refused(paper.DECLINE, paper.word(id, { reason: 'OTHER' })),
    await cast.sender.refused(paper.COMPLETE, paper.word(id, done)),
    await cast.sender.refused(paper.ANSWER_RESTRICTION, paper.saying(id, { answer: 'DELETED' })),
    await cast.sender.refused(paper.CONFIRM_DELETION, paper.saying(id)),
  ];
}

it.each<[string, () => Promise<string>]>([
  ['with accounts', () => sentBy('PORTAL')],
  [
    'that has got accounts since',
    async () => {
      const id = await sentBy('PAPER');
      await paper.reach(cast, 'PORTAL');
      return id;
    },
  ],
  [
    'that had accounts when it was sent and has none now',
    async () => {
      const id = await sentBy('PORTAL');
      await paper.reach(cast, 'PAPER');
      return id;
    },
  ],
])('for a recipient %s the sender records nothing, and is offered nothing', async (_title, make) => {
  const id = await make();
  expect(await recordsOf(id)).toEqual([ITSELF, ITSELF, ITSELF, ITSELF, ITSELF]);
  expect(at(await cast.sender.told(SEEN, { id }), 'referral')).toMatchObject({
    state: 'REQUESTED',
    availableActions: ['WITHDRAW', 'RECALL'],
    handOverSheet: null,
  });
});

it('a recipient that has got accounts accepts by itself what was handed to it on paper', async () => {
  const id = await sentBy('PAPER');
  await paper.reach(cast, 'PORTAL');
  await cast.recipient.told(story.ACCEPT, { id });
  expect(at(await cast.recipient.told(SEEN, { id }), 'referral')).toMatchObject({
    state: 'ACCEPTED',
    payload: [{ text: 'Bitte anrufen' }],
  });
});

it('what was accepted on paper it goes on with, without a copy: the text lies on its desk', async () => {
  const id = await sentBy('PAPER');
  await cast.sender.told(paper.ACCEPT, paper.word(id));
  await paper.reach(cast, 'PORTAL');
  const done = { outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' };
  expect(await cast.sender.refused(paper.COMPLETE, paper.word(id, done))).toEqual(ITSELF);
  expect(at(await cast.recipient.told(SEEN, { id }), 'referral')).toMatchObject({
    state: 'ACCEPTED',
    availableActions: ['START', 'COMPLETE'],
    payload: null,
  });
  await cast.recipient.told(story.START, { id });
  await cast.recipient.told(story.COMPLETE, { id });
  expect(await cast.sender.told(SEEN, { id })).toMatchObject({ referral: { state: 'COMPLETED' } });
});

it('what was revoked of it it answers itself from then on', async () => {
  const id = await sentBy('PAPER');
  await cast.sender.told(paper.ACCEPT, paper.word(id));
  await paper.reach(cast, 'PORTAL');
  await cast.sender.told(story.REVOKE, { consentId, revokedBy: family.member('m') });
  const saying = paper.saying(id, { answer: 'DELETED' });
  expect(await cast.sender.refused(paper.ANSWER_RESTRICTION, saying)).toEqual(ITSELF);
  await cast.recipient.told(story.ANSWER, { id, answer: 'DELETED' });
});

it('what began in the portal is ended by the sender when its accounts are gone again', async () => {
  const id = await sentBy('PAPER');
  await paper.reach(cast, 'PORTAL');
  await cast.recipient.told(story.ACCEPT, { id });
  await cast.recipient.told(story.START, { id });
  await paper.reach(cast, 'PAPER');
  await cast.sender.told(paper.COMPLETE, paper.word(id, { outcome: 'MOVED_AWAY', ending: 'UNPLANNED' }));
  expect(await cast.sender.told(SEEN, { id })).toMatchObject({ referral: { state: 'COMPLETED' } });
});

it('the recipient records nothing on paper: that is the sender’s', async () => {
  const id = await sentBy('PAPER');
  const otherSide = { code: 'FORBIDDEN', details: { reason: 'OTHER_SIDE' } };
  expect(await cast.recipient.refused(paper.ACCEPT, paper.word(id))).toEqual(otherSide);
  expect(await cast.recipient.refused(paper.CONFIRM_DELETION, paper.saying(id))).toEqual(otherSide);
  expect(await cast.stranger.refused(paper.ACCEPT, paper.word(id))).toMatchObject({ code: 'NOT_FOUND' });
});
