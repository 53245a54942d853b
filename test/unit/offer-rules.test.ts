import { DomainError } from '../../src/domain/errors';
import type { OfferContentType } from '../../src/modules/catalogue';
import { contentFrom } from '../../src/modules/offers/offer-from-input';
import { checkOffer } from '../../src/modules/offers/offer-rules';
import { fullContent } from '../support/offer-content';

/** What an offer may not say, although each of its fields for itself might. */
const lists = { topicAreas: ['a', 'b'], districts: ['c', 'd'] };
const [schedule] = fullContent(lists).schedules;
if (schedule === undefined) throw new Error('The content has a schedule.');
const nobody = {
  pregnancyFromWeek: null,
  pregnancyUntilWeek: null,
  ageFromMonths: null,
  ageUntilMonths: null,
};

function refusalOf(change: Partial<OfferContentType>): string {
  try {
    checkOffer(contentFrom(fullContent(lists, change)), 'input.content');
    return 'sound';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.code} ${error.details.field} ${error.details.reason}`;
  }
}

const exceptions = (...days: readonly object[]): Partial<OfferContentType> => ({
  schedules: [{ ...schedule, exceptions: days as never }],
});

it.each<[string, Partial<OfferContentType>, string]>([
  ['no kind', { kinds: [] }, 'kinds TOO_FEW'],
  ['a kind twice', { kinds: ['COURSE', 'GROUP', 'COURSE'] }, 'kinds[2] NAMED_TWICE'],
  ['a language twice', { languages: ['de', 'de'] }, 'languages[1] NAMED_TWICE'],
  ['one way of access twice', { accessibility: [{ feature: 'STEP_FREE', answer: 'YES' }, { feature: 'STEP_FREE', answer: 'NO' }] }, 'accessibility[1] NAMED_TWICE'],
  ['a translation twice', { translations: [1, 2].map(() => ({ language: 'tr', title: 'a', summary: 'b', description: 'c' })) }, 'translations[1] NAMED_TWICE'],
  ['weeks the wrong way round', { target: { ...nobody, pregnancyFromWeek: 20, pregnancyUntilWeek: 19 } }, 'target.pregnancyUntilWeek BEFORE_FROM'],
  ['months the wrong way round', { target: { ...nobody, ageFromMonths: 7, ageUntilMonths: 6 } }, 'target.ageUntilMonths BEFORE_FROM'],
  ['an end before the beginning', { validFrom: '2027-01-02', validUntil: '2027-01-01' }, 'validUntil BEFORE_VALID_FROM'],
  ['hours the wrong way round', { schedules: [{ ...schedule, opensAt: '11:00', closesAt: '11:00' }] }, 'schedules[0].closesAt BEFORE_OPENS_AT'],
  ['every fortnight from no day', { schedules: [{ ...schedule, everyWeeks: 2, from: null }] }, 'schedules[0].from REQUIRED'],
  ['a last day before the first', { schedules: [{ ...schedule, from: '2027-01-02', until: '2027-01-01' }] }, 'schedules[0].until BEFORE_FROM'],
  ['a place that there is not', { schedules: [{ ...schedule, place: 1 }] }, 'schedules[0].place UNKNOWN'],
  ['a place among none', { places: [], schedules: [{ ...schedule, place: 0 }] }, 'schedules[0].place UNKNOWN'],
  ['one exception twice', exceptions({ on: '2027-01-01' }, { on: '2027-01-01' }), 'schedules[0].exceptions[1] NAMED_TWICE'],
  ['an exception that begins and does not end', exceptions({ on: '2027-01-01', opensAt: '10:00' }), 'schedules[0].exceptions[0].closesAt REQUIRED'],
  ['an exception that ends and does not begin', exceptions({ on: '2027-01-01', closesAt: '10:00' }), 'schedules[0].exceptions[0].closesAt REQUIRED'],
  ['an exception the wrong way round', exceptions({ on: '2027-01-01', opensAt: '10:00', closesAt: '09:00' }), 'schedules[0].exceptions[0].closesAt BEFORE_OPENS_AT'],
])('does not take %s', (_name, change, refusal) => {
  expect(refusalOf(change)).toBe(`INVALID_INPUT input.content.${refusal}`);
}); // prettier-ignore

it.each<[string, Partial<OfferContentType>]>([
  ['everything', {}],
  ['for everybody, nowhere, at no time', { target: nobody, places: [], schedules: [], districtIds: [] }],
  ['one week, one month', { target: { pregnancyFromWeek: 1, pregnancyUntilWeek: 1, ageFromMonths: 0, ageUntilMonths: 0 } }],
  ['one day', { validFrom: '2027-01-01', validUntil: '2027-01-01' }],
  ['a day off, and a day at another time', exceptions({ on: '2027-01-01' }, { on: '2027-01-02', opensAt: '10:00', closesAt: '10:01' })],
])('takes what says %s', (_name, change) => {
  expect(refusalOf(change)).toBe('sound');
}); // prettier-ignore
