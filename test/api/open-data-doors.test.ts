import { addDays, berlinDay } from '../../src/domain/period';
import type { OfferContent } from '../../src/modules/catalogue';
import { derivedId } from '../../src/open-data/hsds/document';
import { at, listAt, textAt, type Json } from '../support/api-json';
import { REPORT } from '../support/api-offers';
import { startApi, type Answer, type Api } from '../support/api-server';
import { importFile } from '../support/import-file';
import { HIDDEN_PLACE, fullContent, offerListsOf } from '../support/offer-content';
import { makePublicTown, type PublicTown } from '../support/public-town';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What is not public comes out of no door of the open data: not in a list, a count, an error or under a guessed id. */
let test: TestDatabase;
let api: Api;
let town: PublicTown;
let partner: string;
let shelter: string;
let district: string;
/** Offers that the public must not see, by why. */
let hidden: Map<string, string>;
const today = berlinDay(new Date());

beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  town = await makePublicTown(test, 'musterhamm');
  partner = await town.partner('Frauenhaus Silberdistel');
  district = town.lists.districts.get('Pelkum') ?? '';
  const lists = await offerListsOf(test.owner, town.networkId);
  const said = (change: Partial<OfferContent>): OfferContent =>
    ({ ...fullContent(lists), ...change }) as OfferContent;
  const times = {
    weekday: 'MO',
    opensAt: '08:15',
    closesAt: '09:45',
    everyWeeks: 1,
    from: null,
    until: null,
  } as const;
  shelter = await town.publish(
    partner,
    said({
      title: 'Frauenhaus',
      districtIds: [district],
      places: [{ ...HIDDEN_PLACE, districtId: district }],
      schedules: [{ ...times, place: 0, note: null, exceptions: [] }],
    }),
    { confirmedOn: today },
  );
  hidden = new Map();
  const hide = async (why: string, change: Partial<OfferContent>, confirmedOn = today): Promise<string> => {
    const id = await town.publish(partner, said({ title: `Geheim ${why}`, ...change }), { confirmedOn });
    hidden.set(why, id);
    return id;
  };
  for (const state of ['PAUSED', 'ENDED']) {
    const id = await hide(state, {});
    await test.owner.query(`delete from published_offers where id = $1`, [id]);
    await test.owner.query(`update offers set state = $2 where id = $1`, [id, state]);
  }
  await hide('lapsed', {}, addDays(today, -400));
  await hide('over', { validUntil: addDays(today, -1) });
  await hide('to come', { validFrom: addDays(today, 1) });
  const lead = await town.person(partner, 'PARTNER_LEAD');
  const report = await api.as(lead).told(REPORT, {
    input: { partnerId: partner, content: fullContent(lists, { title: 'Geheim gemeldet' }) },
  });
  hidden.set('reported', textAt(report, 'reportOffer.id'));
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const SECRET = /Verborgen|59998|Geheim/i;

const LISTS = [
  '/hsds/v3/musterhamm/', '/hsds/v3/musterhamm/openapi.json', '/hsds/v3/musterhamm/services',
  '/hsds/v3/musterhamm/services?full=true', '/hsds/v3/musterhamm/services?minimal=true',
  '/hsds/v3/musterhamm/services?format=ndjson&full=true', '/hsds/v3/musterhamm/organizations?full_service=true',
  '/hsds/v3/musterhamm/organizations', '/hsds/v3/musterhamm/taxonomies', '/hsds/v3/musterhamm/taxonomy_terms',
  '/angebote/musterhamm.csv',
]; // prettier-ignore

function get(path: string): Promise<Answer> {
  return api.send({ path });
}

async function json(path: string): Promise<Json> {
  return JSON.parse((await get(path)).text) as Json;
}

