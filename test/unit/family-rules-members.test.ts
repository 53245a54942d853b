import {
  ADULT_ROLES,
  MEMBER_ROLES,
  canBePregnant,
  isAdultRole,
  type MemberRole,
} from '../../src/modules/families/family-words';
import type { MemberSketch } from '../../src/modules/families/family-rules';
import {
  CHILD,
  FATHER,
  GUARDIAN,
  MOTHER,
  PREGNANCY,
  TODAY,
  familyOf,
  refusalOfFamily,
} from '../support/family-sketches';

describe('A family is refused', () => {
  it.each<[string, readonly MemberSketch[], string]>([
    ['whose key is used twice', [MOTHER, { ...CHILD, key: 'm' }], 'input.members[1].key NAMED_TWICE'],
    ['whose mother has no name', [{ ...MOTHER, name: null }], 'input.members[0].name REQUIRED'],
    ['whose child has no name', [MOTHER, { key: 'k', role: 'CHILD' }], 'input.members[1].name REQUIRED'],
    [
      'whose pregnancy has a name',
      [MOTHER, { ...PREGNANCY, name: 'Kim' }],
      'input.members[1].name NOT_FOR_THIS_ROLE',
    ],
    [
      'whose pregnancy has a birth',
      [MOTHER, { ...PREGNANCY, birth: '2026-11' }],
      'input.members[1].birth NOT_FOR_THIS_ROLE',
    ],
    [
      'whose mother has a month due',
      [{ ...MOTHER, dueMonth: '2027-02' }],
      'input.members[0].dueMonth NOT_FOR_THIS_ROLE',
    ],
    [
      'whose child has a month due',
      [{ ...CHILD, dueMonth: '2027-02' }],
      'input.members[0].dueMonth NOT_FOR_THIS_ROLE',
    ],
    [
      'whose child belongs to a woman as a pregnancy does',
      [MOTHER, { ...CHILD, of: 'm' }],
      'input.members[1].of NOT_FOR_THIS_ROLE',
    ],
    [
      'whose mother was assessed for capacity',
      [{ ...MOTHER, capacity: true }],
      'input.members[0].capacity NOT_FOR_THIS_ROLE',
    ],
    [
      'whose child decides alone because it is said',
      [{ ...CHILD, capacity: true }],
      'input.members[0].capacityAssessment REQUIRED',
    ],
    [
      'whose pregnancy was assessed for capacity',
      [MOTHER, { ...PREGNANCY, capacity: true }],
      'input.members[1].capacity NOT_FOR_THIS_ROLE',
    ],
    ['whose pregnancy names no woman', [MOTHER, { ...PREGNANCY, of: null }], 'input.members[1].of REQUIRED'],
    ['whose pregnancy names a stranger', [MOTHER, { ...PREGNANCY, of: 'x' }], 'input.members[1].of UNKNOWN'],
    [
      'whose pregnancy names the father',
      [FATHER, { ...PREGNANCY, of: 'v' }],
      'input.members[1].of NOT_FOR_THIS_ROLE',
    ],
    [
      'whose pregnancy names the guardian',
      [GUARDIAN, { ...PREGNANCY, of: 'g' }],
      'input.members[1].of NOT_FOR_THIS_ROLE',
    ],
    [
      'whose pregnancy names the child',
      [CHILD, { ...PREGNANCY, of: 'k' }],
      'input.members[1].of NOT_FOR_THIS_ROLE',
    ],
    [
      'whose pregnancy names itself',
      [MOTHER, { ...PREGNANCY, of: 'p' }],
      'input.members[1].of NOT_FOR_THIS_ROLE',
    ],
  ])('%s', (_title, members, refusal) => {
    expect(refusalOfFamily(familyOf(members))).toBe(refusal);
  });

  it('for the first rule broken, in the order of its members', () => {
    const nameless = { ...MOTHER, name: null };
    expect(refusalOfFamily(familyOf([{ ...CHILD, birth: '2030-01' }, nameless]))).toBe(
      'input.members[0].birth IN_THE_FUTURE',
    );
    expect(refusalOfFamily(familyOf([nameless, { ...CHILD, key: 'm' }]))).toBe(
      'input.members[1].key NAMED_TWICE',
    );
  });
});

