import { startApi, type Api } from '../support/api-server';
import { listAt, textAt, type Json } from '../support/api-json';
import { HIDDEN_PLACE, offerListsOf, type OfferLists } from '../support/offer-content';
import { publishedOfferOf, waitingReportOn } from '../support/offer-rows';
import { makeTown, type Town } from '../support/people';
import { fetchBrochure, type Printed } from '../support/printed';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import type { OfferContentType } from '../../src/modules/catalogue';

const NOW = new Date('2026-11-21T10:00:00Z');

let test: TestDatabase;
let api: Api;
let now = NOW;
let town: Town;
let elsewhere: Town;
let lists: OfferLists;
let partner: string;

beforeAll(async () => {
  test = await openTestDatabase();
  await test.setTime(NOW.toISOString());
  api = await startApi(test, { clock: () => now });
  town = await makeTown(test, 'heftstadt');
  elsewhere = await makeTown(test, 'andernorts');
  lists = await offerListsOf(test.owner, town.networkId);
  partner = await town.partner('Elternberatung Lindenhof');
});

afterAll(async () => {
  await api.close();
  await test.close();
});

afterEach(() => {
  now = NOW;
});

const publish = (change: Partial<OfferContentType>): Promise<string> =>
  publishedOfferOf(test, town.coordinator, partner, lists, change);

async function ask(query = '', init: RequestInit = {}, slug = 'heftstadt'): Promise<Response> {
  return fetch(`${api.url}/angebote/${slug}/broschuere.pdf${query}`, init);
}

function nameOf(table: 'topic_areas' | 'districts', id: string | undefined): Promise<string> {
  return test.owner
    .query<{ name: string }>(`select name from ${table} where id = $1`, [id])
    .then((found) => found.rows[0]?.name ?? '');
}

/** Printed pages count from 1. */
function pagesWith(printed: Printed, words: string): number[] {
  return printed.pages.flatMap(({ text }, index) => (text.includes(words) ? [index + 1] : []));
}

describe('what is refused', () => {
  const refusal = async (response: Response): Promise<[number, Json | undefined, Json | undefined]> => {
    expect(response.headers.get('content-type')).toContain('application/json');
    const [error] = listAt((await response.json()) as Json, 'errors');
    const extensions = (error as { extensions: { code: Json; details: Json } }).extensions;
    return [response.status, extensions.code, extensions.details];
  };

  it('a network that does not exist is not found', async () => {
    expect(await refusal(await ask('', {}, 'nirgendwo'))).toEqual([404, 'NOT_FOUND', { field: 'network' }]);
  });

  it.each([
    ['nach=farbe', { field: 'nach', reason: 'UNKNOWN' }],
    ['nach=thema&nach=thema', { field: 'nach', reason: 'NAMED_TWICE' }],
    ['thema=1', { field: 'thema', reason: 'NOT_AN_ID' }],
    ['thema=019a0000-0000-7000-8000-000000000000', { field: 'thema', reason: 'UNKNOWN' }],
    ['sozialraum=019a0000-0000-7000-8000-000000000000', { field: 'sozialraum', reason: 'UNKNOWN' }],
    ['farbe=rot', { field: 'query', reason: 'UNKNOWN_PARAMETER' }],
  ])('%s is told to be wrong, naming the parameter', async (query, details) => {
    expect(await refusal(await ask(`?${query}`))).toEqual([400, 'INVALID_INPUT', details]);
  });

  it('a topic and a district at once are too much, and so is a topic by district', async () => {
    const both = `?thema=${lists.topicAreas[0] ?? ''}&sozialraum=${lists.districts[0] ?? ''}`;
    expect(await refusal(await ask(both))).toEqual([
      400,
      'INVALID_INPUT',
      { field: 'sozialraum', reason: 'ONLY_ONE' },
    ]);
    const mixed = `?nach=sozialraum&thema=${lists.topicAreas[0] ?? ''}`;
    expect(await refusal(await ask(mixed))).toEqual([
      400,
      'INVALID_INPUT',
      { field: 'nach', reason: 'ONLY_ONE' },
    ]);
  });

  it('a topic of another network is unknown', async () => {
    const foreign = await offerListsOf(test.owner, elsewhere.networkId);
    const answer = await refusal(await ask(`?thema=${foreign.topicAreas[0] ?? ''}`));
    expect(answer).toEqual([400, 'INVALID_INPUT', { field: 'thema', reason: 'UNKNOWN' }]);
  });
});

