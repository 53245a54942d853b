import { contentFrom } from '../../src/modules/offers/offer-from-input';
import { fullContent } from '../support/offer-content';

const full = fullContent({ topicAreas: ['a'], districts: ['b'] });

it('keeps every field that a caller wrote, as it was written', () => {
  expect(contentFrom(full)).toEqual(full);
});

it('takes blanks around texts away', () => {
  const kept = contentFrom({
    ...full,
    title: ' Treff ',
    costNote: ' 3 Euro ',
    contact: { name: ' Uta Beispiel ' },
    translations: [{ language: 'en', title: ' Meeting ', summary: ' s ', description: ' d\n' }],
  });
  expect(kept).toMatchObject({
    title: 'Treff',
    costNote: '3 Euro',
    contact: { name: 'Uta Beispiel', phone: null, email: null, website: null },
    translations: [{ language: 'en', title: 'Meeting', summary: 's', description: 'd' }],
  });
});

it('keeps what was left out as null, so that old and new have the same fields', () => {
  const bare = contentFrom({
    ...full,
    target: {},
    places: [{ confidential: false }],
    schedules: [
      {
        weekday: 'MO',
        opensAt: '09:00',
        closesAt: '10:00',
        everyWeeks: 1,
        exceptions: [{ on: '2027-01-01' }],
      },
    ],
    contact: {},
    capacity: undefined,
    costNote: undefined,
    documents: null,
    validFrom: undefined,
    validUntil: undefined,
  });
  expect(Object.keys(bare)).toEqual(Object.keys(full));
  expect(JSON.parse(JSON.stringify(bare))).toEqual(bare);
  expect(bare.target).toEqual({
    pregnancyFromWeek: null,
    pregnancyUntilWeek: null,
    ageFromMonths: null,
    ageUntilMonths: null,
  });
  expect(bare.schedules[0]?.exceptions).toEqual([{ on: '2027-01-01', opensAt: null, closesAt: null }]);
});
