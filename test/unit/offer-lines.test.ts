import type { OfferContent } from '../../src/modules/catalogue';
import { germanDay, linesOfOffer } from '../../src/modules/offers';

/** What an offer says, in the lines of a mail or a page. */
const BARE: OfferContent = {
  title: 'Krabbelgruppe',
  summary: 'Spielen und singen.',
  description: 'Mehr dazu.',
  topicAreaIds: [],
  kinds: ['GROUP'],
  target: { pregnancyFromWeek: null, pregnancyUntilWeek: null, ageFromMonths: null, ageUntilMonths: null },
  districtIds: [],
  places: [],
  schedules: [],
  languages: ['de'],
  interpretation: 'UNKNOWN',
  accessibility: [],
  cost: 'FREE',
  costNote: null,
  access: 'OPEN',
  documents: null,
  capacity: null,
  contact: { name: null, phone: null, email: null, website: null },
  validFrom: null,
  validUntil: null,
  takesReferrals: false,
  translations: [],
};

function lineOf(label: string, change: Partial<OfferContent>): string | undefined {
  return linesOfOffer({ ...BARE, ...change }).find((line) => line.label === label)?.text;
}

it('leaves out what is not said', () => {
  expect(linesOfOffer(BARE)).toEqual([
    { label: 'Kurztext', text: 'Spielen und singen.' },
    { label: 'Sprachen', text: 'Deutsch' },
    { label: 'Kosten', text: 'kostenfrei' },
    { label: 'Zugang', text: 'offen, ohne Anmeldung' },
  ]);
});

const target = (change: Partial<OfferContent['target']>) => ({ target: { ...BARE.target, ...change } });

it.each([
  [{ ageFromMonths: 0, ageUntilMonths: 12 }, 'Alter des Kindes: 0 Monate bis 12 Monate'],
  [{ ageFromMonths: 1 }, 'Alter des Kindes: ab 1 Monat'],
  [{ ageUntilMonths: 18 }, 'Alter des Kindes: bis 18 Monate'],
  [{ ageFromMonths: 24, ageUntilMonths: 72 }, 'Alter des Kindes: 2 Jahre bis 6 Jahre'],
  [{ ageFromMonths: 23, ageUntilMonths: 25 }, 'Alter des Kindes: 23 Monate bis 25 Monate'],
  [{ pregnancyFromWeek: 12 }, 'Schwangerschaft: ab 12. Woche'],
  [
    { pregnancyUntilWeek: 42, ageUntilMonths: 2 },
    'Schwangerschaft: bis 42. Woche, Alter des Kindes: bis 2 Monate',
  ],
])('says whom it is for: %j', (change, text) => {
  expect(lineOf('Für wen', target(change))).toBe(text);
});

const schedule = {
  weekday: 'SA', opensAt: '09:00', closesAt: '10:30', everyWeeks: 1, from: null, until: null, place: null, note: null,
  exceptions: [],
} as const; // prettier-ignore

it('says when, one time after the other', () => {
  const other = { ...schedule, weekday: 'TU', everyWeeks: 4, note: 'im Garten' } as const;
  expect(lineOf('Wann', { schedules: [schedule] })).toBe('samstags 09:00 bis 10:30 Uhr');
  expect(lineOf('Wann', { schedules: [schedule, other] })).toBe(
    'samstags 09:00 bis 10:30 Uhr; dienstags 09:00 bis 10:30 Uhr, alle vier Wochen (im Garten)',
  );
});

it('says where, and leaves no gap for a part that is not known', () => {
  const place = {
    name: null,
    street: 'Am Markt 1',
    postalCode: null,
    town: 'Musterhamm',
    districtId: null,
    confidential: false,
  };
  expect(lineOf('Wo', { places: [place] })).toBe('Am Markt 1, Musterhamm');
  expect(
    lineOf('Wo', { places: [place, { ...place, street: null, postalCode: '59999', name: 'Treff' }] }),
  ).toBe('Am Markt 1, Musterhamm; Treff, 59999 Musterhamm');
});

it('says what it costs, how one comes to it, and what is free since when', () => {
  expect(lineOf('Kosten', { cost: 'FEE', costNote: '5 Euro' })).toBe('kostet etwas, 5 Euro');
  expect(lineOf('Zugang', { access: 'REFERRAL_ONLY' })).toBe('nur über eine Fachkraft');
  expect(lineOf('Plätze', { capacity: { places: 'FULL', asOf: '2027-03-09' } })).toBe(
    'ausgebucht (Stand 09.03.2027)',
  );
  expect(lineOf('Sprachen', { languages: ['de', 'tr', 'ar', 'uk'] })).toBe(
    'Deutsch, Türkisch, Arabisch, Ukrainisch',
  );
  expect(lineOf('Mitbringen', { documents: 'Das gelbe Heft' })).toBe('Das gelbe Heft');
});

it('writes a day as people do', () => {
  expect(germanDay('2028-02-29')).toBe('29.02.2028');
});