describe('what never stands in it', () => {
  it('a confidential place, offers that are paused, lapsed, ended, not yet valid, only reported, or of another network', async () => {
    const gone = [
      'Pausiertes',
      'Abgelaufenes',
      'Beendetes',
      'Künftiges',
      'Vergangenes',
      'Gemeldetes',
      'Fremdes',
    ];
    const offer = (word: string, change = {}): Promise<string> =>
      publish({ title: `${word} Angebot`, ...change });
    await offer('Sichtbares', { places: [HIDDEN_PLACE] });
    const paused = await offer('Pausiertes');
    const lapsed = await offer('Abgelaufenes');
    const ended = await offer('Beendetes');
    await offer('Künftiges', { validFrom: '2026-11-22' });
    await offer('Vergangenes', { validUntil: '2026-11-20' });
    const changed = await offer('Unverändertes');
    await waitingReportOn(test, town.coordinator, { partnerId: partner, id: changed }, lists, {
      title: 'Gemeldetes Angebot',
    });
    const foreignPartner = await elsewhere.partner('Fremde Stelle');
    const foreignLists = await offerListsOf(test.owner, elsewhere.networkId);
    await publishedOfferOf(test, elsewhere.coordinator, foreignPartner, foreignLists, {
      title: 'Fremdes Angebot',
    });
    await test.owner.query(`delete from published_offers where id = $1`, [paused]);
    await test.owner.query(`update offers set state = 'PAUSED' where id = $1`, [paused]);
    await test.owner.query(
      `update published_offers set confirmed_on = '2025-11-20', confirm_until = '2026-11-20' where id = $1`,
      [lapsed],
    );
    await api.as(town.coordinator).told('mutation ($id: ID!) { endOffer(id: $id) { id } }', { id: ended });

    const { text } = await fetchBrochure(api, 'heftstadt');
    expect(text).toContain('Sichtbares Angebot');
    expect(text).toContain('Unverändertes Angebot');
    for (const word of gone) expect(text).not.toContain(word);
    for (const secret of ['Verborgen', 'Winkel', '59998']) expect(text).not.toContain(secret);
  });
});

