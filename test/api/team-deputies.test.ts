import { at, listAt } from '../support/api-json';
import { MONDAY, MONDAY_MORNING, openStage, type Cast, type Stage } from '../support/api-cast';
import * as story from '../support/api-story';

/** Who is named as whose deputy, by whom, and for which days. */
let stage: Stage;
let cast: Cast;
let networks = 0;
let colleague: string;
beforeAll(async () => {
  stage = await openStage();
  await stage.test.setTime(MONDAY_MORNING);
});
beforeEach(async () => {
  cast = await stage.cast(`vertretung-${(networks += 1)}`);
  colleague = (await cast.town.person(cast.senderPartner, 'PROFESSIONAL')).accountId;
});
afterAll(() => stage.close());

const NAME = `mutation ($input: NameDeputyInput!) {
  nameDeputy(input: $input) { id from until active account { id } deputy { id } } }`;
const invalid = (field: string, reason: string): object => ({
  code: 'INVALID_INPUT',
  details: { field, reason },
});

it('without days a deputy stands in from today until it is ended', async () => {
  const data = await cast.sender.told(NAME, { input: { accountId: colleague } });
  expect(at(data, 'nameDeputy')).toMatchObject({
    ...{ from: MONDAY, until: null, active: true },
    ...{ account: { id: cast.people.sender.accountId }, deputy: { id: colleague } },
  });
});

it('a lead names a deputy for somebody of the institution, and says for whom', async () => {
  const forSender = { accountId: colleague, for: cast.people.sender.accountId };
  expect(at(await cast.senderLead.told(NAME, { input: forSender }), 'nameDeputy.account.id')).toBe(
    cast.people.sender.accountId,
  );
  expect(await cast.senderLead.refused(NAME, { input: { accountId: colleague } })).toEqual(
    invalid('input.for', 'REQUIRED'),
  );
  const elsewhere = { accountId: colleague, for: cast.people.recipient.accountId };
  expect(await cast.senderLead.refused(NAME, { input: elsewhere })).toEqual({
    ...{ code: 'NOT_FOUND', details: { field: 'input.for' } },
  });
});

it('a professional names none for a colleague', async () => {
  const input = { accountId: cast.people.sender.accountId, for: colleague };
  expect(await cast.sender.refused(NAME, { input })).toEqual({
    ...{ code: 'FORBIDDEN', details: { reason: 'NOT_YOUR_OWN' } },
  });
});

describe('a deputy is refused', () => {
  it.each<[string, (all: Cast) => string, string]>([
    ['another partner’s professional', (all) => all.people.recipient.accountId, 'NO_PROFESSIONAL'],
    ['who is no professional', (all) => all.people.senderLead.accountId, 'NO_PROFESSIONAL'],
    ['oneself', (all) => all.people.sender.accountId, 'SAME_PERSON'],
  ])('who is %s', async (_who, accountOf, reason) => {
    const input = { accountId: accountOf(cast) };
    expect(await cast.sender.refused(NAME, { input })).toEqual(invalid('input.accountId', reason));
  });

  it.each([
    ['from yesterday', { from: '2027-02-28' }, 'input.from', 'IN_THE_PAST'],
    ['until before the first day', { from: '2027-03-22', until: '2027-03-21' }, 'input.until', 'BEFORE_FROM'],
    ['until yesterday', { until: '2027-02-28' }, 'input.until', 'BEFORE_FROM'],
  ])('%s', async (_when, days, field, reason) => {
    const input = { accountId: colleague, ...days };
    expect(await cast.sender.refused(NAME, { input })).toEqual(invalid(field, reason));
  });

  it('who was named for one of these days already, and not for the day after', async () => {
    const named = { accountId: colleague, from: '2027-03-22', until: '2027-04-05' };
    await cast.sender.told(NAME, { input: named });
    const refusal = { code: 'CONFLICT', details: { field: 'input.accountId', reason: 'NAMED_ALREADY' } };
    expect(await cast.sender.refused(NAME, { input: { ...named, from: '2027-04-05', until: null } })).toEqual(
      refusal,
    );
    await cast.sender.told(NAME, { input: { ...named, from: '2027-04-06', until: null } });
    expect(listAt(await cast.sender.told('{ deputies { id } }'), 'deputies')).toHaveLength(2);
  });
});

it('everybody of the institution knows who stands in for whom, and who works there', async () => {
  await cast.sender.told(NAME, { input: { accountId: colleague } });
  const ask = '{ deputies { deputy { id } } colleagues { id } }';
  for (const caller of [cast.sender, cast.senderLead]) {
    const data = await caller.told(ask);
    expect(at(data, 'deputies')).toEqual([{ deputy: { id: colleague } }]);
    const ids = listAt(data, 'colleagues').map((one) => at(one, 'id'));
    expect([...ids].sort()).toEqual([cast.people.sender.accountId, colleague].sort());
  }
  const elsewhere = await cast.recipient.told(ask);
  expect(elsewhere).toEqual({ deputies: [], colleagues: [{ id: cast.people.recipient.accountId }] });
});

it('a deputy’s deputy sees nothing: standing in is not handed on', async () => {
  const family = await story.recordFamily(cast.sender);
  const second = await cast.town.person(cast.senderPartner, 'PROFESSIONAL');
  await cast.sender.told(NAME, { input: { accountId: colleague } });
  await cast.senderLead.told(NAME, { input: { accountId: second.accountId, for: colleague } });
  const data = await cast.api
    .as(second)
    .told('query ($id: ID!) { family(id: $id) { id } }', { id: family.id });
  expect(data).toEqual({ family: null });
});
