import { changedFields, publicContent, type OfferContent } from '../../src/modules/catalogue';
import { contentFrom } from '../../src/modules/offers/offer-from-input';
import { fullContent, HIDDEN_PLACE } from '../support/offer-content';

const lists = { topicAreas: ['a', 'b', 'c'], districts: ['d', 'e'] };
const full = contentFrom(fullContent(lists));
const [place] = full.places;
const [schedule] = full.schedules;
if (place === undefined || schedule === undefined) throw new Error('The content has a place and a schedule.');

describe('what is public of an offer', () => {
  const hidden = (change: Partial<OfferContent> = {}): OfferContent => ({
    ...full,
    places: [HIDDEN_PLACE, place],
    schedules: [
      { ...schedule, place: 0 },
      { ...schedule, place: 1 },
      { ...schedule, place: null },
    ],
    ...change,
  });

  it('is everything, where no place is confidential', () => {
    expect(publicContent(full)).toEqual(full);
  });

  it('has no confidential place, and no time that leads to one', () => {
    const shown = publicContent(hidden());
    expect(shown.places).toEqual([place]);
    expect(shown.schedules.map((one) => one.place)).toEqual([null, 0, null]);
    expect(JSON.stringify(shown)).not.toContain(HIDDEN_PLACE.street);
  });

  it('is for the whole municipality where a place is confidential: no district tells where it is', () => {
    expect(publicContent(hidden()).districtIds).toEqual([]);
    expect(publicContent(hidden({ places: [HIDDEN_PLACE], schedules: [] }))).toMatchObject({
      districtIds: [],
      places: [],
    });
  });

  it('stays the same when it is asked twice', () => {
    expect(publicContent(publicContent(hidden()))).toEqual(publicContent(hidden()));
  });
});

describe('what a report changes', () => {
  it('is every field of a new offer, in the order in which people read it', () => {
    expect(changedFields(null, full)).toEqual(Object.keys(full));
  });

  it('is nothing when it says the same, in whatever order its keys are kept', () => {
    const shuffled = JSON.parse(
      JSON.stringify(full, Object.keys(flat(full)).sort().reverse()),
    ) as OfferContent;
    expect(Object.keys(shuffled)).not.toEqual(Object.keys(full));
    expect(changedFields(shuffled, full)).toEqual([]);
  });

  it.each<[keyof OfferContent, Partial<OfferContent>]>([
    ['title', { title: 'Anderes' }],
    ['topicAreaIds', { topicAreaIds: ['b', 'a'] }],
    ['target', { target: { ...full.target, ageUntilMonths: 35 } }],
    ['places', { places: [{ ...place, confidential: true }] }],
    ['places', { places: [] }],
    ['schedules', { schedules: [{ ...schedule, exceptions: [] }] }],
    ['languages', { languages: ['de'] }],
    ['accessibility', { accessibility: [{ feature: 'STEP_FREE', answer: 'UNKNOWN' }] }],
    ['capacity', { capacity: null }],
    ['validUntil', { validUntil: null }],
    ['takesReferrals', { takesReferrals: false }],
  ])('is %s when that differs: %j', (field, change) => {
    expect(changedFields(full, { ...full, ...change })).toEqual([field]);
    expect(changedFields({ ...full, ...change }, full)).toEqual([field]);
  });
});

/** Every name of a field at any depth. */
function flat(value: unknown): Record<string, true> {
  if (typeof value !== 'object' || value === null) return {};
  const own = Array.isArray(value)
    ? {}
    : Object.fromEntries(Object.keys(value).map((key) => [key, true as const]));
  return Object.assign(own, ...Object.values(value).map(flat)) as Record<string, true>;
}
