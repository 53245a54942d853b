import { newId } from '../../src/domain/ids';
import { at, listAt, textAt } from '../support/api-json';
import { idsOf } from '../support/api-lists';
import { MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { sendOne, type Sent } from '../support/api-sent';
import * as story from '../support/api-story';
import { makeAgreement } from '../support/people';

/** Filters say exactly what they mean: letters are letters, conditions add up, membership is read off the day. */
let cast: Cast;
let topic: string;
let district: string;
beforeAll(async () => {
  cast = await openCast('auswahl');
  await cast.test.setTime(MONDAY_MORNING);
  const lists = await cast.sender.told('{ network(slug: "auswahl") { topicAreas { id } districts { id } } }');
  topic = textAt(lists, 'network.topicAreas[0].id');
  district = textAt(lists, 'network.districts[0].id');
  for (const partner of REGISTER) await register(partner);
});
afterAll(() => cast.close());

interface Entry {
  readonly name: string;
  readonly carrier?: string;
  readonly kind?: string;
  readonly topic?: true;
  readonly district?: true;
  readonly takes?: false;
}

const REGISTER: readonly Entry[] = [
  {
    name: 'Mütterzentrum Süd',
    carrier: 'Träger Übermut',
    kind: 'PARENT_EDUCATION',
    topic: true,
    district: true,
  },
  { name: 'Muttertreff', kind: 'PARENT_EDUCATION', district: true },
  { name: '100 % Familie', kind: 'FAMILY_EDUCATION', topic: true },
  { name: '100 Prozent Familie' },
  { name: 'Haus_am_See', takes: false },
  { name: 'Haus am See', kind: 'HOSPITAL' },
  { name: 'C:\\Kurs' },
  { name: `O'Briens Praxis`, kind: 'PAEDIATRICIAN', takes: false },
];

async function register(entry: Entry): Promise<void> {
  const { name, carrier, kind = 'OTHER', takes = true } = entry;
  const lists = { topicAreaIds: entry.topic ? [topic] : [], districtIds: entry.district ? [district] : [] };
  const input = { name, carrier, kind, ...lists, secrecyRegime: 'OTHER', takesReferrals: takes };
  await cast.coordination.told(
    'mutation ($input: RegisterPartnerInput!) { registerPartner(input: $input) { id } }',
    { input },
  );
}

async function names(filter: object | null): Promise<string[]> {
  const data = await cast.sender.told(
    'query ($filter: PartnerFilter) { partners(filter: $filter, first: 100) { nodes { name } } }',
    { filter },
  );
  return listAt(data, 'partners.nodes').map((row) => textAt(row, 'name'));
}

describe('searching partners', () => {
  it.each([
    ['Mütter', ['Mütterzentrum Süd']],
    ['MÜTTER', ['Mütterzentrum Süd']],
    ['mütter', ['Mütterzentrum Süd']],
    ['süd', ['Mütterzentrum Süd']],
    ['  zentrum ', ['Mütterzentrum Süd']],
    ['übermut', ['Mütterzentrum Süd']],
    ['mutter', ['Muttertreff']],
    ['%', ['100 % Familie']],
    ['100 %', ['100 % Familie']],
    ['_', ['Haus_am_See']],
    ['Haus_', ['Haus_am_See']],
    ['haus am', ['Haus am See']],
    ['\\', ['C:\\Kurs']],
    ['\\%', []],
    [`'`, [`O'Briens Praxis`]],
    [`' or true --`, []],
    ['nirgendwo', []],
  ])('for %j finds %j: letters are letters', async (search, found) => {
    expect(await names({ search })).toEqual(found);
  });

  it.each(['', '   ', 'x'.repeat(101), 'a\u0000b'])('refuses %j', async (search) => {
    expect(
      await cast.sender.refused(
        'query ($filter: PartnerFilter) { partners(filter: $filter) { nodes { id } } }',
        {
          filter: { search },
        },
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'filter.search' } });
  });
});

const CAST = ['Elternberatung Lindenhof', 'Frühförderung Kastanie', 'Hebammenpraxis Morgenrot'];

