import { openingOf } from '../../src/domain/period';
import { consentState, itemState, type ConsentFacts } from '../../src/modules/consents/consent-states';
import { CHILDS_HEALTH, MOTHERS_HEALTH, coveringForm } from '../support/consent-forms';

/** What nearly fits does not count: each of these differs in one thing from what the tables of consent-states have. */
const NOW = new Date('2026-11-15T12:00:00Z');
const PERIOD = openingOf({ from: '2026-11-01', until: '2026-11-30' });
const FORM = coveringForm([MOTHERS_HEALTH, CHILDS_HEALTH], { opening: PERIOD });
const ITEM = { ...MOTHERS_HEALTH, recipientId: 'recipient' };

function facts(form: Partial<ConsentFacts['form']>, stored: ConsentFacts['stored'] = 'SIGNED'): ConsentFacts {
  return { stored, superseded: false, form: { ...FORM, ...form } };
}

it.each([
  ['DRAFT', 'REVOKED', 'REVOKED'],
  ['REFUSED', 'REFUSED', 'REFUSED'],
] as const)('%s, and its code was used: the form is %s, its items are %s', (stored, form, item) => {
  const found = facts({ releases: [], signatures: [], revokedByCode: true }, stored);
  expect([consentState(found, NOW), itemState(found, ITEM, NOW)]).toEqual([form, item]);
});

it('a signed item is REVOKED with the code when it was not granted, and else by its release', () => {
  expect(itemState(facts({ releases: [], revokedByCode: true }), ITEM, NOW)).toBe('REVOKED');
  expect(itemState(facts({ revokedByCode: true }), ITEM, NOW)).toBe('ACTIVE');
});

it.each([
  ['discloser', { discloserId: 'third' }],
  ['recipient', { recipientId: 'third' }],
  ['person', { subjectId: 'somebody else' }],
  ['category', { category: 'SOCIAL_SITUATION' }],
] as const)('a release with another %s is not the item’s', (_what, change) => {
  const releases = FORM.releases.map((release) => ({ ...release, ...change }));
  expect(itemState(facts({ releases }), ITEM, NOW)).toBe('INCOMPLETE');
});

it('an item is INCOMPLETE as long as one of its signatures stands', () => {
  const signatures = FORM.signatures.map((signature, place) => ({ ...signature, standing: place === 0 }));
  expect(signatures.length).toBeGreaterThan(1);
  expect(itemState(facts({ releases: [], signatures }), ITEM, NOW)).toBe('INCOMPLETE');
});

it('a form that asks for nothing grants nothing', () => {
  expect(consentState(facts({ asked: [], releases: [] }), NOW)).toBe('INCOMPLETE');
});
