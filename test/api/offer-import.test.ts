import { berlinDay } from '../../src/domain/period';
import type { Person } from '../../src/domain/actor';
import { at, type Json } from '../support/api-json';
import { startApi, type Api } from '../support/api-server';
import { importFile, sendFile } from '../support/import-file';
import { HIDDEN_PLACE, fullContent, offerListsOf } from '../support/offer-content';
import { makePublicTown, publishDemo, type PublicTown } from '../support/public-town';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import type { OfferContent } from '../../src/modules/catalogue';

/** Offers come in from a file: reported and published by the coordination's act, all of them or none. */
let test: TestDatabase;
let api: Api;
let town: PublicTown;
let elsewhere: PublicTown;
let partner: string;
let coordinator: Person;
const today = berlinDay(new Date());

beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  town = await makePublicTown(test, 'musterhamm');
  elsewhere = await makePublicTown(test, 'nebenan');
  partner = await town.partner('Lindenhof');
  coordinator = town.coordinator;
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const HEADER = 'Kennung;Anbieter;Titel;Kurztext;Beschreibung;Themenbereiche;Arten;Sprachen;Kosten;Zugang';
const ROW =
  ';Lindenhof;Elterncafé;Kommen Sie vorbei;Mit Kaffee;Elternbildung;Offener Treff;de | tr;Kostenlos;Offen, ohne Anmeldung';

function fileOf(...rows: readonly string[]): string {
  return `\ufeff${[HEADER, ...rows].join('\r\n')}\r\n`;
}

async function counts(): Promise<object | undefined> {
  const found = await test.owner.query<object>(
    `select (select count(*)::int from offers) as offers, (select count(*)::int from published_offers) as shown,
       (select count(*)::int from offer_reports) as reports, (select max(version) from offers) as version`,
  );
  return found.rows[0];
}

async function exported(slug = 'musterhamm'): Promise<string> {
  return (await api.send({ path: `/angebote/${slug}.csv` })).text;
}

async function problemsOf(file: string | Uint8Array): Promise<Json | undefined> {
  const before = await counts();
  const report = await importFile(api, 'musterhamm', coordinator, file);
  expect(at(report, 'state')).toBe('REFUSED');
  expect(await counts()).toEqual(before);
  return at(report, 'problems');
}

function problem(line: number, column: string | null, reason: string): object {
  return { line, column, reason };
}

describe('a file is not taken', () => {
  it.each([
    ['from nobody', () => null, 401],
    ['from a partner’s lead', () => town.person(partner, 'PARTNER_LEAD'), 403],
    ['from a professional', () => town.person(partner, 'PROFESSIONAL'), 403],
    ['from an auditor', () => town.person(null, 'AUDITOR'), 403],
    ['from the coordinator of another network', () => elsewhere.coordinator, 403],
  ])('%s', async (_who, personOf, status) => {
    const before = await counts();
    const sent = await sendFile(api, 'musterhamm', await personOf(), fileOf(ROW));
    expect(sent.status).toBe(status);
    expect(await counts()).toEqual(before);
  });

  it('for a network that is not there', async () => {
    expect((await sendFile(api, 'anderswo', coordinator, fileOf(ROW))).status).toBe(404);
  });

  it.each([
    ['as a form of a page', fileOf(ROW), 'application/x-www-form-urlencoded', 400, 'NOT_CSV'],
    ['as JSON', '{}', 'application/json', 400, 'NOT_CSV'],
    ['when it is empty', '', 'text/csv', 400, 'NO_ROWS'],
    [
      'when it is a picture',
      new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
      'text/csv',
      400,
      'NOT_TEXT',
    ],
    [
      'in UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(fileOf(ROW), 'utf16le')]),
      'text/csv',
      400,
      'NOT_TEXT',
    ],
    ['without a row', `${HEADER}\r\n;;;;\r\n`, 'text/csv', 400, 'NO_ROWS'],
    [
      'with 50,000 rows',
      fileOf(...Array.from({ length: 50_000 }, () => ROW.slice(0, 40))),
      'text/csv',
      413,
      'ROWS',
    ],
    ['of 10 MB', fileOf(ROW, 'x'.repeat(10_000_000)), 'text/csv', 413, 'FILE_SIZE'],
  ] as const)('%s', async (_what, file, type, status, reason) => {
    const sent = await sendFile(api, 'musterhamm', coordinator, file, { type });
    expect([sent.status, at(sent.body, 'errors.0.extensions.details.reason')]).toEqual([status, reason]);
  });

  it('while another one of the network is running', async () => {
    const insert = `insert into offer_imports (network_id, id, dry_run, total, started_by)
      values ($1, gen_random_uuid(), false, 1, $2)`;
    await test.owner.query(insert, [town.networkId, coordinator.accountId]);
    const sent = await sendFile(api, 'musterhamm', coordinator, fileOf(ROW));
    expect([sent.status, at(sent.body, 'errors.0.extensions.details')]).toEqual([
      409,
      { field: 'file', reason: 'IMPORT_UNDER_WAY' },
    ]);
    // nothing has been heard of that one for long: the service that ran it is gone
    await test.owner.query(
      `update offer_imports set moved_at = now() - interval '3 minutes' where state = 'RUNNING'`,
    );
    expect(at(await importFile(api, 'musterhamm', coordinator, fileOf(ROW), { dryRun: true }), 'state')).toBe(
      'DONE',
    );
    const failed = await test.owner.query(`select from offer_imports where state = 'FAILED'`);
    expect(failed.rowCount).toBe(1);
  });
});

