import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, listAt, type Json } from '../support/api-json';
import * as story from '../support/api-story';

/** Overdue is not gone: an open end stands before the coordination until its sender decides. It sees that, and no more. */
let cast: Cast;
let family: story.FamilyOnRecord;
beforeAll(async () => {
  cast = await openCast('offen');
  await cast.test.setTime(MONDAY_MORNING);
  family = await story.recordFamily(cast.sender);
  const form = { family, recipients: [cast.recipientPartner], validFrom: MONDAY };
  await story.signedForm(cast.sender, { ...form, items: [['m', 'CONTACT']] });
  const short = { ...form, items: [['m', 'SOCIAL_SITUATION']] as const, validUntil: '2027-03-05' };
  await story.signedForm(cast.sender, short);
});
afterAll(() => cast.close());

const OPEN = `query ($first: Int, $after: String) { openEnds(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
  nodes { id state reasons urgency respondBy waitingDays fromPartner { name } toPartner { name } } } }`;

async function sent(category: string, urgency = 'ROUTINE'): Promise<string> {
  const payload = [['m', category, 'Bitte anrufen']] as const;
  const id = await story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload, urgency });
  await cast.sender.told(story.SEND, { id });
  return id;
}
const openEnds = async (): Promise<readonly Json[]> =>
  listAt(await cast.coordination.told(OPEN, { first: 10 }), 'openEnds.nodes');

it('what is overdue and what has lost its consent while it waited, the oldest first, until the sender decides', async () => {
  const lapsing = await sent('SOCIAL_SITUATION');
  const urgent = await sent('CONTACT', 'URGENT');
  const answered = await sent('CONTACT', 'URGENT');
  expect(await openEnds()).toEqual([]);
  await cast.recipient.told(story.ACCEPT, { id: answered });

  await cast.test.setTime('2027-03-06T09:00:00Z');
  const parties = {
    state: 'REQUESTED',
    fromPartner: { name: 'Hebammenpraxis Morgenrot' },
    toPartner: { name: 'Elternberatung Lindenhof' },
  };
  const first = { id: lapsing, urgency: 'ROUTINE', respondBy: '2027-03-10', ...parties };
  const second = { id: urgent, urgency: 'URGENT', respondBy: '2027-03-02', ...parties };
  expect(await openEnds()).toEqual([
    { ...first, reasons: ['CONSENT_ENDED'], waitingDays: 5 },
    { ...second, reasons: ['OVERDUE'], waitingDays: 5 },
  ]);

  await cast.test.setTime('2027-03-11T09:00:00Z');
  expect(at((await openEnds())[0], 'reasons')).toEqual(['OVERDUE', 'CONSENT_ENDED']);
  const page = await cast.coordination.told(OPEN, { first: 1 });
  expect(at(page, 'openEnds.pageInfo.hasNextPage')).toBe(true);
  const after = at(page, 'openEnds.pageInfo.endCursor');
  const next = listAt(await cast.coordination.told(OPEN, { first: 1, after }), 'openEnds.nodes');
  expect(next.map((node) => at(node, 'id'))).toEqual([urgent]);

  await cast.sender.told(story.WITHDRAW, { id: urgent });
  await cast.recipient.told(story.DECLINE, { id: lapsing, note: null });
  expect(await openEnds()).toEqual([]);
});

it('is the coordination’s question only, and of its own network', async () => {
  for (const caller of [cast.sender, cast.recipient, cast.senderLead])
    expect(await caller.refused(OPEN, {})).toMatchObject({ code: 'FORBIDDEN' });
});
