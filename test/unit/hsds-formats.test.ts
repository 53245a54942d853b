import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { agesInYears, eligibilityText } from '../../src/open-data/hsds/eligibility';
import { toEmail, toUri } from '../../src/open-data/hsds/formats';
import { toLanguages } from '../../src/open-data/hsds/language';
import { expectProperty } from '../support/property';

const ajv = new Ajv();
addFormats(ajv);
const isUri = ajv.compile({ type: 'string', format: 'uri' });
const isEmail = ajv.compile({ type: 'string', format: 'email' });

describe('an address of the web', () => {
  it.each([
    ['kein Netz', null],
    ['http://[::1]/', null],
    ['https://wer@example.org/', null],
    ['https://frühe-hilfen.example.org/über uns', 'https://xn--frhe-hilfen-uhb.example.org/%C3%BCber%20uns'],
    ['https://example.org/a|b[1]?q={x}#Zu#Haus%', 'https://example.org/a%7Cb%5B1%5D?q=%7Bx%7D#Zu%23Haus%25'],
    ['https://example.org', 'https://example.org/'],
  ])('%s is told as %s', (text, expected) => {
    expect(toUri(text)).toBe(expected);
  });

  it('is valid or is not told, whatever an offer says', () => {
    const path = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\s<>"]/g, ''));
    expectProperty(
      fc.property(path, path, (host, rest) => {
        const uri = toUri(`https://${host}.example.org/${rest}`);
        expect(uri === null || isUri(uri)).toBe(true);
      }),
      { sample: 2_000, long: 200_000 },
    );
  });
});

describe('an e-mail address', () => {
  it.each([
    ['für@example.org', null],
    ['a@@example.org', null],
    ['a..b@example.org', null],
    ['kontakt@frühe.example.org', 'kontakt@xn--frhe-1ra.example.org'],
    ['Kontakt+x@example.org', 'Kontakt+x@example.org'],
  ])('%s is told as %s', (text, expected) => {
    expect(toEmail(text)).toBe(expected);
    expect(expected === null || isEmail(expected)).toBe(true);
  });
});

describe('an age', () => {
  it.each([
    [null, null, null, null],
    [0, 12, 0, 1],
    [18, 36, 1.5, 3],
    [7, 216, 7 / 12, 18],
  ])('from %s until %s months is from %s until %s years', (from, until, minimum, maximum) => {
    const target = {
      pregnancyFromWeek: null,
      pregnancyUntilWeek: null,
      ageFromMonths: from,
      ageUntilMonths: until,
    };
    expect(agesInYears(target)).toEqual({ minimum_age: minimum, maximum_age: maximum });
  });

  it('comes back as the same number of months', () => {
    for (let months = 0; months <= 216; months += 1) {
      const target = {
        pregnancyFromWeek: null,
        pregnancyUntilWeek: null,
        ageFromMonths: months,
        ageUntilMonths: null,
      };
      expect(Math.round((agesInYears(target).minimum_age ?? 0) * 12)).toBe(months);
    }
  });

  it.each([
    [[null, null, null, null], 'Für alle.'],
    [[1, 42, null, null], 'Für Schwangere.'],
    [[12, 32, null, null], 'Für Schwangere ab der 12. Woche bis zur 32. Woche.'],
    [[null, 42, 0, 12], 'Für Schwangere und Familien mit Kindern bis 12 Monaten.'],
    [[null, null, 1, 36], 'Für Familien mit Kindern ab 1 Monat bis 3 Jahren.'],
    [[null, null, 0, null], 'Für Familien mit Kindern.'],
  ] as const)(
    'and weeks %j are told as %s',
    ([pregnancyFromWeek, pregnancyUntilWeek, ageFromMonths, ageUntilMonths], text) => {
      expect(eligibilityText({ pregnancyFromWeek, pregnancyUntilWeek, ageFromMonths, ageUntilMonths })).toBe(
        text,
      );
    },
  );
});

describe('a language', () => {
  it.each([
    ['zz', undefined, 'zz'],
    ['iw', 'he', 'Hebräisch'],
    ['ger', 'de', 'Deutsch'],
    ['kmr', 'kmr', 'Kurdisch'],
    ['gsg', 'gsg', 'Deutsche Gebärdensprache'],
  ])('%s is told with the code %s and the name %s', (code, told, name) => {
    const [language] = toLanguages('01a1fea1-0000-7000-8000-000000000000', [code], false);
    expect([language?.code, language?.name]).toEqual([told, name]);
  });

  it('is told for German sign language once, however the offer says so', () => {
    const id = '01a1fea1-0000-7000-8000-000000000000';
    expect(toLanguages(id, ['de', 'gsg'], true).map(({ code }) => code)).toEqual(['de', 'gsg']);
    expect(toLanguages(id, ['de'], true).map(({ code }) => code)).toEqual(['de', 'gsg']);
  });
});
