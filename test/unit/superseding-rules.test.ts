import type { SignedForm } from '../../src/modules/consents/grant-releases';
import { isComplete } from '../../src/modules/consents/superseding-rules';
import { ROSTER } from '../support/consent-forms';

const childs = { recipientId: 'recipient', subjectId: 'child', category: 'CHILD_HEALTH' } as const;
const mothers = { recipientId: 'recipient', subjectId: 'mother', category: 'CONTACT' } as const;
const nobodys = { recipientId: 'recipient', subjectId: 'stranger', category: 'CONTACT' } as const;

const signed = (signerId: string, lacking: Partial<SignedForm['signatures'][number]> = {}) => ({
  ...{ signerId, informed: true, specialCategories: true, standing: true },
  ...lacking,
});
type Form = Parameters<typeof isComplete>[0];
const formWith = (change: Partial<Form>): Form => ({
  ...{ items: [childs, mothers], signatures: [], roster: ROSTER, childCustody: 'ALL_MUST_SIGN' },
  ...change,
});
const both = [signed('mother'), signed('father')];

/** Whether the last signature is there. */
it.each<[string, Partial<Form>, boolean]>([
  ['nobody has signed', {}, false],
  ['one of two has not signed', { signatures: [signed('mother')] }, false],
  ['all have signed', { signatures: both }, true],
  ['all who must for what it asks have signed', { items: [mothers], signatures: [signed('mother')] }, true],
  ['somebody has signed who need not', { items: [mothers], signatures: [signed('father')] }, false],
  [
    'one of two suffices for the child, but the mother has not signed for herself',
    { childCustody: 'ONE_SUFFICES', signatures: [signed('father')] },
    false,
  ],
  [
    'one of two suffices, and has signed',
    { childCustody: 'ONE_SUFFICES', signatures: [signed('mother')] },
    true,
  ],
  [
    'one of two suffices, and the other has taken it back',
    { childCustody: 'ONE_SUFFICES', signatures: [signed('mother'), signed('father', { standing: false })] },
    false,
  ],
  [
    'one of two has taken it back',
    { signatures: [signed('mother', { standing: false }), signed('father')] },
    false,
  ],
  [
    'one of two was not informed',
    { signatures: [signed('mother'), signed('father', { informed: false })] },
    false,
  ],
  [
    'it is not known whether one was informed',
    { signatures: [signed('mother'), signed('father', { informed: null })] },
    false,
  ],
  [
    'special categories were not ticked, which is a decision',
    { signatures: [signed('mother'), signed('father', { specialCategories: false })] },
    true,
  ],
  [
    'nobody is known to sign for one item',
    { items: [mothers, nobodys], signatures: [signed('mother')] },
    true,
  ],
])('when %s', (_title, change, expected) => {
  expect(isComplete(formWith(change))).toBe(expected);
});
