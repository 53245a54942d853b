import { DomainError } from '../../src/domain/errors';
import {
  requireSoundBirth,
  requireSoundChange,
  type FamilyChange,
  type KnownMember,
  type MemberChange,
} from '../../src/modules/families/family-change-rules';
import { TODAY } from '../support/family-sketches';

const known = (key: string, role: KnownMember['role'], of: string | null = null): KnownMember => ({
  ...{ key, role, of },
  closed: false,
});
const KNOWN: readonly KnownMember[] = [
  known('m', 'MOTHER'),
  known('v', 'FATHER'),
  known('k', 'CHILD'),
  known('p', 'PREGNANCY', 'm'),
  { ...known('alt', 'PREGNANCY', 'm'), closed: true },
];

function refusalOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INVALID_INPUT') throw error;
    return `${error.details.field ?? ''} ${error.details.reason ?? ''}`;
  }
}
const refusal = (change: FamilyChange): string | null =>
  refusalOf(() => requireSoundChange(KNOWN, change, TODAY));
const assessed = { assessedOn: TODAY };

describe('A change is refused', () => {
  it.each<[string, readonly MemberChange[], string]>([
    ['that names a member twice', [{ key: 'm' }, { key: 'm' }], 'members[1].key NAMED_TWICE'],
    ['that makes a mother a father', [{ key: 'm', role: 'FATHER' }], 'members[0].role UNCHANGEABLE'],
    ['that makes a child an adult', [{ key: 'k', role: 'CARER' }], 'members[0].role UNCHANGEABLE'],
    ['that makes a pregnancy a child', [{ key: 'p', role: 'CHILD' }], 'members[0].role UNCHANGEABLE'],
    ['that gives a pregnancy to another', [{ key: 'p', of: 'v' }], 'members[0].of UNCHANGEABLE'],
    ['that takes a pregnancy’s woman away', [{ key: 'p', of: null }], 'members[0].of UNCHANGEABLE'],
    ['that gives a child a woman', [{ key: 'k', of: 'm' }], 'members[0].of NOT_FOR_THIS_ROLE'],
    ['of a pregnancy that is over', [{ key: 'alt', dueMonth: '2027-01' }], 'members[0].key CLOSED'],
    ['that takes a name away', [{ key: 'm', name: null }], 'members[0].name REQUIRED'],
    ['that names a pregnancy', [{ key: 'p', name: 'Kim' }], 'members[0].name NOT_FOR_THIS_ROLE'],
    ['by a new member without a role', [{ key: 'x', name: 'Xenia' }], 'members[0].role REQUIRED'],
    ['by a new member without a name', [{ key: 'x', role: 'CARER' }], 'members[0].name REQUIRED'],
    ['by a new pregnancy of a man', [{ key: 'x', role: 'PREGNANCY', of: 'v' }], 'members[0].of NOT_FOR_THIS_ROLE'],
    ['by a new pregnancy of nobody', [{ key: 'x', role: 'PREGNANCY' }], 'members[0].of REQUIRED'],
    ['that lets a child be born tomorrow', [{ key: 'k', birth: '2026-11-22' }], 'members[0].birth IN_THE_FUTURE'],
    ['that lets a child decide alone because it is said', [{ key: 'k', capacity: true }], 'members[0].capacityAssessment REQUIRED'],
    ['that assesses an adult', [{ key: 'm', capacityAssessment: assessed }], 'members[0].capacityAssessment NOT_FOR_THIS_ROLE'],
    ['that assesses and denies', [{ key: 'k', capacity: false, capacityAssessment: assessed }], 'members[0].capacityAssessment CONTRADICTS_CAPACITY'],
    ['that was assessed tomorrow', [{ key: 'k', capacity: true, capacityAssessment: { assessedOn: '2026-11-22' } }], 'members[0].capacityAssessment.assessedOn IN_THE_FUTURE'],
  ])('%s', (_title, members, expected) => {
    expect(refusal({ members })).toBe(`input.${expected}`);
  }); // prettier-ignore

  it('of custody by somebody outside the family, naming the field', () => {
    const custody = [{ child: 'k', kind: 'SOLE', holders: ['x'] }] as const;
    expect(refusal({ custody })).toBe('input.custody[0].holders[0] UNKNOWN');
    expect(refusal({ custody: [{ ...custody[0], child: 'v' }] })).toBe(
      'input.custody[0].child NOT_FOR_THIS_ROLE',
    );
  });
});

