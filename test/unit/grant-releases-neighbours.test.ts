import { newlyGranted, type SignedForm } from '../../src/modules/consents/grant-releases';
import { ROSTER } from '../support/consent-forms';

/** What was granted before hinders only its like: a release that differs in one part is another release. */
const item = { recipientId: 'recipient', subjectId: 'mother', category: 'CONTACT' } as const;
const same = { ...item, discloserId: 'sender' };

const formWith = (granted: SignedForm['granted']): SignedForm => ({
  consent: { discloserId: 'sender', direction: 'ONE_WAY' },
  items: [item],
  signatures: [{ signerId: 'mother', informed: true, specialCategories: true, standing: true }],
  takenBack: [],
  granted,
  roster: ROSTER,
  childCustody: 'ALL_MUST_SIGN',
});

it('the same release is not granted again', () => {
  expect(newlyGranted(formWith([same]))).toEqual([]);
});

it.each([
  ['of another discloser', { ...same, discloserId: 'third' }],
  ['to another recipient', { ...same, recipientId: 'third' }],
  ['of another discloser to another recipient', { ...same, discloserId: 'third', recipientId: 'fourth' }],
  ['about another member', { ...same, subjectId: 'father' }],
  ['of another category', { ...same, category: 'SUPPORT_SO_FAR' as const }],
])('a release %s that was granted before hinders nothing', (_name, granted) => {
  expect(newlyGranted(formWith([granted]))).toEqual([{ ...same, signers: ['mother'] }]);
});
