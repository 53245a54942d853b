import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { addDays, berlinDay } from '../../src/domain/period';
import type { OfferContent } from '../../src/modules/catalogue';
import { at, listAt, textAt, type Json } from '../support/api-json';
import { startApi, type Answer, type Api } from '../support/api-server';
import { hsdsFaults } from '../support/hsds-check';
import { fullContent, offerListsOf } from '../support/offer-content';
import { makePublicTown, publishDemo, type PublicTown } from '../support/public-town';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The catalogue as HSDS 3.0, the demo's offers and one that says something in every field. */
let test: TestDatabase;
let api: Api;
let town: PublicTown;
let elsewhere: PublicTown;
let partner: string;
let full: string;
let foreign: string;
let demo: Map<string, string>;
const today = berlinDay(new Date());
const NOBODY = '01a1fea1-0000-7000-8000-000000000000';

beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  town = await makePublicTown(test, 'musterhamm');
  elsewhere = await makePublicTown(test, 'nebenan');
  demo = await publishDemo(town, today);
  partner = await town.partner('Haus Lindenhof');
  const lists = await offerListsOf(test.owner, town.networkId);
  full = await town.publish(partner, fullContent(lists) as OfferContent, { confirmedOn: today });
  const other = await elsewhere.partner('Lindenhof nebenan');
  const foreignLists = await offerListsOf(test.owner, elsewhere.networkId);
  foreign = await elsewhere.publish(other, fullContent(foreignLists) as OfferContent, { confirmedOn: today });
});
afterAll(async () => {
  await api.close();
  await test.close();
});

function get(path: string, headers: Record<string, string> = {}, slug = 'musterhamm'): Promise<Answer> {
  return api.send({ path: `/hsds/v3/${slug}${path}`, headers });
}

async function told(path: string, slug = 'musterhamm'): Promise<Json> {
  const answer = await get(path, {}, slug);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as Json;
}

async function idsAt(path: string): Promise<string[]> {
  return listAt(await told(path), 'contents').map((item) => textAt(item, 'id'));
}

async function allIds(filter = ''): Promise<string[]> {
  return idsAt(`/services?minimal=true${filter}`);
}

describe('a request is refused', () => {
  it.each([
    ['for a network that is not there', '/hsds/v3/anderswo/services', 404, 'network'],
    ['for a network of a strange name', '/hsds/v3/%2e%2e%00/', 404, 'network'],
    ['for an id that is none', '/hsds/v3/musterhamm/services/1', 404, 'id'],
    ['for an id that nobody has', `/hsds/v3/musterhamm/services/${NOBODY}`, 404, 'id'],
    ['for an organization that is not there', `/hsds/v3/musterhamm/organizations/${NOBODY}`, 404, 'id'],
    ['for a taxonomy that is not there', `/hsds/v3/musterhamm/taxonomies/${NOBODY}`, 404, 'id'],
    ['for a term that is not there', `/hsds/v3/musterhamm/taxonomy_terms/${NOBODY}`, 404, 'id'],
    ['for page 0', '/hsds/v3/musterhamm/services?page=0', 400, 'page'],
    ['for a page that is no number', '/hsds/v3/musterhamm/services?page=eins', 400, 'page'],
    ['for more than a hundred a page', '/hsds/v3/musterhamm/services?per_page=101', 400, 'per_page'],
    [
      'for a moment that is none',
      '/hsds/v3/musterhamm/services?modified_after=gestern',
      400,
      'modified_after',
    ],
    ['for a flag that is none', '/hsds/v3/musterhamm/services?full=ja', 400, 'full'],
    ['for a term that is no id', '/hsds/v3/musterhamm/services?taxonomy_term_id=x', 400, 'taxonomy_term_id'],
    ['for a format that is not offered', '/hsds/v3/musterhamm/services?format=xml', 400, 'format'],
    ['for the same parameter twice', '/hsds/v3/musterhamm/services?page=1&page=2', 400, 'page'],
    ['for a parameter that is not known', '/hsds/v3/musterhamm/services?postcode=59065', 400, 'query'],
    ['for too long a search', `/hsds/v3/musterhamm/services?search=${'x'.repeat(201)}`, 400, 'search'],
  ])('%s, as JSON that names the parameter', async (_why, path, status, field) => {
    const answer = await api.send({ path });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/json; charset=utf-8',
    ]);
    expect(answer.errors[0]?.details).toMatchObject({ field });
  });

  it('without a word of what was asked', async () => {
    const canary = 'kanarienvogel';
    const paths = [
      `/services?${canary}=1`,
      `/services?search=${canary}&page=${canary}`,
      `/services/${canary}`,
    ];
    for (const path of paths) expect((await get(path)).text).not.toContain(canary);
    expect((await get('/services', {}, canary)).text).not.toContain(canary);
  });

  it('for an offer of another network, asked for in this one', async () => {
    expect((await get(`/services/${foreign}`)).status).toBe(404);
    expect((await get(`/services/${foreign}`, {}, 'nebenan')).status).toBe(200);
  });
});

