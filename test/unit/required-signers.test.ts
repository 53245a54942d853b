import fc from 'fast-check';
import {
  completeSigners,
  missingSigners,
  mustOrMaySign,
  requiredSigners,
  type SignersNeeded,
} from '../../src/modules/consents/required-signers';
import type { CustodyKind } from '../../src/modules/families/family-words';
import type { FamilyRoster, RosterHolder } from '../../src/modules/families';
import { parent } from '../support/family-sketches';
import { expectProperty } from '../support/property';
import { ANYBODY, anyRoster } from '../support/any-roster';

const all = (...memberIds: string[]): SignersNeeded => ({ kind: 'ALL', memberIds });
const oneOf = (...memberIds: string[]): SignersNeeded => ({ kind: 'ONE_OF', memberIds });
const orAlone: SignersNeeded = { kind: 'ALL', memberIds: ['mother', 'father'], orAlone: ['carer'] };
const NOBODY: SignersNeeded = { kind: 'NOBODY_KNOWN' };
const BOTH_RULES = ['ALL_MUST_SIGN', 'ONE_SUFFICES'] as const;

const member = (
  id: string,
  role: FamilyRoster['members'][number]['role'],
  ofMemberId: string | null = null,
) => ({
  id,
  role,
  ofMemberId,
  hasCapacity: false,
  closedAs: null,
});
const family: FamilyRoster = {
  familyId: 'family',
  on: '2026-11-21',
  members: [
    member('mother', 'MOTHER'),
    member('father', 'FATHER'),
    member('second', 'SECOND_PARENT'),
    member('carer', 'CARER'),
    member('guardian', 'GUARDIAN'),
    member('pregnancy', 'PREGNANCY', 'second'),
    member('unnamed', 'PREGNANCY'),
    member('child', 'CHILD'),
    { ...member('youth', 'CHILD'), hasCapacity: true },
  ],
  custodies: [{ childId: 'youth', kind: 'JOINT', holders: ['mother', 'father'].map(parent) }],
};
const withCustody = (kind: CustodyKind, ...holderIds: string[]): FamilyRoster => ({
  ...family,
  custodies: [...family.custodies, { childId: 'child', kind, holders: holderIds.map(holder) }],
});
/** The guardian as a guardian, everybody else as a parent. */
const holder = (id: string): RosterHolder => ({
  ...parent(id),
  as: id === 'guardian' ? 'GUARDIAN' : 'PARENT',
});

describe.each(BOTH_RULES)('Under %s', (rule) => {
  it.each([
    ['nobody known signs for somebody who is not of the family', 'stranger', NOBODY],
    ['nobody known signs for a child without a word on its custody', 'child', NOBODY],
    ['nobody known signs for a pregnancy that names no woman', 'unnamed', NOBODY],
    ['a mother signs alone for herself', 'mother', all('mother')],
    ['a father signs alone for himself', 'father', all('father')],
    ['a second parent signs alone for herself', 'second', all('second')],
    ['a carer signs alone for herself', 'carer', all('carer')],
    ['a guardian signs alone for himself', 'guardian', all('guardian')],
    ['the pregnant woman signs alone for the pregnancy', 'pregnancy', all('second')],
    ['a young person with capacity signs alone, whoever holds custody', 'youth', all('youth')],
  ])('%s', (_title, subject, expected) => {
    expect(requiredSigners(family, subject, rule, 'CONTACT')).toEqual(expected);
  });

  it.each([
    ['UNKNOWN', [], NOBODY],
    ['UNKNOWN', ['mother'], NOBODY],
    ['SOLE', [], NOBODY],
    ['JOINT', [], NOBODY],
    ['GUARDIAN', [], NOBODY],
    ['MINOR_PARENT', [], NOBODY],
    ['SOLE', ['mother'], all('mother')],
    ['GUARDIAN', ['guardian'], all('guardian')],
    ['GUARDIAN', ['guardian', 'second'], all('guardian', 'second')],
    ['MINOR_PARENT', ['mother', 'guardian'], all('mother', 'guardian')],
  ] as const)('for a child in %s custody of %j it is %j', (kind, holders, expected) => {
    expect(requiredSigners(withCustody(kind, ...holders), 'child', rule, 'CONTACT')).toEqual(expected);
  });
});