describe('a row that is refused', () => {
  it('names its number in the spreadsheet and its column, and keeps every other row out', async () => {
    const wrong = ROW.replace('Elternbildung', 'Elternbuldung').replace('Kostenlos', 'umsonst');
    expect(await problemsOf(fileOf(ROW, ROW, wrong))).toEqual([
      problem(4, 'Themenbereiche', 'UNKNOWN'),
      problem(4, 'Kosten', 'UNKNOWN'),
    ]);
  });

  it.each([
    ['a partner nobody knows', ROW.replace('Lindenhof', 'Lindenhoff'), 'Anbieter', 'UNKNOWN'],
    ['no partner', ROW.replace('Lindenhof', ''), 'Anbieter', 'REQUIRED'],
    ['an id that is none', `1${ROW}`, 'Kennung', 'UNKNOWN'],
    ['an id that nobody has', `01a1fea1-0000-7000-8000-000000000000${ROW}`, 'Kennung', 'UNKNOWN'],
    ['no title', ROW.replace('Elterncafé', ''), 'Titel', 'EMPTY'],
    ['a title beyond its bounds', ROW.replace('Elterncafé', 'x'.repeat(121)), 'Titel', 'TOO_LONG'],
    ['no kind', ROW.replace('Offener Treff', ''), 'Arten', 'TOO_FEW'],
    ['a language that is none', ROW.replace('de | tr', 'deutsch'), 'Sprachen', 'NOT_A_LANGUAGE'],
    ['a language twice', ROW.replace('de | tr', 'de | de'), 'Sprachen', 'NAMED_TWICE'],
  ])('has %s', async (_what, row, column, reason) => {
    expect(await problemsOf(fileOf(row))).toEqual([problem(2, column, reason)]);
  });

  it.each([
    ['Alter ab Monat', '12,5', 'NOT_A_NUMBER'],
    ['Alter ab Monat', '999', 'OUT_OF_RANGE'],
    ['Gültig ab', '31.02.2026', 'NOT_A_DAY'],
    ['Orte', 'Haus | Weg 1 | 123', 'NOT_A_POSTAL_CODE'],
    ['Orte', 'Haus | Weg 1 | 12345 | Hamm | Nirgendwo', 'UNKNOWN'],
    ['Zeiten', 'Mo | 9 Uhr', 'NOT_A_TIME'],
    ['Zeiten', 'Mo | 11:00-09:00', 'BEFORE_OPENS_AT'],
    ['Zeiten', 'Mo | 09:00-11:00 | alle 2 Wochen', 'REQUIRED'],
    ['Zeiten', 'Mo | 09:00-11:00 | | | | Ort 1', 'UNKNOWN'],
    ['Freie Plätze am', '01.01.2026', 'TOO_MANY_PARTS'],
    ['E-Mail', 'kein Brief', 'NOT_AN_EMAIL'],
    ['Titel (Türkisch)', 'Yalnız başlık', 'EMPTY'],
    ['Stufenloser Zugang', 'vielleicht', 'UNKNOWN'],
  ])('has in %s: %s', async (column, cell, reason) => {
    const named = column === 'Titel (Türkisch)' ? 'Kurztext (Türkisch)' : column;
    expect(await problemsOf(`${HEADER};${column}\n${ROW};"${cell}"\n`)).toEqual([problem(2, named, reason)]);
  });

  it('stands under a header that nobody knows, or twice', async () => {
    expect(await problemsOf(`${HEADER};Farbe;Titel\n${ROW};rot;x\n`)).toEqual([
      problem(1, 'K', 'UNKNOWN_COLUMN'),
      problem(1, 'L', 'NAMED_TWICE'),
    ]);
  });

  it('has quotes that do not end', async () => {
    expect(await problemsOf(fileOf(ROW, ROW.replace('Elterncafé', '"Elterncafé')))).toContainEqual(
      problem(3, null, 'BROKEN_QUOTES'),
    );
  });

  it('is about an offer that another row is about, that has ended, or that another network has', async () => {
    const lists = await offerListsOf(test.owner, town.networkId);
    const ended = await town.publish(partner, fullContent(lists) as OfferContent, { confirmedOn: today });
    await test.owner.query(`delete from published_offers where id = $1`, [ended]);
    await test.owner.query(`update offers set state = 'ENDED' where id = $1`, [ended]);
    const other = await elsewhere.partner('Lindenhof');
    const foreignLists = await offerListsOf(test.owner, elsewhere.networkId);
    const foreign = await elsewhere.publish(other, fullContent(foreignLists) as OfferContent, {
      confirmedOn: today,
    });
    expect(await problemsOf(fileOf(`${ended}${ROW}`, `${foreign}${ROW}`, `${foreign}${ROW}`))).toEqual([
      problem(2, 'Kennung', 'ENDED'),
      problem(3, 'Kennung', 'UNKNOWN'),
      problem(4, 'Kennung', 'NAMED_TWICE'),
      problem(4, 'Kennung', 'UNKNOWN'),
    ]);
  });

  it('has lost letters in a character set that has not all of them', async () => {
    const row = ROW.replace('Mit Kaffee', 'Mit Çay ve T?rk kahvesi');
    expect(await problemsOf(Buffer.from(fileOf(row).slice(1), 'latin1'))).toEqual([
      problem(2, 'Beschreibung', 'LOST_CHARACTERS'),
    ]);
  });
});