describe('every object', () => {
  it('is as HSDS 3.0 has it, and dates, languages, ages and times are true ones', async () => {
    const faults: string[] = [];
    let count = 0;
    const check = (kind: string, document: Json): void => {
      count += 1;
      faults.push(...hsdsFaults(kind, document));
    };
    for (const row of listAt(await told('/services?per_page=100'), 'contents')) check('service', row);
    for (const id of await allIds()) check('service', await told(`/services/${id}`));
    for (const id of await idsAt('/organizations?per_page=100')) {
      check('organization', await told(`/organizations/${id}`));
      check('organization', await told(`/organizations/${id}?full_service=true`));
    }
    for (const taxonomy of listAt(await told('/taxonomies'), 'contents')) check('taxonomy', taxonomy);
    for (const term of listAt(await told('/taxonomy_terms?per_page=100'), 'contents'))
      check('taxonomy_term', term);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(300);
  });

  it('is found by the facts when it is wrong', () => {
    const service = {
      id: full,
      name: 'x',
      status: 'offen',
      assured_date: 'gestern',
      minimum_age: -1,
      colour: 'red',
    };
    const language = { id: full, code: 'zz' };
    const schedule = {
      id: full,
      opens_at: '99:99',
      byday: 'XX',
      valid_from: '2026-02-02',
      valid_to: '2026-01-01',
    };
    const all = { ...service, minimum_age: 3, maximum_age: 1, languages: [language], schedules: [schedule] };
    const places = hsdsFaults('service', all).map((fault) => fault.split(':')[0]);
    expect(places).toEqual(
      expect.arrayContaining([
        'service.status', 'service.assured_date', 'service.colour', 'service.maximum_age', 'service.languages[0].code',
        'service.schedules[0].opens_at', 'service.schedules[0].byday', 'service.schedules[0].valid_to',
      ]),
    ); // prettier-ignore
  });

  it('has one id wherever it is told, and no two have the same', async () => {
    const [id = ''] = await allIds();
    const service = await told(`/services/${id}`);
    expect(await told(`/services/${id}`)).toEqual(service);
    const seen = new Map<string, string>();
    for (const one of await allIds()) {
      const { schedules = [] } = (await told(`/services/${one}`)) as { schedules?: { id: string }[] };
      for (const schedule of schedules) {
        const text = JSON.stringify(schedule);
        expect(seen.get(schedule.id) ?? text).toBe(text);
        seen.set(schedule.id, text);
      }
    }
    expect(seen.size).toBeGreaterThan(80);
  });
});

