import { newId } from '../../src/domain/ids';
import { idsOf, listDocument, pageIn, pagesOf, type ListWish } from '../support/api-lists';
import type { Caller } from '../support/api-server';
import { MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { sendOne } from '../support/api-sent';
import * as story from '../support/api-story';
import { offerStory, type OfferStory } from '../support/offer-story';
import { makeAgreement } from '../support/people';

/** Lists in pages: every row once, in an order that stays, and a cursor that is one of ours. */
let cast: Cast;
let offers: OfferStory;
beforeAll(async () => {
  cast = await openCast('seiten');
  await cast.test.setTime(MONDAY_MORNING);
  for (let count = 0; count < 7; count += 1) await sendOne(cast);
  for (const name of NAMES) await cast.town.partner(name, { member: false });
  for (let count = 0; count < 4; count += 1)
    await makeAgreement(cast.test, cast.town.networkId, cast.senderPartner);
  offers = await offerStory(cast);
  for (let count = 0; count < 6; count += 1) await offers.offer();
  for (let count = 0; count < 2; count += 1) await offers.report();
});
afterAll(() => cast.close());

/** In German order, which is not the order of their letters' numbers. */
const NAMES = [
  'Ahorn',
  'Ärztehaus',
  'Arztpraxis',
  'Öffnung',
  'Ofen',
  'Zebra',
  'Über uns',
  'Ubier',
  'ahorn',
  'Straße',
  'Strasse 2',
];

type Who = 'coordination' | 'sender' | 'recipient' | 'senderLead';

const LISTS: readonly [name: string, who: Who, wish: ListWish, rows: number][] = [
  ['partners', 'coordination', { field: 'partners' }, 14],
  ['partners found', 'sender', { field: 'partners', args: 'filter: { member: false }' }, 11],
  ['agreements', 'coordination', { field: 'agreements' }, 7],
  ['agreements of a lead', 'senderLead', { field: 'agreements' }, 5],
  ['families', 'sender', { field: 'families' }, 7],
  ['sent referrals', 'sender', { field: 'referrals', args: 'box: SENT' }, 7],
  ['received referrals', 'recipient', { field: 'referrals', args: 'box: RECEIVED' }, 7],
  ['the network’s referrals', 'coordination', { field: 'referrals', args: 'box: NETWORK' }, 7],
  ['kept offers', 'coordination', { field: 'keptOffers' }, 6],
  ['kept offers of a lead', 'senderLead', { field: 'keptOffers' }, 6],
  ['offer reports', 'coordination', { field: 'offerReports' }, 8],
  ['offer reports of a lead', 'senderLead', { field: 'offerReports' }, 8],
];

it.each(LISTS)('%s: pages of every size hold each row once, in one order', async (_name, who, wish, rows) => {
  const whole = await idsOf(cast[who], wish);
  expect(whole).toHaveLength(rows);
  expect(new Set(whole).size).toBe(rows);
  for (let first = 1; first <= rows + 1; first += 1) {
    const pages = await pagesOf(cast[who], wish, first);
    expect(pages.flatMap((page) => page.ids)).toEqual(whole);
    expect(pages).toHaveLength(Math.ceil(rows / first));
    expect(pages.map((page) => page.hasNextPage)).toEqual(pages.map((_, place) => place < pages.length - 1));
  }
});

it.each(LISTS)('%s: a page stays put when rows come before it', async (_name, who, wish) => {
  const whole = await idsOf(cast[who], wish);
  const firstPage = await told(cast[who], wish, { first: 2 });
  await sendOne(cast);
  await cast.town.partner(`AAA ${newId()}`, { member: false });
  await makeAgreement(cast.test, cast.town.networkId, cast.senderPartner);
  await offers.report();
  const secondPage = await told(cast[who], wish, { first: 3, after: firstPage.endCursor });
  expect(secondPage.ids).toEqual(whole.slice(2, 5));
});

function told(caller: Caller, wish: ListWish, variables: object): Promise<ReturnType<typeof pageIn>> {
  return caller.told(listDocument(wish), variables).then((data) => pageIn(data, wish.field));
}

it.each(LISTS)('%s: 1 to 100 rows at a time, 25 unless asked', async (_name, who, wish) => {
  const caller = cast[who];
  for (const first of [0, -1, 101, 2_147_483_647])
    expect(await caller.refused(listDocument(wish), { first })).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'first', reason: 'OUT_OF_RANGE' },
    });
  const unasked = await told(caller, wish, {});
  expect(unasked.ids).toEqual((await idsOf(caller, wish)).slice(0, 25));
  expect((await told(caller, wish, { first: null })).ids).toEqual(unasked.ids);
});

