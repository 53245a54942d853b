import { listAt } from '../support/api-json';
import { listDocument, type ListWish } from '../support/api-lists';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { startApi, type Api, type Caller } from '../support/api-server';
import type { Person } from '../../src/domain/actor';
import { LONG } from '../support/api-random';
import { reach } from '../support/api-paper';
import * as story from '../support/api-story';
import { offerStory } from '../support/offer-story';
import { makeAgreement } from '../support/people';

/** Many rows cost as many statements as three, whichever fields are asked for. */
let cast: Cast;
let counting: Api;
const statements: string[] = [];
beforeAll(async () => {
  cast = await openCast('zaehlen');
  await cast.test.setTime(MONDAY_MORNING);
  const database = await cast.test.open({ observe: (sql) => void statements.push(sql) });
  counting = await startApi(cast.test, { database });
  await fill();
}, 120_000);
afterAll(async () => {
  await counting.close();
  await cast.close();
});

const ROWS = LONG ? 30 : 12;
const FEW = 3;

/**
 * So many families with a form each, agreements, and referrals in each of five states: of those accepted an item was
 * revoked and is kept, those withdrawn were recalled and are deleted.
 */
async function fill(): Promise<void> {
  // on paper, so that there are sheets to hand over; it still has accounts to answer with
  await reach(cast, 'PAPER');
  const to = cast.recipientPartner;
  const items = [['m', 'CONTACT']] as const;
  let family = await story.recordFamily(cast.sender);
  const held: string[] = [];
  const offers = await offerStory(cast);
  const offerId = await offers.offer({}, cast.recipientPartner);
  for (let count = 0; count < ROWS; count += 1) {
    family = await story.recordFamily(cast.sender);
    await story.signedForm(cast.sender, { family, recipients: [to], items, validFrom: MONDAY });
    await makeAgreement(cast.test, cast.town.networkId, cast.senderPartner);
    await cast.town.partner(`Stelle ${count}`);
    await offers.report({ title: `Neu ${count}` }, { offerId: await offers.offer() });
  }
  const form = { family, recipients: [to], validFrom: MONDAY };
  const taken = await story.signedForm(cast.sender, { ...form, items: [['m', 'SOCIAL_SITUATION']] });
  const one = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const both = [...one, ['m', 'SOCIAL_SITUATION', 'Umzug steht bevor']] as const;
  for (let count = 0; count < ROWS; count += 1) {
    const ids: string[] = [];
    for (let each = 0; each < 5; each += 1)
      ids.push(
        await story.draftReferral(cast.sender, { family, to, offerId, payload: each === 2 ? both : one }),
      );
    for (const id of ids.slice(1)) await cast.sender.told(story.SEND, { id });
    await cast.recipient.told(story.ACCEPT, { id: ids[2] });
    await cast.recipient.told(DECLINE, { id: ids[3], note: 'Kein Platz', offers: [offerId] });
    await cast.sender.told(ELSEWHERE, { input: { referralId: ids[3], toPartnerId: cast.strangerPartner } });
    await cast.sender.told(story.RECALL, { id: ids[4] });
    await cast.recipient.told(story.CONFIRM_DELETION, { id: ids[4] });
    held.push(...ids.slice(2, 3));
  }
  await cast.sender.told(story.REVOKE, { consentId: taken, revokedBy: family.member('m') });
  for (const id of held)
    await cast.recipient.told(story.ANSWER, { id, answer: 'OWN_LEGAL_BASIS', basis: 'Pflicht zur Akte' });
}

const DECLINE = `mutation ($id: ID!, $note: String, $offers: [ID!]) {
  declineReferral(id: $id, reason: NO_CAPACITY, note: $note, suggestedOfferIds: $offers) { id } }`;
const ELSEWHERE = 'mutation ($input: SendElsewhereInput!) { sendElsewhere(input: $input) { id } }';

async function countOf(caller: Caller, wish: ListWish, first: number): Promise<string[]> {
  statements.length = 0;
  const data = await caller.told(listDocument(wish), { first });
  const counted = [...statements];
  expect(listAt(data, `${wish.field}.nodes`)).toHaveLength(first);
  return counted;
}

