import fc from 'fast-check';
import { INFORMATION_CATEGORIES, type InformationCategory } from '../../src/domain/information-category';
import {
  requiredSigners,
  type ChildCustodyRule,
  type SignersNeeded,
} from '../../src/modules/consents/required-signers';
import type { FamilyRoster, RosterHolder } from '../../src/modules/families';
import type { CustodyKind } from '../../src/modules/families/family-words';
import { ANYBODY, anyRoster } from '../support/any-roster';
import { parent } from '../support/family-sketches';
import { expectProperty } from '../support/property';

const DAY = '2026-11-21';
const YESTERDAY = '2026-11-20';
const NOBODY: SignersNeeded = { kind: 'NOBODY_KNOWN' };
const all = (...memberIds: string[]): SignersNeeded => ({ kind: 'ALL', memberIds });

const mother = parent('mother');
const father = parent('father');
const minor: RosterHolder = { ...parent('mother'), as: 'MINOR_PARENT' };
const guardian: RosterHolder = { ...parent('guardian'), as: 'GUARDIAN' };
const carer: RosterHolder = {
  ...parent('carer'),
  as: 'SUPPLEMENTARY_CARER',
  scope: ['CHILD_HEALTH', 'CHILD_DEVELOPMENT'],
  evidence: 'APPOINTMENT',
};
const foster: RosterHolder = {
  ...parent('foster'),
  as: 'FOSTER_CARER',
  scope: ['CONTACT', 'SUPPORT_SO_FAR'],
  evidence: 'FOSTER_AUTHORITY',
};

function signersOf(
  kind: CustodyKind,
  holders: readonly RosterHolder[],
  category: InformationCategory,
  rule: ChildCustodyRule = 'ALL_MUST_SIGN',
): SignersNeeded {
  const child = { id: 'child', role: 'CHILD', ofMemberId: null, hasCapacity: false, closedAs: null } as const;
  const custodies = [{ childId: 'child', kind, holders }];
  return requiredSigners({ familyId: 'f', on: DAY, members: [child], custodies }, 'child', rule, category);
}

type Row = [string, CustodyKind, readonly RosterHolder[], InformationCategory, SignersNeeded];

describe('A supplementary carer', () => {
  it.each<Row>([
    ['signs instead of the parents within the scope', 'JOINT', [mother, father, carer], 'CHILD_HEALTH', all('carer')],
    ['leaves the rest to the parents', 'JOINT', [mother, father, carer], 'CONTACT', all('mother', 'father')],
    ['signs instead of a guardian too', 'GUARDIAN', [guardian, carer], 'CHILD_DEVELOPMENT', all('carer')],
    ['signs instead of a foster carer too', 'SOLE', [mother, carer, { ...foster, scope: null }], 'CHILD_HEALTH', all('carer')],
    ['signs with another of the same scope', 'SOLE', [mother, carer, { ...carer, memberId: 'second' }], 'CHILD_HEALTH', all('carer', 'second')],
    ['signs on the last day', 'SOLE', [mother, { ...carer, until: DAY }], 'CHILD_HEALTH', all('carer')],
    ['cannot once it is over, and the parents cannot either', 'SOLE', [mother, { ...carer, until: YESTERDAY }], 'CHILD_HEALTH', NOBODY],
    ['takes nothing outside the scope away when it is over', 'SOLE', [mother, { ...carer, until: YESTERDAY }], 'CONTACT', all('mother')],
    ['counts for nothing where custody is not known', 'UNKNOWN', [carer], 'CHILD_HEALTH', NOBODY],
  ])('%s', (_title, kind, holders, category, expected) => {
    expect(signersOf(kind, holders, category)).toEqual(expected);
    expect(signersOf(kind, holders, category, 'ONE_SUFFICES')).toEqual(expected.kind === 'ALL' && kind === 'JOINT' && category === 'CONTACT'
      ? { kind: 'ONE_OF', memberIds: ['mother', 'father'] }
      : expected);
  }); // prettier-ignore
});

describe('A foster carer', () => {
  it.each<Row>([
    ['may sign alone within the scope', 'SOLE', [mother, foster], 'CONTACT', { ...all('mother'), orAlone: ['foster'] } as SignersNeeded],
    ['may sign alone where two parents would', 'JOINT', [mother, father, foster], 'SUPPORT_SO_FAR', { ...all('mother', 'father'), orAlone: ['foster'] } as SignersNeeded],
    ['may sign alone beside a guardian', 'GUARDIAN', [guardian, foster], 'CONTACT', { ...all('guardian'), orAlone: ['foster'] } as SignersNeeded],
    ['signs nothing outside the scope', 'SOLE', [mother, foster], 'CHILD_HEALTH', all('mother')],
    ['signs nothing without the authority seen', 'SOLE', [mother, { ...foster, evidence: 'NOT_SEEN' }], 'CONTACT', all('mother')],
    ['signs nothing on another paper', 'SOLE', [mother, { ...foster, evidence: 'COURT_ORDER' }], 'CONTACT', all('mother')],
    ['signs on the last day', 'SOLE', [mother, { ...foster, until: DAY }], 'CONTACT', { ...all('mother'), orAlone: ['foster'] } as SignersNeeded],
    ['signs nothing once it is over', 'SOLE', [mother, { ...foster, until: YESTERDAY }], 'CONTACT', all('mother')],
    ['signs nothing where nobody holds custody', 'SOLE', [foster], 'CONTACT', NOBODY],
    ['signs nothing where custody is not known', 'UNKNOWN', [foster], 'CONTACT', NOBODY],
  ])('%s', (_title, kind, holders, category, expected) => {
    expect(signersOf(kind, holders, category)).toEqual(expected);
  }); // prettier-ignore

  it('is one of those of whom one suffices, where the network has set so', () => {
    const expected = { kind: 'ONE_OF', memberIds: ['mother', 'father', 'foster'] };
    expect(signersOf('JOINT', [mother, father, foster], 'CONTACT', 'ONE_SUFFICES')).toEqual(expected);
  });
});

