import { decideConsent } from '../../src/modules/consents/consent-gate';
import { consentState, itemState } from '../../src/modules/consents/consent-states';
import { toFormSignature } from '../../src/modules/consents/to-form-signature';
import type { ConsentSignature } from '../../src/modules/consents/consent.entity';
import { coveringForm, fileOf, MOTHERS_HEALTH, needOf, NOW, wordOf } from '../support/consent-forms';

/** A release that rests on what was only said ends when that lapses, if the form does not end before. */
const covering = coveringForm([MOTHERS_HEALTH]);
const SECOND = 1_000;
const formEnds = covering.opening.closesAt;

it.each<[string, Date | undefined, Date, string]>([
  ['nothing lapses', undefined, NOW, 'ALLOWED'],
  ['a signature lapses later', new Date(NOW.getTime() + SECOND), NOW, 'ALLOWED'],
  ['a signature lapses at this very moment', NOW, NOW, 'EXPIRED'],
  ['a signature has lapsed', new Date(NOW.getTime() - SECOND), NOW, 'EXPIRED'],
  ['the form has ended, and the signature would last', new Date(formEnds.getTime() + SECOND), formEnds, 'EXPIRED'],
])('when %s', (_title, closesAt, now, answer) => {
  const releases = covering.releases.map((release) => ({ ...release, ...(closesAt && { closesAt }) }));
  const form = { ...covering, releases };
  expect(wordOf(decideConsent(fileOf(form), needOf(MOTHERS_HEALTH), now))).toBe(answer);
  const facts = { stored: 'SIGNED', superseded: false, form } as const;
  const shown = answer === 'ALLOWED' ? 'ACTIVE' : 'EXPIRED';
  const item = { ...MOTHERS_HEALTH, recipientId: 'recipient' };
  expect([itemState(facts, item, now), consentState(facts, now)]).toEqual([shown, shown]);
}); // prettier-ignore

it('a release that was ended stays revoked until its end, not beyond', () => {
  const releases = covering.releases.map((release) => ({ ...release, live: false, closesAt: NOW }));
  const before = new Date(NOW.getTime() - SECOND);
  const at = (now: Date): string =>
    wordOf(decideConsent(fileOf({ ...covering, releases }), needOf(MOTHERS_HEALTH), now));
  expect([at(before), at(NOW)]).toEqual(['REVOKED', 'EXPIRED']);
});

it.each([
  [true, true, { informed: true, specialCategories: true }],
  [null, null, { informed: false, specialCategories: false }],
  [true, null, { informed: true, specialCategories: false }],
])('a signature is read with what the paper adds: informed %s, ticked %s', (informed, ticked, read) => {
  const row = { signerId: 'mother', standing: true, specialCategories: false, informed, ticked };
  const always = { signerId: 'mother', standing: true, lapses: false };
  expect(toFormSignature(row as ConsentSignature)).toEqual({ ...always, ...read });
});
