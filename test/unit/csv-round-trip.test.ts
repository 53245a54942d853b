import fc from 'fast-check';
import { parse } from 'papaparse';
import type { OfferContent, PublishedOffer } from '../../src/modules/catalogue';
import { guarded, unguarded } from '../../src/open-data/csv/cells';
import { decode } from '../../src/open-data/csv/decode';
import { readCsv } from '../../src/open-data/csv/read-csv';
import { readRow } from '../../src/open-data/csv/read-row';
import { csvHeader, csvRows } from '../../src/open-data/csv/write-csv';
import {
  ACCESSES,
  COSTS,
  FEATURES,
  FREE_PLACES,
  KINDS,
  TRANSLATIONS,
  TRI_STATES,
  WEEKDAYS,
} from '../../src/open-data/words';
import { expectProperty } from '../support/property';

const id = (count: number): string => `01a1fea1-0000-7000-8000-${String(count).padStart(12, '0')}`;
const lists = {
  topicAreas: [
    { id: id(1), name: 'Kinderschutz' },
    { id: id(2), name: 'Geld | Anträge \\ Ämter' },
    { id: id(3), name: '=Förderung; "früh"' },
  ],
  districts: [
    { id: id(4), name: 'Stadtmitte' },
    { id: id(5), name: 'Bockum-Hövel' },
  ],
};

/** What spreadsheets, separators and quotes make trouble with. */
const NASTY = [
  '=1+1', '+49 231 5550100', '-5', '@SUMME(A1)', "'=1", "''=1", "'s Häusle", "'", '"', '""', ';', '|', ' | ', '\\', '\\n', '\\|',
  '02315550100', '2026', '1/2', '3,5 %', 'ja', '?', 'ä', 'ß', 'ş', 'Дитина', 'مرحبا', '🍼', 'a;b"c"', '＝1', '#', '\u00a0x', 'a\tb',
]; // prettier-ignore
const words = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- as the fields of an offer refuse them
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, ' ').trim();
const line = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((parts) => printable(parts.join('')))
  .filter((text) => text !== '');
const block = fc.array(line, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null });
const among = <W extends string>(list: Record<W, string>): fc.Arbitrary<W> =>
  fc.constantFrom(...(Object.keys(list) as W[]));
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const hour = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((pair) => pair.map((part) => String(part).padStart(2, '0')).join(':'));
const months = maybe(fc.nat(216));
const weeks = maybe(fc.integer({ min: 1, max: 42 }));

