import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { endOffer } from '../../src/modules/offers/end-offer';
import { makeCast } from '../support/gate-cast';
import { offerListsOf, type OfferLists } from '../support/offer-content';
import { publishedOfferOf, waitingReportOn } from '../support/offer-rows';
import { as, makeTown, type Town } from '../support/people';
import { insertRow, play, settingsOf, type Row, type Settings } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What is public was approved and is not given up: attacks with SQL on offers, reports and the public catalogue. */
let test: TestDatabase;
let town: Town;
let lists: OfferLists;
let attacker: Client;
let partner: string;
let neighbour: string;
let lead: Person;
let neighbours: Person;
let professional: Person;
let offer: string;
let model: string;
let columns: string[];

beforeAll(async () => {
  test = await openTestDatabase();
  town = await makeTown(test, 'angebotsstadt');
  lists = await offerListsOf(test.owner, town.networkId);
  attacker = await test.connectAsApplication();
  partner = await town.partner('Familienbildung Sonnenuhr');
  neighbour = await town.partner('Beratung nebenan');
  lead = await town.person(partner, 'PARTNER_LEAD');
  neighbours = await town.person(neighbour, 'PARTNER_LEAD');
  professional = await town.person(partner, 'PROFESSIONAL');
  model = await publishedOfferOf(test, town.coordinator, partner, lists);
  const found = await test.owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'published_offers' and is_generated = 'NEVER'`,
  );
  columns = found.rows.map((row) => row.name);
});
beforeEach(async () => {
  offer = await publishedOfferOf(test, town.coordinator, partner, lists);
});
afterAll(() => test.close());

const attack = (who: Person | Settings, ...steps: string[]): Promise<string> =>
  play(attacker, 'kind' in who ? settingsOf(who) : who, ...steps);
const system = (): Settings => settingsOf(town.coordinator, { scope: 'SYSTEM', account: '' });

function offerRow(change: Row = {}): Row {
  const days = { confirmed_on: '2026-01-01', confirm_until: '2027-01-01' };
  const own = { network_id: town.networkId, id: newId(), partner_id: partner };
  return { ...own, state: 'PUBLISHED', content: '{}', ...days, ...change };
}

function reportRow(change: Row = {}): Row {
  const own = { network_id: town.networkId, id: newId(), partner_id: partner };
  return { ...own, content: '{}', reported_by: lead.accountId, ...change };
}

/** A row for the catalogue: that of an offer which stands there, with these columns instead. */
function showing(change: Readonly<Record<string, string>> = {}): string {
  const instead: Readonly<Record<string, string>> = { id: `'${offer}'`, ...change };
  const values = columns.map((column) => instead[column] ?? column);
  return `insert into published_offers (${columns.join()}) select ${values.join()} from published_offers where id = '${model}'`;
}

/** Of the text {} */
const MD5 = '99914b93-2bd3-7a50-b983-c5e7c90ae93b';

const hidden = (): string => `delete from published_offers where id = '${offer}'`;

describe('the public catalogue', () => {
  it.each<[string, string, () => Readonly<Record<string, string>>]>([
    ['an offer that there is not', 'published_offers_offer_fk', () => ({ id: `'${newId()}'` })],
    ['another partner’s name on it', 'published_offers_partner_fk', () => ({ partner_name: `'Beratung nebenan'` })],
    ['another partner’s offer as one’s own', 'published_offers_offer_fk', () =>
      ({ partner_id: `'${neighbour}'`, partner_name: `'Beratung nebenan'` })],
    ['a text that nobody approved', 'published_offers_text_fk', () => ({ content: `content || '{"title": "Anders"}'` })],
    ['a version that nobody approved', 'published_offers_text_fk', () => ({ version: 'version + 1' })],
    ['what is marked as hidden', 'published_offers_public_check', () => ({ public: 'false' })],
  ])('does not take %s: %s', async (_name, refusal, change) => {
    expect(await attack(town.coordinator, hidden(), showing(change()))).toBe(refusal);
  }); // prettier-ignore

  it('does not keep an offer that is paused or given up: it has to leave first', async () => {
    for (const state of ['PAUSED', 'ENDED']) {
      const step = `update offers set state = '${state}' where id = '${offer}'`;
      for (const who of [town.coordinator, lead, system()])
        expect(await attack(who, step)).toBe('published_offers_offer_fk');
      expect(await attack(system(), hidden(), step, 'savepoint there', `rollback to there`)).toBe('0 rows');
      await test.owner.query(`update offers set state = 'PUBLISHED' where id = '${offer}'`);
      expect(await attack(town.coordinator, showing())).toBe('1 rows');
    }
  });

  it('does not take back what is given up', async () => {
    await as(test.database, lead, (work) => endOffer(work, offer));
    expect(await attack(town.coordinator, showing())).toBe('published_offers_offer_fk');
  });

  it('is written for a partner by nobody but its lead, the coordination and the clock', async () => {
    for (const who of [neighbours, professional]) {
      expect(await attack(who, hidden())).toBe('0 rows');
      expect(await attack(who, `update published_offers set content = '{}' where id = '${offer}'`)).toBe(
        '0 rows',
      );
      await test.owner.query(hidden());
      expect(await attack(who, showing())).toBe('policy published_offers');
      expect(await attack(town.coordinator, showing())).toBe('1 rows');
    }
  });

  it('follows a partner’s new name, and goes back with it', async () => {
    const rename = `update partners set name = 'Sonnenuhr neu' where id = '${partner}'`;
    const shown = `update published_offers set version = version where partner_name = 'Sonnenuhr neu'`;
    expect(await attack(lead, rename, shown, 'create table loot (id int)')).toMatch(/^permission denied/);
    expect(await attack(lead, shown)).toBe('0 rows');
    const back = `update partners set name = 'Familienbildung Sonnenuhr' where id = '${partner}'`;
    expect(await attack(lead, rename, shown)).not.toBe('0 rows');
    expect(await attack(lead, back, shown)).toBe('0 rows');
  });
});

describe('an offer', () => {
  it('is added by the coordination alone', async () => {
    for (const who of [lead, professional, system()])
      expect(await attack(who, insertRow('offers', offerRow()))).toBe('policy offers');
    const row = offerRow();
    const text = { network_id: town.networkId, offer_id: row.id ?? '', version: 1 };
    const approved = insertRow('offer_texts', { ...text, content_md5: MD5, public_md5: MD5 });
    expect(await attack(town.coordinator, insertRow('offers', row))).toBe('offers_text_fk');
    expect(await attack(town.coordinator, approved, insertRow('offers', row))).toBe('1 rows');
  });

  it.each<[string, string, Row]>([
    ['a state that there is not', 'offers_state_check', { state: 'HIDDEN' }],
    ['a last day before its confirmation', 'offers_confirm_until_check', { confirm_until: '2025-12-31' }],
  ])('does not take %s: %s', async (_name, refusal, change) => {
    expect(await attack(town.coordinator, insertRow('offers', offerRow(change)))).toBe(refusal);
  });

  it('is changed by nobody of another partner, and by no professional', async () => {
    for (const who of [neighbours, professional])
      expect(await attack(who, `update offers set content = '{}' where id = '${offer}'`)).toBe('0 rows');
  });

  it('says nothing but what the coordination has approved as this version, whoever writes it', async () => {
    const say = (what: string): string => `update offers set ${what} where id = '${offer}'`;
    for (const who of [lead, town.coordinator, system()]) {
      expect(await attack(who, say(`content = '{}'`))).toBe('offers_text_fk');
      expect(await attack(who, say('version = version + 1'))).toBe('offers_text_fk');
    }
  });

  it('is approved by the coordination alone, once for each version', async () => {
    const text = { network_id: town.networkId, offer_id: offer, content_md5: MD5, public_md5: MD5 };
    for (const who of [lead, professional, system()])
      expect(await attack(who, insertRow('offer_texts', { ...text, version: 2 }))).toBe('policy offer_texts');
    expect(await attack(town.coordinator, insertRow('offer_texts', { ...text, version: 1 }))).toBe(
      'offer_texts_pkey',
    );
    for (const step of [`update offer_texts set content_md5 = '${MD5}'`, 'delete from offer_texts'])
      expect(await attack(town.coordinator, step)).toBe('permission denied for table offer_texts');
  });

  it('goes to no other partner, and is never deleted', async () => {
    for (const who of [lead, town.coordinator, system()]) {
      expect(await attack(who, `update offers set partner_id = '${neighbour}' where id = '${offer}'`)).toBe(
        'permission denied for table offers',
      );
      expect(await attack(who, `delete from offers where id = '${offer}'`)).toBe(
        'permission denied for table offers',
      );
    }
  });
});

describe('a report', () => {
  it('is made in the own name alone, and for the own partner', async () => {
    expect(await attack(lead, insertRow('offer_reports', reportRow()))).toBe('1 rows');
    expect(
      await attack(lead, insertRow('offer_reports', reportRow({ reported_by: town.coordinator.accountId }))),
    ).toBe('policy offer_reports');
    expect(await attack(lead, insertRow('offer_reports', reportRow({ partner_id: neighbour })))).toBe(
      'policy offer_reports',
    );
    const own = reportRow({ reported_by: professional.accountId });
    expect(await attack(professional, insertRow('offer_reports', own))).toBe('policy offer_reports');
    expect(await attack(system(), insertRow('offer_reports', own))).toBe('policy offer_reports');
  });

  it.each<[string, string, () => Row]>([
    ['on another partner’s offer', 'offer_reports_offer_fk', () =>
      ({ partner_id: neighbour, reported_by: neighbours.accountId, offer_id: offer, base_version: 1 })],
    ['on an offer, without the version it was made on', 'offer_reports_offer_id_check', () => ({ offer_id: offer })],
    ['on a version of no offer', 'offer_reports_base_version_check', () => ({ base_version: 1 })],
    ['on a version before the first', 'offer_reports_base_version_check', () => ({ offer_id: offer, base_version: 0 })],
    ['that is decided already', 'permission denied for table offer_reports', () => ({ state: 'PUBLISHED' })],
  ])('is not made %s: %s', async (_name, refusal, change) => {
    const row = reportRow(change());
    const who = row.partner_id === neighbour ? neighbours : lead;
    expect(await attack(who, insertRow('offer_reports', row))).toBe(refusal);
  }); // prettier-ignore

  describe('that waits', () => {
    let report: string;
    const decide = (what: string): string => `update offer_reports set ${what} where id = '${report}'`;
    const by = (person: Person): string => `decided_by = '${person.accountId}', decided_at = now()`;
    beforeEach(async () => {
      report = await waitingReportOn(test, lead, { partnerId: partner, id: offer }, lists);
    });

    it('is approved or declined by no lead, professional or job', async () => {
      for (const state of ['PUBLISHED', 'DECLINED'])
        expect(await attack(lead, decide(`state = '${state}', reason = 'x', ${by(lead)}`))).toBe(
          'policy offer_reports',
        );
      for (const who of [neighbours, professional, system()])
        expect(await attack(who, decide(`state = 'WITHDRAWN', decided_at = now()`))).toBe('0 rows');
    });

    it('is decided in the own name, and taken back by the coordination only when it reported it', async () => {
      const { coordinator } = town;
      expect(await attack(coordinator, decide(`state = 'DECLINED', reason = 'x', ${by(lead)}`))).toBe(
        'policy offer_reports',
      );
      expect(await attack(coordinator, decide(`state = 'WITHDRAWN', ${by(coordinator)}`))).toBe(
        'policy offer_reports',
      );
      expect(await attack(lead, decide(`state = 'WITHDRAWN', ${by(lead)}`))).toBe('1 rows');
    });

    it.each<[string, string, string]>([
      ['declined without a reason', 'offer_reports_declined_check', `state = 'DECLINED'`],
      ['decided at no time', 'offer_reports_decided_by_check', `state = 'PUBLISHED', decided_at = null`],
      ['published and not decided', 'offer_reports_edited_check', `state = 'DECLINED', reason = 'x', edited = '{}'`],
      ['published as no offer', 'offer_reports_published_check', `state = 'PUBLISHED', offer_id = null, base_version = base_version`],
    ])('is not %s: %s', async (_name, refusal, what) => {
      const step = what.includes('base_version')
        ? [insertRow('offer_reports', reportRow({ id: newId(), reported_by: town.coordinator.accountId })),
           `update offer_reports set state = 'PUBLISHED', ${by(town.coordinator)}
             where state = 'SUBMITTED' and offer_id is null and reported_by = '${town.coordinator.accountId}'`]
        : [decide(`${by(town.coordinator)}, ${what}`.replace(/decided_at = now\(\), (.*decided_at)/, '$1'))];
      expect(await attack(town.coordinator, ...step)).toBe(refusal);
    }); // prettier-ignore

    it('says for ever what was reported, by whom and when', async () => {
      for (const what of [`content = '{}'`, 'base_version = 9', `reported_by = '${newId()}'`, 'reported_at = now()'])
        expect(await attack(town.coordinator, decide(what))).toBe('permission denied for table offer_reports');
    }); // prettier-ignore

    it('stays decided once it is', async () => {
      const { coordinator } = town;
      const decline = decide(`state = 'DECLINED', reason = 'x', ${by(coordinator)}`);
      expect(await attack(coordinator, decline)).toBe('1 rows');
      for (const who of [coordinator, lead])
        expect(await attack(who, decide(`state = 'WITHDRAWN', ${by(who)}`))).toBe('0 rows');
      expect(await attack(coordinator, decide(`reason = 'y', ${by(coordinator)}`))).toBe('0 rows');
    });
  });
});

describe('a link to confirm', () => {
  it('is made, seen and used by the clock’s work alone', async () => {
    const link = {
      ...{ network_id: town.networkId, id: newId(), offer_id: offer },
      ...{ secret_hash: '\\x00', expires_at: '2199-01-01' },
    };
    for (const who of [lead, town.coordinator, professional])
      expect(await attack(who, insertRow('offer_confirmation_links', link))).toBe(
        'policy offer_confirmation_links',
      );
    expect(await attack(system(), insertRow('offer_confirmation_links', link))).toBe('1 rows');
    for (const who of [lead, town.coordinator])
      expect(await attack(who, 'update offer_confirmation_links set used_at = now()')).toBe('0 rows');
    expect(await attack(system(), `update offer_confirmation_links set secret_hash = '\\x01'`)).toBe(
      'permission denied for table offer_confirmation_links',
    );
  });
});

describe('a referral', () => {
  it('names no offer of anybody but its recipient, and no other one later', async () => {
    const cast = await makeCast(test, 'vermittlungsstadt');
    const own = await offerListsOf(test.owner, cast.network);
    const [theirs, others] = [
      await publishedOfferOf(test, cast.town.coordinator, cast.to, own),
      await publishedOfferOf(test, cast.town.coordinator, cast.other, own),
    ];
    const draft = (offerId: string): string =>
      insertRow('referrals', {
        ...{
          network_id: cast.network,
          id: newId(),
          family_id: cast.family.id,
          from_id: cast.from,
          to_id: cast.to,
        },
        ...{ purpose: 'OTHER', urgency: 'ROUTINE', state: 'DRAFT', drafted_by: cast.sender.accountId },
        offer_id: offerId,
      });
    for (const id of [others, offer, newId()])
      expect(await attack(cast.sender, draft(id))).toBe('referrals_offer_fk');
    // the offer is right; what is missing is the event of the drafting
    expect(await attack(cast.sender, draft(theirs))).toBe('referrals_event_fk');
    expect(await attack(cast.sender, `update referrals set offer_id = '${theirs}'`)).toBe(
      'permission denied for table referrals',
    );
  });
});
