import { openingOf } from '../../src/domain/period';
import { consentState, itemState, type ConsentFacts } from '../../src/modules/consents/consent-states';
import type { ConsentState } from '../../src/modules/consents/consent-words';
import { CHILDS_HEALTH, MOTHERS_HEALTH, coveringForm } from '../support/consent-forms';

const PERIOD = openingOf({ from: '2026-11-01', until: '2026-11-30' });
const TIMES = {
  BEFORE: new Date('2026-10-31T22:59:59Z'),
  WITHIN: new Date('2026-11-15T12:00:00Z'),
  AFTER: new Date('2026-11-30T23:00:00Z'),
} as const;

type Item = 'LIVE' | 'ENDED' | 'NOT_GRANTED';

/** A form with two items, each granted and live, granted and ended, or not granted. */
function factsOf(
  stored: ConsentFacts['stored'],
  superseded: boolean,
  items: readonly [Item, Item],
): ConsentFacts {
  const whole = coveringForm([MOTHERS_HEALTH, CHILDS_HEALTH], { opening: PERIOD });
  const releases = whole.releases.flatMap((release, place) =>
    items[place] === 'NOT_GRANTED' ? [] : [{ ...release, live: items[place] === 'LIVE' }],
  );
  return { stored, superseded, form: { ...whole, releases } };
}

const MOTHERS_ITEM = { ...MOTHERS_HEALTH, recipientId: 'recipient' };
const CHILDS_ITEM = { ...CHILDS_HEALTH, recipientId: 'recipient' };

describe('A consent is shown as', () => {
  it.each(['BEFORE', 'WITHIN', 'AFTER'] as const)(
    'DRAFT before any signature, REFUSED after a refusal, %s its days',
    (time) => {
      expect(consentState(factsOf('DRAFT', false, ['NOT_GRANTED', 'NOT_GRANTED']), TIMES[time])).toBe(
        'DRAFT',
      );
      expect(consentState(factsOf('REFUSED', false, ['NOT_GRANTED', 'NOT_GRANTED']), TIMES[time])).toBe(
        'REFUSED',
      );
    },
  );

  it.each(['BEFORE', 'WITHIN', 'AFTER'] as const)(
    'SUPERSEDED once a later form has taken its place, %s its days',
    (time) => {
      expect(consentState(factsOf('SIGNED', true, ['ENDED', 'ENDED']), TIMES[time])).toBe('SUPERSEDED');
      expect(consentState(factsOf('SIGNED', true, ['ENDED', 'NOT_GRANTED']), TIMES[time])).toBe('SUPERSEDED');
    },
  );

  // the first of ACTIVE, NOT_YET_VALID, INCOMPLETE, EXPIRED, REVOKED that any of its items has
  it.each<[Item, Item, ConsentState, ConsentState, ConsentState]>([
    // one, the other, and shown before, within and after its days
    ['LIVE', 'LIVE', 'NOT_YET_VALID', 'ACTIVE', 'EXPIRED'],
    ['LIVE', 'NOT_GRANTED', 'NOT_YET_VALID', 'ACTIVE', 'INCOMPLETE'],
    ['LIVE', 'ENDED', 'NOT_YET_VALID', 'ACTIVE', 'EXPIRED'],
    ['NOT_GRANTED', 'NOT_GRANTED', 'INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE'],
    ['NOT_GRANTED', 'ENDED', 'INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE'],
    ['ENDED', 'ENDED', 'REVOKED', 'REVOKED', 'REVOKED'],
  ])(
    'with one item %s and one %s: %s before, %s within, %s after its days',
    (one, other, before, within, after) => {
      for (const items of [
        [one, other],
        [other, one],
      ] as const) {
        const facts = factsOf('SIGNED', false, items);
        const shown = [TIMES.BEFORE, TIMES.WITHIN, TIMES.AFTER].map((now) => consentState(facts, now));
        expect(shown).toEqual([before, within, after]);
      }
    },
  );
});

it('A consent is shown as REVOKED when all that was signed was taken back before it granted anything', () => {
  const { form } = factsOf('SIGNED', false, ['NOT_GRANTED', 'NOT_GRANTED']);
  const takenBack = form.signatures.map((signature) => ({ ...signature, standing: false }));
  const shown = [takenBack, takenBack.slice(0, 1)].map((signatures) =>
    consentState({ stored: 'SIGNED', superseded: false, form: { ...form, signatures } }, TIMES.WITHIN),
  );
  expect(shown).toEqual(['REVOKED', 'REVOKED']);
});

describe('An item is shown as', () => {
  it.each<[ConsentFacts['stored'], boolean, Item, ConsentState, ConsentState, ConsentState]>([
    // stored, superseded, the item, and shown before, within and after its days
    ['DRAFT', false, 'NOT_GRANTED', 'DRAFT', 'DRAFT', 'DRAFT'],
    ['REFUSED', false, 'NOT_GRANTED', 'REFUSED', 'REFUSED', 'REFUSED'],
    ['SIGNED', false, 'NOT_GRANTED', 'INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE'],
    ['SIGNED', false, 'LIVE', 'NOT_YET_VALID', 'ACTIVE', 'EXPIRED'],
    ['SIGNED', false, 'ENDED', 'REVOKED', 'REVOKED', 'REVOKED'],
    ['SIGNED', true, 'ENDED', 'SUPERSEDED', 'SUPERSEDED', 'SUPERSEDED'],
    ['SIGNED', true, 'NOT_GRANTED', 'INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE'],
  ])(
    '%s (superseded: %j) and %s: %s before, %s within, %s after its days',
    (stored, superseded, is, ...expected) => {
      const facts = factsOf(stored, superseded, [is, 'NOT_GRANTED']);
      const shown = [TIMES.BEFORE, TIMES.WITHIN, TIMES.AFTER].map((now) =>
        itemState(facts, MOTHERS_ITEM, now),
      );
      expect(shown).toEqual(expected);
    },
  );

  it('itself, whatever the other item of the form is', () => {
    const facts = factsOf('SIGNED', false, ['LIVE', 'ENDED']);
    expect([
      itemState(facts, MOTHERS_ITEM, TIMES.WITHIN),
      itemState(facts, CHILDS_ITEM, TIMES.WITHIN),
    ]).toEqual(['ACTIVE', 'REVOKED']);
  });

  it('INCOMPLETE when only another recipient, or the way back, was granted it', () => {
    const facts = factsOf('SIGNED', false, ['LIVE', 'LIVE']);
    expect(itemState(facts, { ...MOTHERS_ITEM, recipientId: 'third' }, TIMES.WITHIN)).toBe('INCOMPLETE');
    const back = facts.form.releases.map((release) => ({
      ...release,
      discloserId: 'recipient',
      recipientId: 'sender',
    }));
    const onlyBack = { ...facts, form: { ...facts.form, releases: back } };
    expect(itemState(onlyBack, MOTHERS_ITEM, TIMES.WITHIN)).toBe('INCOMPLETE');
  });
});

it('the last second of the last day is still ACTIVE, the next EXPIRED', () => {
  const facts = factsOf('SIGNED', false, ['LIVE', 'LIVE']);
  const at = (moment: string) => consentState(facts, new Date(moment));
  expect([at('2026-10-31T22:59:59Z'), at('2026-10-31T23:00:00Z')]).toEqual(['NOT_YET_VALID', 'ACTIVE']);
  expect([at('2026-11-30T22:59:59Z'), at('2026-11-30T23:00:00Z')]).toEqual(['ACTIVE', 'EXPIRED']);
});