describe('a dry run', () => {
  it('tells what would come of it and keeps nothing', async () => {
    const before = await counts();
    const report = await importFile(api, 'musterhamm', coordinator, fileOf(ROW, ROW), { dryRun: true });
    expect(report).toMatchObject({
      state: 'DONE',
      dryRun: true,
      total: 2,
      done: 2,
      created: 2,
      changed: 0,
      unchanged: 0,
    });
    expect(await counts()).toEqual(before);
  });
});

describe('an import', () => {
  it('publishes new offers, with a report that the coordination has approved, on record', async () => {
    const report = await importFile(api, 'musterhamm', coordinator, fileOf(ROW));
    expect(report).toMatchObject({ state: 'DONE', dryRun: false, created: 1, problemCount: 0, problems: [] });
    const found = await test.owner.query(
      `select o.confirmed_on, r.state, r.decided_by, o.content->>'title' as title from offers o
         join offer_reports r on r.offer_id = o.id join published_offers p on p.id = o.id
        where o.content->>'title' = 'Elterncafé'`,
    );
    expect(found.rows).toEqual([
      { confirmed_on: today, state: 'PUBLISHED', decided_by: coordinator.accountId, title: 'Elterncafé' },
    ]);
    const events = await test.owner.query(
      `select from audit_events where operation = 'importOffers' and decision = 'DONE'`,
    );
    expect(events.rowCount).toBe(1);
  });

  it('reads what a German spreadsheet has saved in Windows-1252, with its dates', async () => {
    const text = `${HEADER};Gültig bis\r\n${ROW.replace('Elterncafé', 'Café für Väter – ab 18 €')};1.9.2099\r\n`;
    const bytes = Buffer.from(text.replace('–', '\u0096').replace('€', '\u0080'), 'latin1');
    expect(at(await importFile(api, 'musterhamm', coordinator, bytes), 'created')).toBe(1);
    const found = await test.owner.query(
      `select content->>'validUntil' as day from offers where content->>'title' = 'Café für Väter – ab 18 €'`,
    );
    expect(found.rows).toEqual([{ day: '2099-09-01' }]);
  });

  it('takes the guard before a formula off again, so that the text is what it was', async () => {
    const row = ROW.replace('Elterncafé', "'=HYPERLINK(1)");
    expect(at(await importFile(api, 'musterhamm', coordinator, fileOf(row)), 'created')).toBe(1);
    expect(await exported()).toContain(`"'=HYPERLINK(1)"`);
    const found = await test.owner.query(`select from offers where content->>'title' = '=HYPERLINK(1)'`);
    expect(found.rowCount).toBe(1);
  });

  it('of a file as it was exported changes nothing', async () => {
    await publishDemo(town, today);
    const before = await counts();
    const report = await importFile(api, 'musterhamm', coordinator, await exported());
    expect(report).toMatchObject({ state: 'DONE', created: 0, changed: 0 });
    expect(at(report, 'unchanged')).toBe(at(report, 'total'));
    expect(Number(at(report, 'total'))).toBeGreaterThan(80);
    expect(await counts()).toEqual(before);
  });

  it('of a changed row keeps what the file does not know: columns it has not, and confidential places', async () => {
    const lists = await offerListsOf(test.owner, town.networkId);
    const said = fullContent(lists, { title: 'Beratung im Haus' }) as OfferContent;
    const content: OfferContent = {
      ...said,
      places: [HIDDEN_PLACE, ...said.places],
      schedules: said.schedules.map((schedule) => ({ ...schedule, place: 0 })),
    };
    const id = await town.publish(partner, content, { confirmedOn: today });
    const whole = (await exported()).split('\r\n').filter((line) => line.includes(id));
    expect(whole).toHaveLength(1);
    const [header = ''] = (await exported()).split('\r\n');
    const file = [header, whole[0]?.replace('Beratung im Haus', 'Beratung am Abend')].join('\r\n');
    expect(at(await importFile(api, 'musterhamm', coordinator, file), 'changed')).toBe(1);
    const short = `Kennung;Kurztext\r\n${id};Anders gesagt\r\n`;
    expect(at(await importFile(api, 'musterhamm', coordinator, short), 'changed')).toBe(1);
    const found = await test.owner.query<{ content: OfferContent }>(
      `select content from offers where id = $1`,
      [id],
    );
    expect(found.rows[0]?.content).toEqual({
      ...content,
      title: 'Beratung am Abend',
      summary: 'Anders gesagt',
      places: [...said.places, HIDDEN_PLACE],
      schedules: said.schedules.map((schedule) => ({ ...schedule, place: 1 })),
    });
    expect(await exported()).not.toContain('Verborgener Winkel');
  });

  it('of an offer that is paused brings it back when it says something new', async () => {
    const lists = await offerListsOf(test.owner, town.networkId);
    const id = await town.publish(partner, fullContent(lists) as OfferContent, { confirmedOn: today });
    await test.owner.query(`delete from published_offers where id = $1`, [id]);
    await test.owner.query(`update offers set state = 'PAUSED' where id = $1`, [id]);
    expect(
      at(await importFile(api, 'musterhamm', coordinator, `Kennung;Titel\n${id};Wieder da\n`), 'changed'),
    ).toBe(1);
    expect(await exported()).toContain('Wieder da');
  });
});