describe('an offer that says something in every field', () => {
  it('is told in full', async () => {
    const service = await told(`/services/${full}`);
    expect(service).toMatchObject({
      id: full,
      organization_id: partner,
      name: 'Schreisprechstunde Lindenhof',
      status: 'active',
      minimum_age: 0,
      maximum_age: 3,
      assured_date: today,
      email: 'kontakt@lindenhof.example.org',
      url: 'https://lindenhof.example.org/',
      interpretation_services: 'Dolmetschen ist möglich.',
      application_process: 'Bitte einen Termin vereinbaren.',
      fees_description: 'Ermäßigung möglich. 5 Euro',
      phones: [{ number: '0231 5550101', type: 'voice' }],
      contacts: [{ name: 'Uta Beispiel' }],
      languages: [{ code: 'de' }, { code: 'tr' }],
      service_areas: [{ name: 'Stadtmitte' }, { name: 'Westen' }],
      required_documents: [{ document: 'Das gelbe Heft' }],
      cost_options: [{ option: 'Ermäßigung möglich', amount_description: '5 Euro' }],
    });
    const [place] = listAt(service, 'service_at_locations');
    expect(at(place, 'location')).toMatchObject({
      name: 'Haus Lindenhof',
      addresses: [{ address_1: 'Lindenhof 2', postal_code: '59999', city: 'Musterhamm', country: 'DE' }],
      accessibility: [{ description: 'Stufenloser Zugang: vorhanden' }],
    });
    for (const schedule of listAt(place, 'schedules'))
      expect(schedule).toMatchObject({
        freq: 'WEEKLY',
        interval: 2,
        byday: 'MO',
        notes: 'nicht in den Schulferien',
      });
    expect(listAt(place, 'schedules')).toEqual(listAt(service, 'schedules'));
  });

  it('tells what HSDS has no field for in words of its taxonomies: months, weeks, free places, translations', async () => {
    const said = listAt(await told(`/services/${full}`), 'attributes').map((attribute) =>
      ['link_type', 'taxonomy_term.code', 'value']
        .map((field) => at(attribute, field))
        .map((value) => (typeof value === 'string' ? value : ''))
        .join(' '),
    );
    expect(said).toEqual(
      expect.arrayContaining([
        'eligibility PREGNANCY_FROM_WEEK 30', 'eligibility AGE_UNTIL_MONTHS 36', `free_places FEW ${today}`,
        'accessibility STEP_FREE YES', 'name tr Ağlayan bebekler', 'kind COUNSELLING ', 'access TAKES_REFERRALS ',
      ]),
    ); // prettier-ignore
  });

  it('that begins on a day to come is not told before, and counts as changed on that day', async () => {
    const lists = await offerListsOf(test.owner, town.networkId);
    const content = fullContent(lists, { validFrom: addDays(today, 3) }) as OfferContent;
    const id = await town.publish(partner, content, { confirmedOn: today });
    expect(await allIds()).not.toContain(id);
    const later = await startApi(test, { clock: () => new Date(Date.now() + 4 * 86_400_000) });
    const path = `/hsds/v3/musterhamm/services?minimal=true&modified_after=${addDays(today, 2)}`;
    expect((await later.send({ path })).text).toContain(id);
    await later.close();
    await test.owner.query(`delete from published_offers where id = $1`, [id]);
  });
});