const content: fc.Arbitrary<OfferContent> = fc.record({
  title: line,
  summary: line,
  description: block,
  topicAreaIds: fc.subarray(lists.topicAreas.map((entry) => entry.id), { minLength: 1 }),
  kinds: fc.uniqueArray(among(KINDS), { minLength: 1 }),
  target: fc.record({
    pregnancyFromWeek: weeks, pregnancyUntilWeek: weeks, ageFromMonths: months, ageUntilMonths: months,
  }), // prettier-ignore
  districtIds: fc.subarray(lists.districts.map((entry) => entry.id)),
  places: fc.array(
    fc.record({
      name: maybe(line),
      street: maybe(line),
      postalCode: maybe(fc.constantFrom('59065', '01067')),
      town: maybe(line),
      districtId: maybe(fc.constantFrom(id(4), id(5))),
      confidential: fc.constant(false),
    }),
    { maxLength: 3 },
  ),
  schedules: fc.array(
    fc.record({
      weekday: among(WEEKDAYS),
      opensAt: hour,
      closesAt: hour,
      everyWeeks: fc.constantFrom<1 | 2 | 4>(1, 2, 4),
      from: maybe(day),
      until: maybe(day),
      place: maybe(fc.nat(19)),
      note: maybe(line),
      exceptions: fc.array(
        fc.oneof(
          fc.record({ on: day, opensAt: fc.constant(null), closesAt: fc.constant(null) }),
          fc.record({ on: day, opensAt: hour, closesAt: hour }),
        ),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
  languages: fc.uniqueArray(fc.constantFrom('de', 'tr', 'ar', 'kmr'), { minLength: 1 }),
  interpretation: among(TRI_STATES),
  accessibility: fc
    .subarray(Object.keys(FEATURES) as (keyof typeof FEATURES)[])
    .chain((features) => fc.tuple(...features.map((feature) => fc.record({ feature: fc.constant(feature), answer: among(TRI_STATES) })))),
  cost: among(COSTS),
  costNote: maybe(line),
  access: among(ACCESSES),
  documents: maybe(line),
  capacity: maybe(fc.record({ places: among(FREE_PLACES), asOf: day })),
  contact: fc.record({ name: maybe(line), phone: maybe(fc.constantFrom('+49 231 5550100', '02315550100', '0231 5550100')),
    email: maybe(fc.constant('a@example.org')), website: maybe(fc.constant('https://a.example.org/?x=1;2')) }), // prettier-ignore
  validFrom: maybe(day),
  validUntil: maybe(day),
  takesReferrals: fc.boolean(),
  translations: fc
    .subarray(Object.keys(TRANSLATIONS) as (keyof typeof TRANSLATIONS)[])
    .chain((languages) =>
      fc.tuple(...languages.map((language) => fc.record({ language: fc.constant(language), title: line, summary: line, description: block }))),
    ),
}); // prettier-ignore

function published(said: OfferContent, count: number): PublishedOffer {
  const moment = new Date('2026-11-21T08:00:00Z');
  return {
    networkId: id(90), id: id(100 + count), partnerId: id(91), partnerName: '=Träger; "Nord"', topicAreas: [], districts: [],
    content: said, confirmedOn: '2026-11-01', confirmUntil: '2027-11-01', publishedAt: moment, shownAt: moment, version: 1,
  }; // prettier-ignore
}

function fileOf(contents: readonly OfferContent[]): string {
  return csvHeader() + csvRows(contents.map(published), lists);
}

describe('a file that was exported', () => {
  it('reads back as what was exported, whatever the texts say', () => {
    expectProperty(
      fc.property(fc.array(content, { minLength: 1, maxLength: 3 }), (contents) => {
        const decoded = decode(Buffer.from(fileOf(contents), 'utf8'));
        const { rows, problems } = readCsv(decoded?.text ?? '', 100);
        expect(problems).toEqual([]);
        expect(rows.map((row) => row.partner)).toEqual(contents.map(() => '\'=Träger; "Nord"'));
        const read = rows.map((row) => readRow(row, null, lists, false));
        expect(read.flatMap((row) => row.problems)).toEqual([]);
        expect(read.map((row) => row.content)).toEqual(contents);
      }),
      { sample: 300, long: 20_000 },
    );
  });

  it('holds no cell that a spreadsheet takes for a formula', () => {
    expectProperty(
      fc.property(content, (said) => {
        const cells = parse<string[]>(fileOf([said]).slice(1), { delimiter: ';' }).data.flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      }),
      { sample: 200, long: 20_000 },
    );
  });

  it('begins with the mark by which a German spreadsheet knows its letters, and has semicolons, quotes and CRLF', () => {
    const file = fileOf([]);
    expect(file.startsWith('\ufeff"Kennung";"Anbieter";"Kennung des Anbieters";"Titel";')).toBe(true);
    expect(file.endsWith('"Bestätigt am"\r\n')).toBe(true);
  });
});

describe('a guard before a cell', () => {
  it('is taken off again exactly, and only where it guards something', () => {
    expectProperty(
      fc.property(fc.oneof(words, fc.string()), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
      { sample: 2_000, long: 200_000 },
    );
    expect(unguarded("'s Häusle")).toBe("'s Häusle");
    expect(guarded('Elterncafé')).toBe('Elterncafé');
  });
});
