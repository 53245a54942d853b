import { canonicalForm, formHashOf, FORM_VERSION } from '../../src/modules/consents/form-hash';

/** What a form asks, as one text, and its hash: the same for the same form, another for any other. */
const FORM = {
  ...{ formId: 'form', discloserId: 'sender', purpose: 'FIND_SUPPORT', direction: 'ONE_WAY' },
  ...{ validFrom: '2027-03-01', validUntil: '2027-08-31', language: 'de' },
};
const CONTACT = { recipientId: 'recipient', subjectId: 'mother', category: 'CONTACT' } as const;
const HEALTH = { recipientId: 'recipient', subjectId: 'child', category: 'CHILD_HEALTH' } as const;

it('writes out every fact on a line of its own', () => {
  expect(canonicalForm(FORM, [CONTACT, HEALTH])).toBe(
    [
      ...['form form', `version ${FORM_VERSION}`, 'language de', 'discloser sender', 'purpose FIND_SUPPORT'],
      ...['direction ONE_WAY', 'from 2027-03-01', 'until 2027-08-31'],
      ...['item recipient child CHILD_HEALTH', 'item recipient mother CONTACT', ''],
    ].join('\n'),
  );
});

it('is the SHA-256 of that text, whatever the order of the items', () => {
  const hash = formHashOf(FORM, [CONTACT, HEALTH]);
  expect(hash).toBe('9cfce4a015efb33cd317955e4cca4616849e3743e4333dc0d33a4c3df3587d99');
  expect(formHashOf(FORM, [HEALTH, CONTACT])).toBe(hash);
});

it.each<[string, Partial<typeof FORM>]>([
  ['form', { formId: 'other' }],
  ['discloser', { discloserId: 'other' }],
  ['purpose', { purpose: 'TRANSITION' }],
  ['direction', { direction: 'MUTUAL' }],
  ['first day', { validFrom: '2027-03-02' }],
  ['last day', { validUntil: '2027-09-01' }],
  ['language', { language: 'tr' }],
])('is another with another %s', (_title, change) => {
  expect(formHashOf({ ...FORM, ...change }, [CONTACT])).not.toBe(formHashOf(FORM, [CONTACT]));
});

it.each([
  ['one item less', []],
  ['one more', [CONTACT, HEALTH]],
  ['another recipient', [{ ...CONTACT, recipientId: 'third' }]],
  ['another person', [{ ...CONTACT, subjectId: 'father' }]],
  ['another category', [{ ...CONTACT, category: 'SOCIAL_SITUATION' as const }]],
])('is another with %s', (_title, items) => {
  expect(formHashOf(FORM, items)).not.toBe(formHashOf(FORM, [CONTACT]));
});
