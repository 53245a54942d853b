import { decideConsent, type ConsentForm } from '../../src/modules/consents/consent-gate';
import { CONSENT_PURPOSES, INFORMATION_CATEGORIES } from '../../src/modules/consents/consent-words';
import {
  CHILDS_HEALTH,
  MOTHERS_HEALTH,
  NOW,
  coveringForm,
  fileOf,
  needOf,
  wordOf,
} from '../support/consent-forms';

const answer = (form: ConsentForm, need = needOf(CHILDS_HEALTH)): string =>
  wordOf(decideConsent(fileOf(form), need, NOW));

describe('What a consent never covers', () => {
  it('another family', () => {
    expect(answer(coveringForm([CHILDS_HEALTH], { familyId: 'another' }))).toBe('NO_CONSENT');
  });

  it('another discloser', () => {
    expect(answer(coveringForm([CHILDS_HEALTH], { discloserId: 'third' }))).toBe('NO_CONSENT');
  });

  it('another recipient', () => {
    const need = { ...needOf(CHILDS_HEALTH), recipientId: 'third' };
    expect(answer(coveringForm([CHILDS_HEALTH]), need)).toBe('RECIPIENT_NOT_NAMED');
  });

  it.each(CONSENT_PURPOSES.filter((purpose) => purpose !== 'FIND_SUPPORT'))(
    'the purpose %s instead of its own',
    (purpose) => {
      expect(answer(coveringForm([CHILDS_HEALTH]), { ...needOf(CHILDS_HEALTH), purpose })).toBe(
        'PURPOSE_NOT_COVERED',
      );
    },
  );

  it.each(INFORMATION_CATEGORIES.filter((category) => category !== 'CHILD_HEALTH'))(
    'the category %s instead of its own',
    (category) => {
      const need = needOf({ ...CHILDS_HEALTH, category });
      expect(answer(coveringForm([CHILDS_HEALTH]), need)).toBe('CATEGORY_NOT_COVERED');
    },
  );

  it('another person of the family', () => {
    const need = needOf({ ...CHILDS_HEALTH, subjectId: 'sibling' });
    expect(answer(coveringForm([CHILDS_HEALTH]), need)).toBe('CATEGORY_NOT_COVERED');
  });

  it('one recipient’s item for another recipient of the same form', () => {
    const form = coveringForm([CHILDS_HEALTH]);
    const asked = [...form.asked, { ...MOTHERS_HEALTH, recipientId: 'third' }];
    const need = { ...needOf(CHILDS_HEALTH), recipientId: 'third' };
    expect(answer({ ...form, asked }, need)).toBe('CATEGORY_NOT_COVERED');
  });

  it('the way there, when only the way back of a mutual form is granted', () => {
    const back = { ...CHILDS_HEALTH, discloserId: 'recipient', recipientId: 'sender', live: true };
    expect(answer(coveringForm([CHILDS_HEALTH], { releases: [back] }))).not.toBe('ALLOWED');
  });

  it('a second item, of which only the first was granted', () => {
    const form = coveringForm([CHILDS_HEALTH, MOTHERS_HEALTH]);
    const releases = form.releases.slice(0, 1);
    expect(decideConsent(fileOf({ ...form, releases }), needOf(CHILDS_HEALTH, MOTHERS_HEALTH), NOW)).toEqual({
      allowed: false,
      reason: 'SIGNATURE_MISSING',
      item: MOTHERS_HEALTH,
    });
  });
});

describe('After one item was revoked', () => {
  const form = coveringForm([CHILDS_HEALTH, MOTHERS_HEALTH]);
  const releases = form.releases.map((release) => ({ ...release, live: release.subjectId !== 'child' }));
  const partly = fileOf({ ...form, releases });

  it('a need with it is REVOKED and names it', () => {
    expect(decideConsent(partly, needOf(MOTHERS_HEALTH, CHILDS_HEALTH), NOW)).toEqual({
      allowed: false,
      reason: 'REVOKED',
      item: CHILDS_HEALTH,
    });
  });

  it('a need without it is still allowed', () => {
    expect(wordOf(decideConsent(partly, needOf(MOTHERS_HEALTH), NOW))).toBe('ALLOWED');
  });
});