describe('In joint custody', () => {
  const joint = withCustody('JOINT', 'mother', 'father', 'second');

  it('all holders sign, as the network asks by default', () => {
    expect(requiredSigners(joint, 'child', 'ALL_MUST_SIGN', 'CONTACT')).toEqual(
      all('mother', 'father', 'second'),
    );
  });

  it('one of the holders suffices where the network has set so', () => {
    expect(requiredSigners(joint, 'child', 'ONE_SUFFICES', 'CONTACT')).toEqual(
      oneOf('mother', 'father', 'second'),
    );
  });

  it('the holders are those of this child, not of its sibling', () => {
    const siblings = {
      ...withCustody('SOLE', 'carer'),
      members: [...family.members, member('sibling', 'CHILD')],
    };
    expect(requiredSigners(siblings, 'child', 'ALL_MUST_SIGN', 'CONTACT')).toEqual(all('carer'));
    expect(requiredSigners(siblings, 'sibling', 'ALL_MUST_SIGN', 'CONTACT')).toEqual(NOBODY);
  });
});

/** Needed, who has signed, the signers once that is enough (else null), and whose signature is missing. */
const TABLE: readonly [SignersNeeded, string[], string[] | null, string[]][] = [
  [NOBODY, [], null, []],
  [NOBODY, ['mother', 'father'], null, []],
  [all('mother'), [], null, ['mother']],
  [all('mother'), ['father'], null, ['mother']],
  [all('mother'), ['mother'], ['mother'], []],
  [all('mother', 'father'), [], null, ['mother', 'father']],
  [all('mother', 'father'), ['mother'], null, ['father']],
  [all('mother', 'father'), ['father'], null, ['mother']],
  [all('mother', 'father'), ['father', 'carer'], null, ['mother']],
  [all('mother', 'father'), ['father', 'mother'], ['mother', 'father'], []],
  [all('mother', 'father'), ['carer', 'father', 'mother'], ['mother', 'father'], []],
  [orAlone, [], null, ['mother', 'father', 'carer']],
  [orAlone, ['mother'], null, ['father', 'carer']],
  [orAlone, ['carer'], ['carer'], []],
  [orAlone, ['father', 'mother', 'carer'], ['mother', 'father'], []],
  [oneOf('mother', 'father'), [], null, ['mother', 'father']],
  [oneOf('mother', 'father'), ['carer'], null, ['mother', 'father']],
  [oneOf('mother', 'father'), ['father'], ['father'], []],
  [oneOf('mother', 'father'), ['father', 'mother'], ['mother', 'father'], []],
  [oneOf('a', 'b', 'c', 'd'), ['a', 'b', 'c', 'd'], ['a', 'b', 'c'], []],
];

it.each(TABLE)(
  'of %j, with %j signed, complete are %j and missing %j',
  (needed, signed, complete, missing) => {
    expect(completeSigners(needed, new Set(signed))).toEqual(complete);
    expect(missingSigners(needed, new Set(signed))).toEqual(missing);
  },
);

it.each([
  [NOBODY, 'mother', false],
  [all('mother'), 'father', false],
  [all('mother', 'father'), 'father', true],
  [orAlone, 'mother', true],
  [orAlone, 'carer', true],
  [orAlone, 'guardian', false],
  [oneOf('mother', 'father'), 'carer', false],
  [oneOf('mother', 'father'), 'mother', true],
] as const)('of %j, %s has a part: %j', (needed, id, expected) => {
  expect(mustOrMaySign(needed, id)).toBe(expected);
});

it('never holds a need complete without a signature, however odd the record of the family', () => {
  const id = fc.constantFrom(...ANYBODY);
  const roster = anyRoster();
  const property = fc.property(roster, id, fc.constantFrom(...BOTH_RULES), (odd, subject, rule) => {
    const needed = requiredSigners(odd, subject, rule, 'CONTACT');
    expect(completeSigners(needed, new Set())).toBeNull();
    expect(completeSigners(needed, new Set(['somebody else']))).toBeNull();
  });
  expectProperty(property, { sample: 500, long: 100_000 });
});