describe('a list', () => {
  it('comes in pages that miss nothing and tell nothing twice', async () => {
    const whole = await allIds();
    const seen: string[] = [];
    for (let number = 1, last = false; !last; number += 1) {
      const page = await told(`/services?per_page=17&page=${number}`);
      expect(page).toMatchObject({
        total_items: whole.length,
        total_pages: Math.ceil(whole.length / 17),
        page_number: number,
        size: listAt(page, 'contents').length,
        first_page: number === 1,
        empty: false,
      });
      seen.push(...listAt(page, 'contents').map((item) => textAt(item, 'id')));
      last = at(page, 'last_page') === true;
    }
    expect(seen).toEqual(whole);
  });

  it('is empty beyond its last page', async () => {
    expect(await told('/services?page=9999')).toMatchObject({
      size: 0,
      empty: true,
      last_page: true,
      contents: [],
    });
  });

  it('narrows with every condition: all of them hold for what it tells', async () => {
    const terms = listAt(await told('/taxonomy_terms?per_page=100'), 'contents');
    const idOf = (code: string): string =>
      textAt(terms.find((term) => at(term, 'code') === code) ?? null, 'id');
    const kind = `&taxonomy_term_id=${idOf('CONSULTATION_HOUR')}`;
    const taxonomy = `&taxonomy_id=${textAt(terms.find((term) => at(term, 'code') === 'tr') ?? null, 'taxonomy_id')}`;
    const organization = `&organization_id=${partner}`;
    const word = '&search=lindenhof';
    const sets = new Map<string, string[]>();
    for (const filter of [kind, taxonomy, organization, word]) sets.set(filter, await allIds(filter));
    for (const [filter, found] of sets) {
      expect(found).toContain(full);
      expect(found.length).toBeLessThan((await allIds()).length);
      for (const [other, alsoFound] of sets)
        expect(await allIds(filter + (other === filter ? '' : other))).toEqual(
          found.filter((id) => alsoFound.includes(id)),
        );
    }
  });

  it('finds by every term what says so, and nothing else', async () => {
    const services = listAt(await told('/services?full=true&per_page=100'), 'contents');
    const ids = services.map((service) => textAt(service, 'id'));
    for (const term of listAt(await told('/taxonomy_terms?per_page=100'), 'contents')) {
      const id = textAt(term, 'id');
      const expected = services.filter((service) =>
        listAt(service, 'attributes').some((attribute) => at(attribute, 'taxonomy_term_id') === id),
      );
      const found = (await allIds(`&taxonomy_term_id=${id}`)).filter((one) => ids.includes(one));
      expect(found).toEqual(expected.map((service) => textAt(service, 'id')));
    }
  });

  it('is empty for a term or organization that is not there', async () => {
    expect(await allIds(`&taxonomy_term_id=${NOBODY}`)).toEqual([]);
    expect(await allIds(`&organization_id=${NOBODY}`)).toEqual([]);
  });

  it('tells what has changed at a moment or later', async () => {
    const [stamp] = listAt(await told(`/services?minimal=true&organization_id=${partner}`), 'contents');
    const moment = textAt(stamp ?? null, 'last_modified');
    expect(await allIds(`&modified_after=${moment}`)).toContain(full);
    const after = new Date(Date.parse(moment) + 1_000).toISOString();
    expect(await allIds(`&modified_after=${after}`)).not.toContain(full);
    expect(await allIds(`&modified_after=${addDays(today, -2)}T00:00:00+02:00`)).toContain(full);
  });

  it('comes as lines without pages', async () => {
    const { text, headers } = await get('/services?format=ndjson&minimal=true');
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const ids = text
      .trimEnd()
      .split('\n')
      .map((line) => textAt(JSON.parse(line) as Json, 'id'));
    expect(ids).toEqual(await allIds());
  });

  it('of organizations names those with a public offer, each with its offers', async () => {
    const ids = await idsAt('/organizations?per_page=100');
    expect(ids).toContain(partner);
    expect(ids).toEqual([...ids].sort());
    const silent = await town.partner('Sagt nichts');
    expect(ids).not.toContain(silent);
    expect((await get(`/organizations/${silent}`)).status).toBe(404);
    expect(await told(`/organizations/${partner}`)).toMatchObject({
      name: 'Haus Lindenhof',
      services: [{ id: full }],
      locations: [{ name: 'Haus Lindenhof' }],
    });
  });
});

describe('an answer', () => {
  it('need not be taken twice: it has a mark, and is not sent again to whoever has it', async () => {
    for (const path of [
      '/',
      '/services',
      `/services/${full}`,
      '/organizations',
      '/taxonomy_terms',
      '/openapi.json',
    ]) {
      const { headers } = await get(path);
      const mark = headers.get('etag') ?? '';
      expect(headers.get('cache-control')).toBe('public, max-age=300');
      const again = await get(path, { 'if-none-match': `"other", W/${mark}` });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', mark]);
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    }
  });

  it('about one offer tells when it changed', async () => {
    const { headers } = await get(`/services/${full}`);
    const changed = headers.get('last-modified') ?? '';
    expect((await get(`/services/${full}`, { 'if-modified-since': changed })).status).toBe(304);
    const before = new Date(Date.parse(changed) - 1_000).toUTCString();
    expect((await get(`/services/${full}`, { 'if-modified-since': before })).status).toBe(200);
    const both = { 'if-modified-since': changed, 'if-none-match': '"other"' };
    expect((await get(`/services/${full}`, both)).status).toBe(200);
  });

  it('may be read by pages of other sites, refusals as well', async () => {
    for (const path of ['/services', '/services/1', '/services?format=ndjson'])
      expect((await get(path)).headers.get('access-control-allow-origin')).toBe('*');
    const asked = await api.send({ method: 'OPTIONS', path: '/hsds/v3/musterhamm/services' });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
    expect((await api.send({ method: 'POST', path: '/hsds/v3/musterhamm/services' })).status).toBe(404);
  });
});