describe('A change is sound', () => {
  it.each<[string, FamilyChange]>([
    ['of nothing', {}],
    ['of a name, a birth and a contact', { members: [{ key: 'k', name: 'Kira', birth: '2026-03' }] }],
    ['that repeats the role', { members: [{ key: 'm', role: 'MOTHER' }] }],
    ['that says nothing of a month that has passed', { members: [{ key: 'p' }] }],
    ['that repeats the woman', { members: [{ key: 'p', of: 'm', dueMonth: '2027-01' }] }],
    ['of an assessment', { members: [{ key: 'k', capacity: true, capacityAssessment: assessed }] }],
    ['that takes capacity back', { members: [{ key: 'k', capacity: false }] }],
    ['by a new pregnancy of a new woman', { members: [{ key: 'q', role: 'PREGNANCY', of: 's' }, { key: 's', role: 'SECOND_PARENT', name: 'S' }] }],
    ['of custody by a new member', { members: [{ key: 's', role: 'CARER', name: 'S' }], custody: [{ child: 'k', kind: 'JOINT', holders: ['m', 's'] }] }],
    ['of custody of a new child', { members: [{ key: 'k2', role: 'CHILD', name: 'K' }], custody: [{ child: 'k2', kind: 'SOLE', holders: ['v'] }] }],
  ])('%s', (_title, change) => {
    expect(refusal(change)).toBeNull();
  }); // prettier-ignore
});

describe('A birth', () => {
  type Birth = Parameters<typeof requireSoundBirth>[1];
  const born = (birth: Partial<Birth>): string | null =>
    refusalOf(() =>
      requireSoundBirth(KNOWN, { children: [{ key: 'n', birth: TODAY }], custody: [], ...birth }, TODAY),
    );

  it.each<[string, Partial<Birth>, string]>([
    ['under the key of a member', { children: [{ key: 'k', birth: TODAY }] }, 'children[0].key NAMED_TWICE'],
    ['of two under one key', { children: [{ key: 'n', birth: TODAY }, { key: 'n', birth: TODAY }] }, 'children[1].key NAMED_TWICE'],
    ['of tomorrow', { children: [{ key: 'n', birth: '2026-11-22' }] }, 'children[0].birth IN_THE_FUTURE'],
    ['on no day', { children: [{ key: 'n', birth: '2026-02-30' }] }, 'children[0].birth NOT_A_BIRTH'],
    ['with custody of an elder child', { custody: [{ child: 'k', kind: 'SOLE', holders: ['m'] }] }, 'custody[0].child NOT_NEWBORN'],
    ['with custody of a stranger’s', { custody: [{ child: 'x', kind: 'SOLE', holders: ['m'] }] }, 'custody[0].child UNKNOWN'],
    ['with custody by its twin', { custody: [{ child: 'n', kind: 'SOLE', holders: ['k'] }] }, 'custody[0].holders[0] NOT_FOR_THIS_ROLE'],
  ])('%s is refused', (_title, birth, expected) => {
    expect(born(birth)).toBe(`input.${expected}`);
  }); // prettier-ignore

  it('of twins without names, each with custody of its own, is sound', () => {
    const children = [
      { key: 'n', birth: TODAY },
      { key: 'o', birth: '2026-11', name: null },
    ];
    expect(born({ children, custody: [{ child: 'o', kind: 'JOINT', holders: ['m', 'v'] }] })).toBeNull();
  });
});