describe('the report on an import', () => {
  it('is not there for a stranger’s coordinator, nor under a guessed id', async () => {
    const report = await sendFile(api, 'musterhamm', coordinator, fileOf(ROW), { dryRun: true });
    const ask = `query ($id: ID!) { offerImport(id: $id) { state } }`;
    const id = at(report.body, 'id');
    expect(at(await api.as(elsewhere.coordinator).told(ask, { id }), 'offerImport')).toBeNull();
    expect((await api.as(await town.person(partner, 'PARTNER_LEAD')).refused(ask, { id })).code).toBe(
      'FORBIDDEN',
    );
  });

  it('tells how far it is while the rows are dealt with', async () => {
    const many = fileOf(
      ...Array.from({ length: 250 }, (_, count) => ROW.replace('Elterncafé', `Café ${count}`)),
    );
    await new Promise((done) => setTimeout(done, 300));
    const { body } = await sendFile(api, 'musterhamm', coordinator, many, { dryRun: true });
    const seen = new Set<Json | undefined>();
    const ask = `query ($id: ID!) { offerImport(id: $id) { state done total } }`;
    for (let state: Json | undefined = 'RUNNING'; state === 'RUNNING';) {
      const now = at(await api.as(coordinator).told(ask, { id: at(body, 'id') }), 'offerImport');
      seen.add(at(now, 'done'));
      state = at(now, 'state');
      await new Promise((done) => setTimeout(done, 25));
    }
    expect([...seen].filter((done) => done !== 0 && done !== 250).length).toBeGreaterThan(0);
    expect(seen).toContain(250);
  });
});