const PARTNER = '{ name member topicAreas { name } districts { name } }';
const CONSENTS =
  'consents { state formCode supersedes supersededBy releases { state recipient { name } } signatures { signedOn } missingSigners { name } }';
const BOXES = [
  ['SENT', 'DRAFT'],
  ['SENT', 'REQUESTED'],
  ['SENT', 'ACCEPTED'],
  ['SENT', 'DECLINED'],
  ['SENT', 'WITHDRAWN'],
  ['RECEIVED', 'REQUESTED'],
  ['RECEIVED', 'ACCEPTED'],
  ['RECEIVED', 'DECLINED'],
  ['RECEIVED', 'WITHDRAWN'],
  ['NETWORK', 'REQUESTED'],
] as const;
const REFERRAL_FIELDS = [
  'state overdue availableActions',
  'responsible { name }',
  `fromPartner ${PARTNER} toPartner ${PARTNER}`,
  'family { language members { name } }',
  'payload { text }',
  'consentDecision { allowed reason }',
  'declineNote',
  'suggestedOffers { title }',
  'canSendElsewhere follows { id } preparedConsent { state }',
  'handOverSheet { payload { text } to { telephones } }',
  'restriction { since answer basis items { category } }',
  'deletion { askedAt confirmedAt }',
  'events { action recordedBySender answeredOn spokenWith }',
  'feedback { text } feedbackScope { category }',
  'offer { title partner { name } }',
] as const;

type Who = 'coordination' | 'sender' | 'recipient' | 'senderLead';
type Row = readonly [title: string, who: Who, wish: ListWish];

const WHOSE: Readonly<Record<string, Who>> = {
  SENT: 'sender',
  RECEIVED: 'recipient',
  NETWORK: 'coordination',
};

const TABLE: readonly Row[] = [
  ['partners', 'sender', { field: 'partners', nodes: 'name member topicAreas { name } districts { name }' }],
  [
    'agreements of the coordination',
    'coordination',
    {
      field: 'agreements',
      nodes: `partner ${PARTNER} termination { effectiveOn } signatures { side } topicAreas { name } availableActions`,
    },
  ],
  ['agreements of a lead', 'senderLead', { field: 'agreements', nodes: 'state availableActions' }],
  ['families', 'sender', { field: 'families', nodes: 'version' }],
  [
    'families with members',
    'sender',
    { field: 'families', nodes: 'language members { name custody { kind } }' },
  ],
  ['families with whoever is responsible', 'sender', { field: 'families', nodes: 'responsible { name }' }],
  ['families with forms', 'sender', { field: 'families', nodes: CONSENTS }],
  [
    'kept offers',
    'senderLead',
    { field: 'keptOffers', nodes: `state stale availableActions content { title } partner ${PARTNER}` },
  ],
  [
    'reports',
    'coordination',
    {
      field: 'offerReports',
      args: 'filter: { state: SUBMITTED }',
      nodes: `changedFields outdated before { title } offer { version partner { name } } partner ${PARTNER}`,
    },
  ],
  ...BOXES.flatMap(([box, state]) =>
    REFERRAL_FIELDS.map((nodes): Row => {
      const wish = { field: 'referrals', args: `box: ${box}, states: [${state}]`, nodes };
      return [`${box} ${state} with ${nodes}`, WHOSE[box] ?? 'sender', wish];
    }),
  ),
];

it.each(TABLE)('%s', async (_title, who, wish) => {
  const people: Record<Who, Person> = { ...cast.people, coordination: cast.town.coordinator };
  const caller = counting.as(people[who]);
  const few = await countOf(caller, wish, FEW);
  const many = await countOf(caller, wish, ROWS);
  expect(many.length - few.length).toBe(0);
  expect(few.length).toBeGreaterThan(2);
});

it('open ends of the coordination', async () => {
  await cast.test.setTime('2027-03-20T09:00:00Z');
  const wish = { field: 'openEnds', nodes: `reasons fromPartner ${PARTNER} toPartner ${PARTNER}` };
  const caller = counting.as(cast.town.coordinator);
  const few = await countOf(caller, wish, FEW);
  expect((await countOf(caller, wish, ROWS)).length).toBe(few.length);
});