describe('A family is sound', () => {
  it.each<[string, readonly MemberSketch[]]>([
    ['of one adult', [MOTHER]],
    ['of one child', [CHILD]],
    ['of a child without a birth', [{ ...CHILD, birth: null }]],
    ['of a young person with capacity', [{ ...CHILD, capacity: true, capacityAssessment: { assessedOn: TODAY } }]],
    ['of adults that were not assessed', [{ ...MOTHER, capacity: false }, { ...FATHER, capacity: null }]],
    ['of adults with their births', [{ ...MOTHER, birth: '1999-12-31' }, { ...FATHER, birth: '1970-01' }]],
    ['of a woman and her pregnancy', [MOTHER, PREGNANCY]],
    ['of a pregnancy that stands before its woman', [PREGNANCY, MOTHER]],
    ['of a pregnancy whose month is not known', [MOTHER, { ...PREGNANCY, dueMonth: null }]],
    ['of twins, two pregnancies of two women, and everybody else', [
      MOTHER, FATHER, GUARDIAN, CHILD, { ...CHILD, key: 'k2' }, PREGNANCY,
      { key: 's', role: 'SECOND_PARENT', name: 'Sascha Muster' }, { ...PREGNANCY, key: 'p2', of: 's' },
      { key: 'c', role: 'CARER', name: 'Carla Muster' },
    ]],
  ])('%s', (_title, members) => {
    expect(refusalOfFamily(familyOf(members))).toBeNull();
  }); // prettier-ignore
});

describe('On 2026-11-21', () => {
  it.each([
    ['2026-11-22', 'IN_THE_FUTURE'],
    ['2026-12', 'IN_THE_FUTURE'],
    ['2027-01-01', 'IN_THE_FUTURE'],
    ['2026-13', 'NOT_A_BIRTH'],
    ['2026-00', 'NOT_A_BIRTH'],
    ['2026-02-29', 'NOT_A_BIRTH'],
    ['2026-11-31', 'NOT_A_BIRTH'],
    ['2026-3-14', 'NOT_A_BIRTH'],
    ['2026', 'NOT_A_BIRTH'],
    ['14.03.2026', 'NOT_A_BIRTH'],
    ['1899-12-31', 'NOT_A_BIRTH'],
    ['', 'NOT_A_BIRTH'],
    ['2026-11-21', null],
    ['2026-11', null],
    ['2024-02-29', null],
    ['1900-01', null],
  ])('a birth of %j is %s', (birth, reason) => {
    const expected = reason === null ? null : `input.members[0].birth ${reason}`;
    expect(refusalOfFamily(familyOf([{ ...CHILD, birth }]))).toBe(expected);
  });

  it.each([
    ['2026-08', 'OUT_OF_RANGE'],
    ['2027-10', 'OUT_OF_RANGE'],
    ['2026-13', 'NOT_A_MONTH'],
    ['2026-1', 'NOT_A_MONTH'],
    ['2026-11-21', 'NOT_A_MONTH'],
    ['', 'NOT_A_MONTH'],
    ['2026-09', null],
    ['2026-11', null],
    ['2027-09', null],
  ])('a pregnancy due in %j is %s', (dueMonth, reason) => {
    const expected = reason === null ? null : `input.members[1].dueMonth ${reason}`;
    expect(refusalOfFamily(familyOf([MOTHER, { ...PREGNANCY, dueMonth }]))).toBe(expected);
  });
});

it('on the last day of a long month, the months of a pregnancy are counted by the calendar', () => {
  const due = (dueMonth: string): boolean =>
    refusalOfFamily(familyOf([MOTHER, { ...PREGNANCY, dueMonth }]), '2026-12-31') === null;
  expect(['2026-09', '2026-10', '2027-10', '2027-11'].map(due)).toEqual([false, true, true, false]);
});

/** Role, adult, may be with child. */
const WORDS: Record<MemberRole, readonly [boolean, boolean]> = {
  MOTHER: [true, true],
  FATHER: [true, false],
  SECOND_PARENT: [true, true],
  CARER: [true, true],
  GUARDIAN: [true, false],
  CHILD: [false, false],
  PREGNANCY: [false, false],
};

it.each(MEMBER_ROLES)('%s is an adult, and may be with child, as the table says', (role) => {
  expect([isAdultRole(role), canBePregnant(role)]).toEqual(WORDS[role]);
  expect(ADULT_ROLES.some((adult) => adult === role)).toBe(WORDS[role][0]);
});
