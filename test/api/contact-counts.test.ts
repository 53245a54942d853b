import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { offerListsOf, type OfferLists } from '../support/offer-content';
import { END, offerStory, type OfferStory } from '../support/offer-story';

/** Told of an offer, telephoned together, nothing to tell of: counted without anybody's data, told without small numbers. */
let cast: Cast;
let lists: OfferLists;
let offers: OfferStory;
beforeAll(async () => {
  cast = await openCast('zaehlung');
  await cast.test.setTime(MONDAY_MORNING);
  lists = await offerListsOf(cast.test.owner, cast.town.networkId);
  offers = await offerStory(cast);
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const RECORD = 'mutation ($input: RecordContactInput!) { recordContact(input: $input) }';
const COUNTS = `query ($from: Date!, $until: Date!) { contactCounts(from: $from, until: $until) { kind contacts
  byTopicArea { topicArea { id } contacts } byDistrict { district { id } contacts } } }`;
const QUARTER = { from: '2027-01-01', until: '2027-03-31' };

const record = (by: Caller, input: object): Promise<unknown> =>
  by.told(RECORD, { input: { kind: 'TOLD_ABOUT', ...input } });
async function times(count: number, input: object, by = cast.sender): Promise<void> {
  for (let each = 0; each < count; each += 1) await record(by, input);
}

it('is told to the coordination in a quarter that is over, by kind, topic and district, small numbers hidden', async () => {
  const [topic, other] = lists.topicAreas;
  const [district] = lists.districts;
  const offerId = await offers.offer({}, cast.strangerPartner);
  await times(6, { topicAreaId: topic, districtId: district, offerId });
  await times(2, { topicAreaId: other, districtId: district, on: '2027-02-20' }, cast.recipientLead);
  await times(4, { kind: 'UNMET_NEED', topicAreaId: topic });
  await cast.test.setTime('2027-04-15T09:00:00Z');
  await times(7, { topicAreaId: topic });
  expect(await cast.coordination.told(COUNTS, QUARTER)).toEqual({
    contactCounts: [
      {
        kind: 'TOLD_ABOUT',
        contacts: 8,
        byTopicArea: expect.arrayContaining([
          { topicArea: { id: topic }, contacts: null },
          { topicArea: { id: other }, contacts: null },
        ]) as unknown,
        byDistrict: [{ district: { id: district }, contacts: 8 }],
      },
      { kind: 'TELEPHONED_TOGETHER', contacts: 0, byTopicArea: [], byDistrict: [] },
      {
        kind: 'UNMET_NEED',
        contacts: null,
        byTopicArea: [{ topicArea: { id: topic }, contacts: null }],
        byDistrict: [{ district: null, contacts: null }],
      },
    ],
  });
});

it('leaves a row that names nobody: no family, no account, no moment, no id that tells one', async () => {
  await record(cast.sender, { kind: 'TELEPHONED_TOGETHER' });
  const { rows } = await cast.test.owner.query<Record<string, unknown>>(
    `select *, uuid_extract_timestamp(id) as moment from contact_counts where kind = 'TELEPHONED_TOGETHER'`,
  );
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
    ...[
      'day',
      'district_id',
      'id',
      'kind',
      'moment',
      'network_id',
      'offer_id',
      'partner_id',
      'topic_area_id',
    ],
  ]);
  expect(rows[0]).toMatchObject({ moment: null, partner_id: cast.senderPartner });
});

it.each<[string, () => object | Promise<object>, string, string]>([
  ['for tomorrow', () => ({ on: '2027-03-02' }), 'on', 'IN_THE_FUTURE'],
  ['for more than a fortnight ago', () => ({ on: '2027-02-14' }), 'on', 'TOO_LONG_AGO'],
  ['for an unmet need with an offer', withOffer, 'offerId', 'NOT_EXPECTED'],
  ['for an offer that is over', withEndedOffer, 'offerId', 'UNKNOWN'],
  ['for a topic that is a district', () => ({ topicAreaId: lists.districts[0] }), 'topicAreaId', 'UNKNOWN'],
  ['for a district that is a topic', () => ({ districtId: lists.topicAreas[0] }), 'districtId', 'UNKNOWN'],
])('is not counted %s', async (_title, input, field, reason) => {
  expect(await cast.sender.refused(RECORD, { input: { kind: 'TOLD_ABOUT', ...(await input()) } })).toEqual({
    code: 'INVALID_INPUT',
    details: { field: `input.${field}`, reason },
  });
});
async function withOffer(): Promise<object> {
  return { kind: 'UNMET_NEED', offerId: await offers.offer({}, cast.strangerPartner) };
}
async function withEndedOffer(): Promise<object> {
  const offerId = await offers.offer({}, cast.strangerPartner);
  await cast.coordination.told(END, { id: offerId });
  return { offerId };
}

it('is not told for a quarter that runs, nor for less or more than one, nor to anybody else', async () => {
  expect(await cast.coordination.refused(COUNTS, QUARTER)).toEqual({
    code: 'INVALID_INPUT',
    details: { field: 'until', reason: 'TOO_EARLY' },
  });
  expect(await cast.coordination.refused(COUNTS, { from: '2026-01-01', until: MONDAY })).toEqual({
    code: 'INVALID_INPUT',
    details: { field: 'until', reason: 'NOT_A_QUARTER' },
  });
  expect(await cast.sender.refused(COUNTS, QUARTER)).toMatchObject({ code: 'FORBIDDEN' });
});

it('a fortnight ago is the last day that can still be counted', async () => {
  expect(at((await record(cast.senderLead, { on: '2027-02-15' })) as never, 'recordContact')).toBe(true);
});