describe('Parents and guardians', () => {
  const elsewhere: RosterHolder = { ...father, scope: ['CONTACT'] };
  const gone: RosterHolder = { ...father, until: YESTERDAY };
  it.each<Row>([
    ['sign alone what a court has given to one of them', 'JOINT', [mother, elsewhere], 'CHILD_HEALTH', all('mother')],
    ['sign together what both still have', 'JOINT', [mother, elsewhere], 'CONTACT', all('mother', 'father')],
    ['sign nothing outside the scope of all', 'SOLE', [elsewhere], 'CHILD_HEALTH', NOBODY],
    ['sign on the last day', 'JOINT', [mother, { ...father, until: DAY }], 'CONTACT', all('mother', 'father')],
    ['sign nothing once it is over for one: who has it now is to be recorded', 'JOINT', [mother, gone], 'CONTACT', NOBODY],
    ['sign nothing once the guardian’s time is over', 'GUARDIAN', [{ ...guardian, until: YESTERDAY }], 'CONTACT', NOBODY],
    ['sign for the child of a minor mother together with her', 'MINOR_PARENT', [minor, guardian], 'CONTACT', all('mother', 'guardian')],
    ['sign with the other parent, who is of age', 'MINOR_PARENT', [minor, father, guardian], 'CONTACT', all('mother', 'father', 'guardian')],
    ['leave a minor mother never alone with it', 'MINOR_PARENT', [minor, { ...guardian, scope: ['CONTACT'] }], 'CHILD_HEALTH', NOBODY],
    ['pass a minor mother never over', 'MINOR_PARENT', [{ ...minor, scope: ['CONTACT'] }, guardian], 'CHILD_HEALTH', NOBODY],
    ['sign nothing for a minor mother when the guardian’s time is over', 'MINOR_PARENT', [minor, { ...guardian, until: YESTERDAY }], 'CONTACT', NOBODY],
  ])('%s', (_title, kind, holders, category, expected) => {
    expect(signersOf(kind, holders, category)).toEqual(expected);
  }); // prettier-ignore
});

it('who is not of age and capable, and nobody else, needs custody: a pregnancy is the woman’s, whatever is recorded', () => {
  const pregnancy = { id: 'p', role: 'PREGNANCY', ofMemberId: 'mother', hasCapacity: false, closedAs: null } as const;
  for (const closedAs of [null, 'BORN', 'LOSS'] as const) {
    const members = [{ ...pregnancy, closedAs }];
    const custodies = [{ childId: 'p', kind: 'JOINT', holders: [mother, father] } as const];
    const roster: FamilyRoster = { familyId: 'f', on: DAY, members, custodies };
    expect(requiredSigners(roster, 'p', 'ONE_SUFFICES', 'PREGNANCY_AND_BIRTH')).toEqual(all('mother'));
  }
}); // prettier-ignore

it('nobody outside a child’s custody, in this matter and on this day, is ever among its signers', () => {
  const property = fc.property(
    anyRoster(),
    fc.constantFrom(...ANYBODY),
    fc.constantFrom('ALL_MUST_SIGN', 'ONE_SUFFICES'),
    fc.constantFrom(...INFORMATION_CATEGORIES),
    (roster, subject, rule, category) => {
      const needed = requiredSigners(roster, subject, rule, category);
      if (needed.kind === 'NOBODY_KNOWN') return;
      const alone = needed.kind === 'ALL' ? (needed.orAlone ?? []) : [];
      const member = roster.members.find((one) => one.id === subject);
      const own = member?.role === 'PREGNANCY' ? member.ofMemberId : member?.id;
      const isChild = member?.role === 'CHILD' && !member.hasCapacity;
      const custody = roster.custodies.find((row) => row.childId === subject);
      const holders = custody?.kind === 'UNKNOWN' ? [] : (custody?.holders ?? []);
      const inCustody = holders
        .filter(({ scope, until }) => (scope?.includes(category) ?? true) && (until ?? DAY) >= DAY)
        .map((holder) => holder.memberId);
      const theirs: readonly unknown[] = isChild ? inCustody : [own];
      for (const id of [...needed.memberIds, ...alone]) expect(theirs).toContain(id);
      expect(needed.memberIds.length).toBeGreaterThan(0);
    },
  );
  expectProperty(property, { sample: 2_000, long: 200_000 });
});
