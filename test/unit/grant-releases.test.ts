import {
  newlyGranted,
  type GrantedRelease,
  type SignedForm,
} from '../../src/modules/consents/grant-releases';
import { INFORMATION_CATEGORIES, isSpecial } from '../../src/modules/consents/consent-words';
import { ROSTER } from '../support/consent-forms';

const childs = { recipientId: 'recipient', subjectId: 'child', category: 'CHILD_HEALTH' } as const;
const mothers = { recipientId: 'recipient', subjectId: 'mother', category: 'CONTACT' } as const;

const signed = (signerId: string, lacking: Partial<SignedForm['signatures'][number]> = {}) => ({
  signerId,
  informed: true,
  specialCategories: true,
  standing: true,
  ...lacking,
});
const formWith = (change: Partial<SignedForm>): SignedForm => ({
  consent: { discloserId: 'sender', direction: 'ONE_WAY' },
  items: [childs],
  signatures: [],
  takenBack: [],
  granted: [],
  roster: ROSTER,
  childCustody: 'ALL_MUST_SIGN',
  ...change,
});
const there = (item: typeof childs | typeof mothers, ...signers: string[]): GrantedRelease => ({
  ...item,
  discloserId: 'sender',
  signers,
});
const back = (item: typeof childs | typeof mothers, ...signers: string[]): GrantedRelease => ({
  ...item,
  discloserId: 'recipient',
  recipientId: 'sender',
  signers,
});

describe('Nothing is granted', () => {
  it.each<[string, Partial<SignedForm>]>([
    ['while nobody has signed', {}],
    ['while one of two has not signed', { signatures: [signed('mother')] }],
    [
      'while one of two was not informed',
      { signatures: [signed('mother'), signed('father', { informed: false })] },
    ],
    [
      'while it is not known whether one was informed',
      { signatures: [signed('mother'), signed('father', { informed: null })] },
    ],
    [
      'of a special category that one of two has not ticked',
      { signatures: [signed('mother'), signed('father', { specialCategories: false })] },
    ],
    [
      'where one of two has taken back what was signed',
      { signatures: [signed('mother', { standing: false }), signed('father')] },
    ],
    [
      'where one of two has taken back this very item',
      {
        signatures: [signed('mother'), signed('father')],
        takenBack: [{ ...childs, signerId: 'mother' }],
      },
    ],
    ['on the signature of the child itself', { signatures: [signed('child')] }],
    [
      'where custody is unknown',
      { signatures: [signed('mother'), signed('father')], roster: { ...ROSTER, custodies: [] } },
    ],
    ['about the mother on the father’s signature', { items: [mothers], signatures: [signed('father')] }],
    ['by a form that asks nothing', { items: [], signatures: [signed('mother'), signed('father')] }],
    [
      'where one suffices, by one who was not informed',
      { childCustody: 'ONE_SUFFICES', signatures: [signed('father', { informed: false })] },
    ],
    [
      'a second time',
      { signatures: [signed('mother'), signed('father')], granted: [{ ...childs, discloserId: 'sender' }] },
    ],
  ])('%s', (_title, change) => {
    expect(newlyGranted(formWith(change))).toEqual([]);
  });
});

describe('A release is granted', () => {
  it('with the last signature that it needs, and names its signers', () => {
    expect(newlyGranted(formWith({ signatures: [signed('father'), signed('mother')] }))).toEqual([
      there(childs, 'mother', 'father'),
    ]);
  });

  it('item by item: the mother’s own with hers, the child’s with the father’s', () => {
    const items = [mothers, childs];
    const first = newlyGranted(formWith({ items, signatures: [signed('mother')] }));
    expect(first).toEqual([there(mothers, 'mother')]);
    const second = newlyGranted(
      formWith({ items, signatures: [signed('mother'), signed('father')], granted: first }),
    );
    expect(second).toEqual([there(childs, 'mother', 'father')]);
  });

  it('without a tick for what is no special category', () => {
    const signatures = [signed('mother', { specialCategories: false })];
    expect(newlyGranted(formWith({ items: [mothers], signatures }))).toEqual([there(mothers, 'mother')]);
  });

  it('on one signature where one suffices, by those alone who were informed', () => {
    const signatures = [signed('mother', { informed: false }), signed('father')];
    expect(newlyGranted(formWith({ childCustody: 'ONE_SUFFICES', signatures }))).toEqual([
      there(childs, 'father'),
    ]);
  });

  it('to each recipient that the form names', () => {
    const items = [mothers, { ...mothers, recipientId: 'third' }];
    expect(newlyGranted(formWith({ items, signatures: [signed('mother')] }))).toEqual([
      there(mothers, 'mother'),
      { ...there(mothers, 'mother'), recipientId: 'third' },
    ]);
  });

  it('both ways by a mutual form', () => {
    const consent = { discloserId: 'sender', direction: 'MUTUAL' } as const;
    expect(newlyGranted(formWith({ consent, items: [mothers], signatures: [signed('mother')] }))).toEqual([
      there(mothers, 'mother'),
      back(mothers, 'mother'),
    ]);
  });

  it('only the way that is not granted yet', () => {
    const consent = { discloserId: 'sender', direction: 'MUTUAL' } as const;
    const granted = [{ ...mothers, discloserId: 'sender' }];
    expect(
      newlyGranted(formWith({ consent, items: [mothers], signatures: [signed('mother')], granted })),
    ).toEqual([back(mothers, 'mother')]);
  });
});

it.each([
  ['CONTACT', false],
  ['PREGNANCY_AND_BIRTH', true],
  ['PARENT_HEALTH', true],
  ['CHILD_HEALTH', true],
  ['CHILD_DEVELOPMENT', true],
  ['SOCIAL_SITUATION', false],
  ['SUPPORT_SO_FAR', false],
] as const)(
  '%s is a special category: %j; it is granted unticked only if it is none',
  (category, special) => {
    expect(INFORMATION_CATEGORIES).toHaveLength(7);
    expect(isSpecial(category)).toBe(special);
    const item = { recipientId: 'recipient', subjectId: 'mother', category };
    const granted = newlyGranted(
      formWith({ items: [item], signatures: [signed('mother', { specialCategories: false })] }),
    );
    expect(granted).toHaveLength(special ? 0 : 1);
  },
);