describe('the description of the interface', () => {
  it('is named by the root, with the version and the profile', async () => {
    const root = await told('/');
    expect(root).toEqual({
      version: '3.0',
      profile: 'https://docs.openreferral.org/en/3.0/',
      openapi_url: `${api.url}/hsds/v3/musterhamm/openapi.json`,
    });
    expect(await told('')).toEqual(root);
  });

  it('fits every answer: what is served is what it says, field by field', async () => {
    const document = await told('/openapi.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(document as object, 'doc');
    const answerOf = (path: string, status = 200): ValidateFunction => {
      const place = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/${status}`;
      return ajv.compile({ $ref: `doc#${encodeURI(place)}/content/application~1json/schema` });
    };
    const [taxonomy = ''] = await idsAt('/taxonomies');
    const [term = ''] = await idsAt('/taxonomy_terms');
    const cases: [string, string, number?][] = [
      ['/', '/'], ['/openapi.json', '/openapi.json'], ['/services', '/services'], ['/services', '/services?full=true'],
      ['/services', '/services?minimal=true'], ['/services/{id}', `/services/${full}`], ['/organizations', '/organizations'],
      ['/organizations', '/organizations?full=true'], ['/organizations', '/organizations?full_service=true'],
      ['/organizations/{id}', `/organizations/${partner}`], ['/taxonomies', '/taxonomies'],
      ['/taxonomies/{id}', `/taxonomies/${taxonomy}`], ['/taxonomy_terms', '/taxonomy_terms?per_page=100'],
      ['/taxonomy_terms/{id}', `/taxonomy_terms/${term}`], ['/services', '/services?page=x', 400],
      ['/services/{id}', '/services/x', 404],
    ]; // prettier-ignore
    for (const [path, request, status = 200] of cases) {
      const answer = await get(request);
      expect([request, answer.status]).toEqual([request, status]);
      const fits = answerOf(path, status);
      fits(JSON.parse(answer.text));
      expect([request, fits.errors ?? []]).toEqual([request, []]);
    }
    expect(new Set(cases.map(([path]) => path))).toEqual(
      new Set(Object.keys(at(document, 'paths') as object)),
    );
    const service = answerOf('/services/{id}');
    for (const id of demo.values()) expect(service(await told(`/services/${id}`))).toBe(true);
    expect(service({ ...((await told(`/services/${full}`)) as object), colour: 'red' })).toBe(false);
  });

  it('names every parameter that is read, and no other', async () => {
    const document = await told('/openapi.json');
    const samples: Record<string, string> = { format: 'json', search: 'x', modified_after: today };
    for (const path of ['/services', '/organizations', '/taxonomies', '/taxonomy_terms']) {
      const named = listAt(at(document, 'paths'), `${path}.get.parameters`).map((one) => textAt(one, 'name'));
      for (const [name, schema] of Object.entries(PARAMETERS)) {
        const value = samples[name] ?? (schema === 'flag' ? 'false' : schema === 'id' ? NOBODY : '1');
        const { status } = await get(`${path}?${name}=${value}`);
        expect([path, name, status === 200]).toEqual([path, name, named.includes(name)]);
      }
    }
  });
});

const PARAMETERS = {
  page: 'number', per_page: 'number', format: 'word', search: 'word', taxonomy_term_id: 'id', taxonomy_id: 'id',
  organization_id: 'id', modified_after: 'moment', minimal: 'flag', full: 'flag', full_service: 'flag', parent_id: 'id',
  top_only: 'flag', postcode: 'number', proximity: 'number',
}; // prettier-ignore