describe('a confidential place', () => {
  it.each(LISTS)('is not told by %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(SECRET);
    for (const header of answer.headers.values()) expect(header).not.toMatch(SECRET);
  });

  it('is not told by its offer, by its partner, nor by the district it lies in', async () => {
    const service = await json(`/hsds/v3/musterhamm/services/${shelter}`);
    const text = JSON.stringify(service) + (await get(`/hsds/v3/musterhamm/organizations/${partner}`)).text;
    expect(text).not.toMatch(SECRET);
    expect(at(service, 'name')).toBe('Frauenhaus');
    expect(at(service, 'service_at_locations')).toBeUndefined();
    expect(listAt(service, 'service_areas')).toHaveLength(1);
    expect(at(service, 'service_areas.0.name')).toBe('Gesamtes Gebiet: Netzwerk Frühe Hilfen musterhamm');
    expect(JSON.stringify(service)).not.toContain(district);
    for (const schedule of listAt(service, 'schedules'))
      expect(at(schedule, 'service_at_location_id')).toBeUndefined();
  });

  it.each(['Verborgener', 'Winkel', '59998', 'Haus Verborgen', 'Geheim'])(
    'is not found, nor counted, by asking for %s',
    async (word) => {
      const page = await json(`/hsds/v3/musterhamm/services?search=${encodeURIComponent(word)}`);
      expect(page).toMatchObject({ total_items: 0, total_pages: 0, contents: [] });
      const organizations = await json(
        `/hsds/v3/musterhamm/organizations?search=${encodeURIComponent(word)}`,
      );
      expect(at(organizations, 'total_items')).toBe(0);
    },
  );

  it('has no id that could be guessed from its address', async () => {
    const { name, street, postalCode, town: city } = HIDDEN_PLACE;
    const location = derivedId('location', shelter, name, street, postalCode, city, district);
    const guesses = [location, derivedId('service_at_location', shelter, location)];
    for (const guess of guesses) {
      for (const path of LISTS) expect((await get(path)).text).not.toContain(guess);
      for (const kind of ['services', 'organizations', 'taxonomies', 'taxonomy_terms', 'locations'])
        expect((await get(`/hsds/v3/musterhamm/${kind}/${guess}`)).status).toBe(404);
    }
  });
});

describe('an offer that is not public', () => {
  it('is told by no list and is in no count', async () => {
    for (const path of LISTS) {
      const { text } = await get(path);
      for (const id of hidden.values()) expect(text).not.toContain(id);
    }
    expect(hidden.size).toBe(6);
    expect(at(await json('/hsds/v3/musterhamm/services'), 'total_items')).toBe(1);
    expect((await get('/angebote/musterhamm.csv')).text.match(/\r\n"/g)).toHaveLength(1);
  });

  it('is not there under its own id, as one that never was', async () => {
    const never = await get('/hsds/v3/musterhamm/services/01a1fea1-0000-7000-8000-000000000000');
    for (const [why, id] of hidden) {
      const { status, errors } = await get(`/hsds/v3/musterhamm/services/${id}`);
      expect([why, status, errors[0]?.code, errors[0]?.details]).toEqual([
        why,
        404,
        'NOT_FOUND',
        { field: 'id' },
      ]);
    }
    expect(never.status).toBe(404);
  });

  it('makes no organization of its partner', async () => {
    const silent = await town.partner('Geheim, nur gemeldet');
    const lists = await offerListsOf(test.owner, town.networkId);
    const said = fullContent(lists) as OfferContent;
    await town.publish(silent, said, { confirmedOn: addDays(today, -400) });
    expect((await get(`/hsds/v3/musterhamm/organizations/${silent}`)).status).toBe(404);
    expect((await get('/hsds/v3/musterhamm/organizations')).text).not.toMatch(SECRET);
  });
});

describe('the file for spreadsheets', () => {
  it('is there for networks that are, and takes no parameters', async () => {
    expect((await get('/angebote/anderswo.csv')).status).toBe(404);
    const refused = await get('/angebote/musterhamm.csv?entwuerfe=ja');
    expect([refused.status, refused.errors[0]?.details]).toEqual([
      400,
      { field: 'query', reason: 'UNKNOWN_PARAMETER' },
    ]);
  });

  it('is told to be the same as long as it is', async () => {
    const first = await get('/angebote/musterhamm.csv');
    const mark = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(first.headers.get('content-disposition')).toBe(
      `attachment; filename="angebote-musterhamm-${today}.csv"`,
    );
    const ask = (): Promise<Answer> =>
      api.send({ path: '/angebote/musterhamm.csv', headers: { 'if-none-match': mark } });
    expect((await ask()).status).toBe(304);
    const lists = await offerListsOf(test.owner, town.networkId);
    const id = await town.publish(partner, fullContent(lists) as OfferContent, { confirmedOn: today });
    expect((await ask()).status).toBe(200);
    await test.owner.query(`delete from published_offers where id = $1`, [id]);
    expect((await ask()).status).toBe(304);
  });
});

describe('the report on an import', () => {
  it('repeats nothing of the file', async () => {
    const file =
      'Anbieter;Titel;Kosten;Zugang;Kanarienspalte\nKanarienpartner;Kanarientitel;Kanarienpreis;;x\n';
    const report = await importFile(api, 'musterhamm', town.coordinator, file);
    expect(at(report, 'state')).toBe('REFUSED');
    expect(JSON.stringify(report)).not.toMatch(/kanarien/i);
    expect(api.log()).not.toMatch(/kanarien/i);
  });
});
