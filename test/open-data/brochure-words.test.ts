import type { OfferContent, OfferSchedule } from '../../src/modules/catalogue';
import { printable, stretchesOf } from '../../src/open-data/brochure/printable';
import { timesInWords } from '../../src/open-data/brochure/schedule-words';
import { targetInWords } from '../../src/open-data/brochure/target-words';
import { fullContent } from '../support/offer-content';

describe('for whom, in the words of parents', () => {
  it.each([
    [[null, null, null, null], 'alle, die ein Kind erwarten oder haben'],
    [[1, 42, null, null], 'Schwangere'],
    [[28, null, null, null], 'Schwangere ab der 28. Woche'],
    [[null, 12, null, null], 'Schwangere bis zur 12. Woche'],
    [[26, 37, null, null], 'Schwangere von der 26. bis zur 37. Woche'],
    [[null, null, 0, null], 'Kinder ab der Geburt'],
    [[null, null, 0, 0], 'Neugeborene'],
    [[null, null, 0, 12], 'Kinder bis 12 Monate'],
    [[null, null, null, 1], 'Kinder bis 1 Monat'],
    [[null, null, 0, 35], 'Kinder bis zum 3. Geburtstag'],
    [[null, null, 6, 18], 'Kinder von 6 bis 18 Monaten'],
    [[null, null, 6, 36], 'Kinder von 6 Monaten bis 3 Jahren'],
    [[null, null, 30, 71], 'Kinder von 2½ Jahren bis zum 6. Geburtstag'],
    [[null, null, 28, null], 'Kinder ab 2 Jahren und 4 Monaten'],
    [[null, null, 24, 24], 'Kinder mit 2 Jahren'],
    [[20, null, 0, 12], 'Schwangere ab der 20. Woche und Kinder bis 12 Monate'],
  ] as const)('%j: %s', ([pregnancyFromWeek, pregnancyUntilWeek, ageFromMonths, ageUntilMonths], words) => {
    expect(targetInWords({ pregnancyFromWeek, pregnancyUntilWeek, ageFromMonths, ageUntilMonths })).toBe(
      words,
    );
  });
});

describe('when it takes place', () => {
  const TODAY = '2026-11-21'; // a Saturday
  const base: OfferSchedule = {
    weekday: 'MO', opensAt: '09:30', closesAt: '11:00', everyWeeks: 1, from: null, until: null, place: null, note: null,
    exceptions: [],
  }; // prettier-ignore
  const times = (...schedules: Partial<OfferSchedule>[]): string[] => {
    const content = fullContent({ topicAreas: [], districts: [] }) as OfferContent;
    return timesInWords({ ...content, schedules: schedules.map((one) => ({ ...base, ...one })) }, TODAY);
  };

  it.each<[string, Partial<OfferSchedule>, string[]]>([
    ['what is over is left out', { until: '2026-11-20' }, []],
    ['every week', {}, ['montags 9:30 bis 11 Uhr']],
    ['what has not begun says when', { from: '2026-12-07' }, ['montags 9:30 bis 11 Uhr (ab 7. Dezember 2026)']],
    [
      'every other week names the next day, counted from its first',
      { everyWeeks: 2, from: '2026-11-02' },
      ['alle zwei Wochen montags 9:30 bis 11 Uhr (wieder am 30. November 2026)'],
    ],
    [
      'its first day is the first such day of the week from there on',
      { everyWeeks: 4, from: '2026-11-04' },
      ['alle vier Wochen montags 9:30 bis 11 Uhr (wieder am 7. Dezember 2026)'],
    ],
    [
      'a day on which it is off is not the next',
      { everyWeeks: 2, from: '2026-11-02', exceptions: [{ on: '2026-11-30', opensAt: null, closesAt: null }] },
      ['alle zwei Wochen montags 9:30 bis 11 Uhr (wieder am 14. Dezember 2026; nicht am 30.11.2026)'],
    ],
    [
      'other times on a day are told, past ones and far ones are not',
      {
        exceptions: [
          { on: '2026-11-16', opensAt: null, closesAt: null },
          { on: '2026-11-30', opensAt: '10:00', closesAt: '12:15' },
          { on: '2027-06-07', opensAt: null, closesAt: null },
        ],
      },
      ['montags 9:30 bis 11 Uhr (am 30.11.2026 von 10 bis 12:15 Uhr)'],
    ],
    ['the last day and a note stand behind', { until: '2026-12-14', note: 'nicht in den Ferien' },
      ['montags 9:30 bis 11 Uhr (bis 14. Dezember 2026; nicht in den Ferien)']],
  ])('%s', (_rule, schedule, words) => {
    expect(times(schedule)).toEqual(words);
  }); // prettier-ignore

  it('days of the week with the same times share a line', () => {
    expect(
      times({ weekday: 'TH' }, { weekday: 'MO' }, { weekday: 'FR', opensAt: '14:00', closesAt: '15:00' }),
    ).toEqual(['montags und donnerstags 9:30 bis 11 Uhr', 'freitags 14 bis 15 Uhr']);
  });
});

describe('what can be printed', () => {
  it.each([
    ['two lines\n become\tone ', 'two lines become one'],
    ['o\u0308 is ö', 'ö is ö'],
    ['a\u0000b\u202ec\u200bd', 'abcd'],
    ['broken \ud83d half', 'broken half'],
    ['fullwidth ＡＢ１', 'fullwidth AB1'],
    ['x\u0323\u0302\u20dd rare marks', 'x rare marks'],
    ['日本 und 中文', '… und …'],
    ['日本 中文', '…'],
    ['😀 bunt 🎈', 'bunt'],
    ['non\u2011breaking', 'non\u2011breaking'],
  ])('%j becomes %j', (typed, printed) => {
    expect(printable(typed)).toBe(printed);
  });

  it('Arabic is a stretch of its own, isolated, with its numbers from left to right', () => {
    expect(stretchesOf('Tel. هاتف 0231 55 الآن jetzt')).toEqual([
      { text: 'Tel. ', lang: null },
      { text: '\u2067هاتف \u20660231 55\u2069 الآن\u2069', lang: 'ar' },
      { text: ' jetzt', lang: null },
    ]);
  });

  it('a word that would run out of its column can be broken', () => {
    expect(stretchesOf(`x${'1'.repeat(60)}`)[0]?.text).toContain('\u200b');
    expect(stretchesOf('Schwangerschaftskonfliktberatung')[0]?.text).not.toContain('\u200b');
  });
});
