import type { Person } from '../../src/domain/actor';
import { canSeeAgreement } from '../../src/modules/agreements/agreement-policy';
import { canSeeFamily } from '../../src/modules/families/family-policy';
import { canHandleOffersOf } from '../../src/modules/offers/offer-policy';
import { partyOf, type ReferralPlace } from '../../src/modules/referrals/referral-policy';
import { idsOf, pagesOf } from '../support/api-lists';
import { LONG } from '../support/api-random';
import { makeRandomTown, type RandomTown } from '../support/api-random-town';
import { MONDAY, MONDAY_MORNING } from '../support/api-cast';
import { startApi, type Api } from '../support/api-server';
import { offerListsOf } from '../support/offer-content';
import { publishedOfferOf, waitingReportOn } from '../support/offer-rows';
import { makeAgreement, makeTown, type Town } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A list shows exactly what the policy lets its reader see: no more, no less, whatever has happened. */
let test: TestDatabase;
let town: Town;
let api: Api;
let random: RandomTown;
beforeAll(async () => {
  test = await openTestDatabase();
  await test.setTime(MONDAY_MORNING);
  town = await makeTown(test, 'zufall');
  api = await startApi(test);
  const size = LONG ? { families: 300, referrals: 600 } : { families: 20, referrals: 40 };
  random = await makeRandomTown(api, town, MONDAY, size);
}, 600_000);
afterAll(async () => {
  await api.close();
  await test.close();
});

/** Rows as the owner of the tables sees them, the newest first. */
async function rows<Row extends object>(sql: string): Promise<Row[]> {
  return (await test.owner.query<Row>(sql, [town.networkId])).rows;
}

interface FamilyFacts {
  readonly id: string;
  readonly ownerId: string;
  readonly responsibleAccountId: string | null;
  readonly caseAccess: 'ASSIGNED' | 'TEAM';
  readonly deputyIds: readonly string[];
}

/** Who stands in for an account at a partner on the day of the test, as the days were named. */
const deputies = (account: string, partner: string): string => `array(select d.deputy_id from deputies d
  where d.network_id = $1 and d.account_id = ${account} and d.partner_id = ${partner} and d.ended_at is null
    and d.valid_from <= '${MONDAY}' and (d.valid_until is null or d.valid_until >= '${MONDAY}'))`;

const FAMILIES = `select f.id, f.owner_id as "ownerId", f.responsible_account_id as "responsibleAccountId",
    p.case_access as "caseAccess", ${deputies('f.responsible_account_id', 'f.owner_id')} as "deputyIds" from families f join partners p on p.network_id = f.network_id and p.id = f.owner_id
  where f.network_id = $1 order by f.id desc`;

const REFERRALS = `select r.id, r.from_id as "fromId", r.to_id as "toId", coalesce(r.sent, false) as sent,
    f.responsible_account_id as "familyResponsibleId", s.case_access as "senderCaseAccess",
    ${deputies('f.responsible_account_id', 'r.from_id')} as "familyDeputyIds",
    case when exists (select from hats h join accounts a on a.id = h.account_id where h.account_id = r.responsible_account_id
        and h.partner_id = r.to_id and h.role = 'PROFESSIONAL' and h.ended_at is null and a.state <> 'DISABLED')
      then r.responsible_account_id end as "recipientResponsibleId",
    ${deputies('r.responsible_account_id', 'r.to_id')} as "recipientDeputyIds", t.case_access as "recipientCaseAccess"
  from referrals r join families f on f.network_id = r.network_id and f.id = r.family_id
  join partners s on s.network_id = r.network_id and s.id = r.from_id
  join partners t on t.network_id = r.network_id and t.id = r.to_id
  where r.network_id = $1 order by r.id desc`;

type ReferralFacts = ReferralPlace & { readonly id: string };

function seenBy(person: Person, families: readonly FamilyFacts[]): string[] {
  return families.filter((row) => canSeeFamily(person, row, row.caseAccess)).map((row) => row.id);
}

function inBox(person: Person, party: 'SENDER' | 'RECIPIENT', referrals: readonly ReferralFacts[]): string[] {
  return referrals.filter((row) => partyOf(person, row) === party).map((row) => row.id);
}

it('shows each professional the families that the policy opens to them', async () => {
  const families = await rows<FamilyFacts>(FAMILIES);
  expect(families).toHaveLength(random.families);
  let hidden = 0;
  for (const person of random.professionals) {
    const seen = seenBy(person, families);
    hidden += families.length - seen.length;
    const pages = await pagesOf(api.as(person), { field: 'families' }, 1 + random.chance.below(9));
    expect(pages.flatMap((page) => page.ids)).toEqual(seen);
  }
  expect(hidden).toBeGreaterThan(0);
});

it('shows each professional the referrals of which the policy makes them a party, box by box', async () => {
  const referrals = await rows<ReferralFacts>(REFERRALS);
  expect(referrals).toHaveLength(random.referrals);
  const boxes = [
    ['SENT', 'SENDER'],
    ['RECEIVED', 'RECIPIENT'],
  ] as const;
  let seen = 0;
  for (const person of random.professionals) {
    for (const [box, party] of boxes) {
      const expected = inBox(person, party, referrals);
      seen += expected.length;
      const wish = { field: 'referrals', args: `box: ${box}` };
      const pages = await pagesOf(api.as(person), wish, 1 + random.chance.below(9));
      expect(pages.flatMap((page) => page.ids)).toEqual(expected);
    }
  }
  expect(seen).toBeGreaterThan(0);
});