it.each([
  ['kind', () => ({ kind: 'PARENT_EDUCATION' }), ['Muttertreff', 'Mütterzentrum Süd']],
  ['topic area', () => ({ topicAreaId: topic }), ['100 % Familie', 'Mütterzentrum Süd']],
  ['district', () => ({ districtId: district }), ['Muttertreff', 'Mütterzentrum Süd']],
  ['membership', () => ({ member: true }), CAST],
  ['taking no referrals', () => ({ takesReferrals: false }), ['Haus_am_See', `O'Briens Praxis`]],
  ['kind and topic area', () => ({ kind: 'PARENT_EDUCATION', topicAreaId: topic }), ['Mütterzentrum Süd']],
  ['all at once', () => ({ search: 'm', kind: 'PARENT_EDUCATION', districtId: district, topicAreaId: topic, member: false, takesReferrals: true }), ['Mütterzentrum Süd']],
  ['what contradicts itself', () => ({ search: 'Haus', member: true }), []],
  ['an unknown topic area', () => ({ topicAreaId: newId() }), []],
  ['an unknown district', () => ({ districtId: newId() }), []],
])('finds partners by %s', async (_name, filter, found) => {
  expect(await names(filter())).toEqual(found);
}); // prettier-ignore

it('leaves out no partner, and shows none twice, between members and the others', async () => {
  const all = await names(null);
  expect(all).toHaveLength(REGISTER.length + CAST.length);
  const parts = [...(await names({ member: true })), ...(await names({ member: false }))];
  expect(parts.sort()).toEqual([...all].sort());
  expect(await names({})).toEqual(all);
  expect(await names({ search: null, kind: null, member: null })).toEqual(all);
});

it('counts as a member to the end of the last day, in Berlin, whether or not a job has run', async () => {
  const name = 'Beratungsstelle mit Kündigung';
  const partnerId = await cast.town.partner(name, { member: false });
  const agreementId = await makeAgreement(cast.test, cast.town.networkId, partnerId);
  const notice = { givenBy: 'PARTNER', form: 'LETTER', receivedOn: '2027-03-01', effectiveOn: '2027-03-05' };
  await cast.coordination.told(
    'mutation ($input: TerminateAgreementInput!) { terminateAgreement(input: $input) { id } }',
    { input: { agreementId, ...notice } },
  );
  const shown = async (moment: string): Promise<unknown> => {
    await cast.test.setTime(moment);
    const data = await cast.sender.told('query ($id: ID!) { partner(id: $id) { member } }', {
      id: partnerId,
    });
    return [at(data, 'partner.member'), (await names({ member: true })).includes(name)];
  };
  expect(await shown('2027-03-05T22:59:00Z')).toEqual([true, true]);
  expect(await shown('2027-03-05T23:01:00Z')).toEqual([false, false]);
  const ended = { field: 'agreements', args: 'filter: { state: TERMINATED }' };
  const inForce = { field: 'agreements', args: `filter: { state: IN_FORCE, partnerId: "${partnerId}" }` };
  expect(await idsOf(cast.coordination, ended)).toEqual([agreementId]);
  expect(await idsOf(cast.coordination, inForce)).toEqual([]);
  await cast.test.setTime(MONDAY_MORNING);
  expect(await idsOf(cast.coordination, ended)).toEqual([]);
  expect(await idsOf(cast.coordination, inForce)).toEqual([agreementId]);
});

it('shows a lead no agreement of another partner, whatever is asked for', async () => {
  const args = `filter: { partnerId: "${cast.recipientPartner}" }`;
  expect(await idsOf(cast.senderLead, { field: 'agreements', args })).toEqual([]);
  expect(await idsOf(cast.recipientLead, { field: 'agreements', args })).toHaveLength(1);
});

describe('the referrals of a box', () => {
  let requested: Sent;
  let accepted: Sent;
  let declined: Sent;
  beforeAll(async () => {
    [requested, accepted, declined] = [await sendOne(cast), await sendOne(cast), await sendOne(cast)];
    await cast.recipient.told(story.ACCEPT, { id: accepted.id });
    await cast.recipient.told(story.DECLINE, { id: declined.id });
  });

  it('are found by their states, in every box alike', async () => {
    const boxes = [
      [cast.sender, 'SENT'],
      [cast.recipient, 'RECEIVED'],
      [cast.coordination, 'NETWORK'],
    ] as const;
    for (const [caller, box] of boxes) {
      const found = (states: string): Promise<string[]> =>
        idsOf(caller, { field: 'referrals', args: `box: ${box}, states: [${states}]` });
      expect(await found('REQUESTED')).toEqual([requested.id]);
      expect(await found('ACCEPTED, DECLINED')).toEqual([declined.id, accepted.id]);
      expect(await found('COMPLETED')).toEqual([]);
      expect(await found('')).toEqual([]);
    }
  });

  it('are in no box of another hat', async () => {
    const other = { code: 'FORBIDDEN', details: { reason: 'OTHER_BOX' } };
    const ask = 'query ($box: ReferralBox!) { referrals(box: $box) { nodes { id } } }';
    expect(await cast.sender.refused(ask, { box: 'NETWORK' })).toEqual(other);
    for (const box of ['SENT', 'RECEIVED'])
      expect(await cast.coordination.refused(ask, { box })).toEqual(other);
  });
});