it('orders the newest first, and partners by name as Germans do', async () => {
  for (const wish of [{ field: 'families' }, { field: 'referrals', args: 'box: SENT' }]) {
    const ids = await idsOf(cast.sender, wish);
    expect(ids).toEqual([...ids].sort().reverse());
  }
  const data = await cast.sender.told(
    '{ partners(first: 100, filter: { member: false }) { nodes { name } } }',
  );
  const names = (data as { partners: { nodes: { name: string }[] } }).partners.nodes.map((row) => row.name);
  const own = names.filter((name) => NAMES.includes(name));
  expect(own).toEqual([...NAMES].sort(new Intl.Collator('de').compare));
});

it('is an empty page without an end where there is nothing', async () => {
  for (const wish of [{ field: 'families' }, { field: 'referrals', args: 'box: SENT' }])
    expect(await told(cast.stranger, wish, {})).toEqual({ ids: [], hasNextPage: false, endCursor: null });
});

describe('a cursor that is not one of ours', () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const id = newId();

  const FOREIGN: readonly [name: string, cursor: string][] = [
    ['nothing', ''],
    ['a word', 'kanarienvogel'],
    ['an id', id],
    ['no JSON', Buffer.from('[').toString('base64url')],
    ['null', encode(null)],
    ['an object', encode({ sort: '', id })],
    ['an empty list', encode([])],
    ['a name alone', encode(['Ahorn'])],
    ['no id', encode(['', 'x'])],
    ['a number for a name', encode([7, id])],
    ['a number for an id', encode(['', 7])],
    ['one part more', encode(['', id, ''])],
    ['a name with a null character', encode(['\u0000', id])],
    ['SQL', encode([`' or true --`, `' or true --`])],
    ['a name of ten thousand letters', encode(['x'.repeat(10_000), 'x'])],
    ['a day that is none, in a list ordered by days', encode(['keptOffers', '2026-02-30', id])],
    ['SQL in the place of a day', encode(['keptOffers', `' or true --`, id])],
  ];

  it.each(LISTS)('is refused by %s', async (_name, who, wish) => {
    const taken: string[] = [];
    for (const [kind, after] of FOREIGN) {
      const answer = await cast[who].ask(listDocument(wish), { after });
      const { code, details } = answer.errors[0] ?? { code: 'none', details: {} };
      const right = { code: 'INVALID_INPUT', details: { field: 'after', reason: 'NOT_A_CURSOR' } };
      if (JSON.stringify({ code, details }) !== JSON.stringify(right)) taken.push(`${kind}: ${code}`);
    }
    expect(taken).toEqual([]);
  });

  it('is refused when it is another list’s', async () => {
    const cursorOf = async (caller: Caller, wish: ListWish): Promise<string | null> =>
      (await told(caller, wish, { first: 1 })).endCursor;
    const refusal = { code: 'INVALID_INPUT', details: { field: 'after', reason: 'NOT_A_CURSOR' } };
    const byName = await cursorOf(cast.sender, { field: 'partners' });
    const byId = await cursorOf(cast.sender, { field: 'families' });
    expect(await cast.sender.refused(listDocument({ field: 'families' }), { after: byName })).toEqual(
      refusal,
    );
    expect(await cast.sender.refused(listDocument({ field: 'partners' }), { after: byId })).toEqual(refusal);
  });

  it('is refused with a letter more or less', async () => {
    const { endCursor } = await told(cast.sender, { field: 'partners' }, { first: 1 });
    const after = endCursor ?? '';
    for (const bent of [`${after}A`, `${after}!`, ` ${after}`, after.slice(0, -1), after.slice(1)])
      expect(await cast.sender.refused(listDocument({ field: 'partners' }), { after: bent })).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'after' },
      });
  });
});

it('shows nothing that is hidden, whatever id a cursor is made of', async () => {
  const foreign = await story.recordFamily(cast.stranger);
  const after = Buffer.from(
    JSON.stringify(['families', '', 'ffffffff-ffff-7fff-bfff-ffffffffffff']),
  ).toString('base64url');
  const seen = await told(cast.sender, { field: 'families' }, { after, first: 100 });
  expect(seen.ids).not.toContain(foreign.id);
  expect(seen.ids).toEqual(await idsOf(cast.sender, { field: 'families' }));
});