it('opens by its id exactly what the list shows, and nothing else', async () => {
  const families = await rows<FamilyFacts>(FAMILIES);
  const referrals = await rows<ReferralFacts>(REFERRALS);
  for (const person of random.chance.some(random.professionals, LONG ? 12 : 4)) {
    const seen = new Set(seenBy(person, families));
    for (const { id } of random.chance.some(families, 20)) {
      const data = await api.as(person).told('query ($id: ID!) { family(id: $id) { id } }', { id });
      expect(data).toEqual({ family: seen.has(id) ? { id } : null });
    }
    for (const row of random.chance.some(referrals, 20)) {
      const { id } = row;
      const data = await api.as(person).told('query ($id: ID!) { referral(id: $id) { id } }', { id });
      expect(data).toEqual({ referral: partyOf(person, row) === null ? null : { id } });
    }
  }
});

it('shows the coordination every referral that has left a partner, and no draft', async () => {
  const sent = (await rows<ReferralFacts>(REFERRALS)).filter((row) => row.sent).map((row) => row.id);
  const pages = await pagesOf(api.as(town.coordinator), { field: 'referrals', args: 'box: NETWORK' }, 7);
  expect(pages.flatMap((page) => page.ids)).toEqual(sent);
  expect(sent.length).toBeLessThan(random.referrals);
});

it('shows coordination and leads the agreements of which they are a side', async () => {
  const partners = await rows<{ id: string }>('select id from partners where network_id = $1 order by id');
  for (const { id } of random.chance.some(partners, 3)) await makeAgreement(test, town.networkId, id);
  const agreements = await rows<{ id: string; partnerId: string }>(
    'select id, partner_id as "partnerId" from agreements where network_id = $1 order by id desc',
  );
  const leads = [];
  for (const { id } of partners) leads.push(await town.person(id, 'PARTNER_LEAD'));
  for (const person of [town.coordinator, ...leads]) {
    const seen = agreements.filter((row) => canSeeAgreement(person, row)).map((row) => row.id);
    expect(await idsOf(api.as(person), { field: 'agreements' })).toEqual(seen);
  }
});

it('shows coordination and leads the offers and reports that the policy lets them handle', async () => {
  const partners = await rows<{ id: string }>('select id from partners where network_id = $1 order by id');
  const lists = await offerListsOf(test.owner, town.networkId);
  for (const { id } of random.chance.some(partners, 4)) {
    const offer = await publishedOfferOf(test, town.coordinator, id, lists);
    await waitingReportOn(test, town.coordinator, { partnerId: id, id: offer }, lists);
  }
  const kept = await rows<{ id: string; partnerId: string }>(
    'select id, partner_id as "partnerId" from offers where network_id = $1 order by confirm_until, id',
  );
  const reports = await rows<{ id: string; partnerId: string }>(
    'select id, partner_id as "partnerId" from offer_reports where network_id = $1 order by id desc',
  );
  const leads = [];
  for (const { id } of partners) leads.push(await town.person(id, 'PARTNER_LEAD'));
  let hidden = 0;
  for (const person of [town.coordinator, ...leads]) {
    const seen = (all: typeof kept): string[] =>
      all.filter((row) => canHandleOffersOf(person, row.partnerId)).map((row) => row.id);
    hidden += kept.length - seen(kept).length;
    const caller = api.as(person);
    expect(await idsOf(caller, { field: 'keptOffers' })).toEqual(seen(kept));
    expect(await idsOf(caller, { field: 'offerReports' })).toEqual(seen(reports));
    for (const { id } of kept) {
      const data = await caller.told('query ($id: ID!) { keptOffer(id: $id) { id } }', { id });
      expect(data).toEqual({ keptOffer: seen(kept).includes(id) ? { id } : null });
    }
  }
  expect(hidden).toBeGreaterThan(0);
});

it('shows nobody anything of another network', async () => {
  const elsewhere = await makeTown(test, 'anderswo');
  const person = await elsewhere.person(await elsewhere.partner('Stelle Anderswo'), 'PROFESSIONAL');
  for (const wish of [
    { field: 'families' },
    { field: 'referrals', args: 'box: SENT' },
    { field: 'referrals', args: 'box: RECEIVED' },
  ])
    expect(await idsOf(api.as(person), wish)).toEqual([]);
  expect(await idsOf(api.as(person), { field: 'partners' })).toEqual([person.partnerId]);
  const coordinator = api.as(elsewhere.coordinator);
  expect(await idsOf(coordinator, { field: 'referrals', args: 'box: NETWORK' })).toEqual([]);
  expect(await idsOf(coordinator, { field: 'agreements' })).toHaveLength(1);
  expect(await idsOf(coordinator, { field: 'keptOffers' })).toEqual([]);
  expect(await idsOf(coordinator, { field: 'offerReports' })).toEqual([]);
});