describe('what stands in it', () => {
  let printed: Printed;

  beforeAll(async () => {
    await publish({
      title: 'Übergang gestalten',
      topicAreaIds: [...lists.topicAreas.slice(4, 5)],
      districtIds: [],
    });
    printed = await fetchBrochure(api, 'heftstadt');
  });

  it('the network, the day, and the numbers for help at once on its first page', () => {
    const first = printed.pages[0]?.text ?? '';
    for (const words of [
      'Netzwerk Frühe Hilfen heftstadt',
      'Stand: 21. November 2026',
      '112',
      '116 117',
      '116 016',
    ])
      expect(first).toContain(words);
    expect(printed.pages[0]?.links.map(({ url }) => url)).toEqual(
      expect.arrayContaining(['tel:112', 'tel:116117']),
    );
  });

  it('everything of an offer in kind words', () => {
    for (const words of [
      'Elternberatung Lindenhof',
      'Für wen Schwangere ab der 30. Woche und Kinder bis 3 Jahre',
      'alle zwei Wochen montags 9:30 bis 11 Uhr',
      'Haus Lindenhof, Lindenhof 2, 59999 Musterhamm (Stadtmitte)',
      'Kosten 5 Euro; Ermäßigung möglich',
      'Zugang bitte anmelden',
      'Sprachen Deutsch und Türkisch; Dolmetschen ist möglich',
      'kontakt@lindenhof.example.org',
      'wenige Plätze sind frei (am 21. November 2026)',
      'Türkisch: Ağlayan bebekler',
      'Zuletzt bestätigt 21. November 2026',
    ])
      expect(printed.text).toContain(words);
  });

  it('an offer of two topics once in full, and a hint with its page in the other', async () => {
    const second = await nameOf('topic_areas', lists.topicAreas[1]);
    expect(printed.text.match(/Zuletzt bestätigt/g)).toHaveLength(3);
    expect(printed.text).toMatch(new RegExp(`${second} Dazu passt auch.*Unverändertes Angebot`));
  });

  it('a table of contents and an index that name the pages', async () => {
    const topic = await nameOf('topic_areas', lists.topicAreas[4]);
    const contents = flatten(printed.pages[1]?.text);
    const page = Number(new RegExp(`${topic} [. ]*(\\d+)`).exec(contents)?.[1]);
    expect(pagesWith(printed, topic)).toContain(page);
    const last = flatten(printed.pages.at(-1)?.text);
    const offerPage = Number(/Übergang gestalten [. ]*(\d+)/.exec(last)?.[1]);
    expect(pagesWith(printed, 'Übergang gestalten')).toContain(offerPage);
    expect(last).toMatch(/S Sichtbares.*U Übergang gestalten.*Unverändertes/);
    expect(printed.outline.at(-1)).toBe('Alle Angebote von A bis Z');
  });

  it('the page and how many there are on each page', () => {
    for (const [index, page] of printed.pages.entries())
      expect(page.text).toContain(`Seite ${index + 1} von ${printed.pages.length}`);
  });

  it('headings, lists, links, language and title as PDF/UA-1 wants them', () => {
    expect(printed).toMatchObject({ tagged: true, standard: '1', language: 'de-DE' });
    expect(printed.title).toBe('Angebote nach Themen – Netzwerk Frühe Hilfen heftstadt');
    const roles = new Set(printed.pages.flatMap((page) => page.roles));
    expect([...roles]).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Link', 'TOC', 'TOCI']),
    );
    const links = printed.pages.flatMap((page) => page.links);
    expect(links.every(({ words }) => words !== '')).toBe(true);
    expect(links.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        'tel:02315550101',
        'mailto:kontakt@lindenhof.example.org',
        'https://lindenhof.example.org/',
      ]),
    );
  });

  it('by district, offers for everybody in a chapter of their own', async () => {
    const byDistrict = await fetchBrochure(api, 'heftstadt', '?nach=sozialraum');
    expect(byDistrict.outline).toEqual([
      'So bekommen Sie schnell Hilfe',
      await nameOf('districts', lists.districts[0]),
      await nameOf('districts', lists.districts[1]),
      'Im ganzen Netzwerk',
      'Alle Angebote von A bis Z',
    ]);
  });

  it('of one topic, that topic alone; of one district, it and what is for everybody', async () => {
    const topic = await fetchBrochure(api, 'heftstadt', `?thema=${lists.topicAreas[4] ?? ''}`);
    expect(topic.text).toContain('Dieses Heft enthält 1 Angebot.');
    expect(topic.text).not.toContain('Unverändertes');
    const district = await fetchBrochure(api, 'heftstadt', `?sozialraum=${lists.districts[1] ?? ''}`);
    expect(district.text).toContain('Übergang gestalten');
    expect(district.text).toContain('Unverändertes Angebot');
  });
});

function flatten(text = ''): string {
  return text.replace(/[\s\u2060]+/g, ' ');
}

describe('how it is handed out', () => {
  it('nothing is sent again to who has it, until an offer changes or a day begins', async () => {
    const first = await ask();
    const mark = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(first.headers.get('content-disposition')).toContain('angebote-heftstadt-nach-themen-20261121.pdf');
    expect((await ask('', { headers: { 'if-none-match': mark } })).status).toBe(304);

    await publish({ title: 'Neues Angebot' });
    const changed = await ask('', { headers: { 'if-none-match': mark } });
    expect(changed.status).toBe(200);
    const changedMark = changed.headers.get('etag') ?? '';
    expect(changedMark).not.toBe(mark);

    now = new Date('2026-11-22T10:00:00Z');
    expect((await ask('', { headers: { 'if-none-match': changedMark } })).status).toBe(200);
  });

  it('packed only for who can unpack it', async () => {
    const packed = await ask('', { headers: { 'accept-encoding': 'gzip' } });
    const plain = await ask('', { headers: { 'accept-encoding': 'identity' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const bytes = Buffer.from(await plain.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(await packed.arrayBuffer()).equals(bytes)).toBe(true);
    expect(textAt({ vary: plain.headers.get('vary') ?? '' }, 'vary')).toContain('accept-encoding');
  });

  it('a network without offers gets a brochure that says so', async () => {
    await makeTown(test, 'leerstadt');
    expect((await fetchBrochure(api, 'leerstadt')).text).toContain('Dieses Heft enthält 0 Angebote.');
  });
});
