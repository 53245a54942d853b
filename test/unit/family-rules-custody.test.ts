import type { CustodySketch } from '../../src/modules/families/custody-rules';
import type { CustodyKind } from '../../src/modules/families/family-words';
import {
  CHILD,
  FATHER,
  GUARDIAN,
  MOTHER,
  PREGNANCY,
  familyOf,
  refusalOfFamily,
} from '../support/family-sketches';

const MEMBERS = [
  MOTHER,
  FATHER,
  GUARDIAN,
  { key: 'g2', role: 'GUARDIAN', name: 'Gerd Vormund' },
  { key: 'g3', role: 'GUARDIAN', name: 'Gabi Vormund' },
  { key: 'c', role: 'CARER', name: 'Carla Muster' },
  { key: 's', role: 'SECOND_PARENT', name: 'Sascha Muster' },
  CHILD,
  { ...CHILD, key: 'k2' },
  PREGNANCY,
] as const;

const refusal = (...custody: readonly CustodySketch[]): string | null =>
  refusalOfFamily(familyOf(MEMBERS, ...custody));
const of = (kind: CustodyKind, ...holders: readonly string[]): CustodySketch => ({
  child: 'k',
  kind,
  holders,
});

describe('Custody is refused', () => {
  it.each<[string, CustodySketch, string]>([
    ['of a child that is not of the family', { ...of('SOLE', 'm'), child: 'x' }, 'child UNKNOWN'],
    ['of an adult', { ...of('SOLE', 'm'), child: 'v' }, 'child NOT_FOR_THIS_ROLE'],
    ['of a pregnancy', { ...of('SOLE', 'm'), child: 'p' }, 'child NOT_FOR_THIS_ROLE'],
    ['by a stranger', of('SOLE', 'x'), 'holders[0] UNKNOWN'],
    ['by the child itself', of('SOLE', 'k'), 'holders[0] NOT_FOR_THIS_ROLE'],
    ['by another child', of('JOINT', 'm', 'k2'), 'holders[1] NOT_FOR_THIS_ROLE'],
    ['by a pregnancy', of('JOINT', 'p', 'm'), 'holders[0] NOT_FOR_THIS_ROLE'],
    ['by one person named twice', of('JOINT', 'm', 'm'), 'holders[1] NAMED_TWICE'],
    ['SOLE by nobody', of('SOLE'), 'holders TOO_FEW'],
    ['SOLE by two', of('SOLE', 'm', 'v'), 'holders TOO_MANY'],
    ['JOINT by nobody', of('JOINT'), 'holders TOO_FEW'],
    ['JOINT by one', of('JOINT', 'm'), 'holders TOO_FEW'],
    ['JOINT by four', of('JOINT', 'm', 'v', 's', 'c'), 'holders TOO_MANY'],
    ['by a GUARDIAN who is nobody', of('GUARDIAN'), 'holders TOO_FEW'],
    ['by four GUARDIANs', of('GUARDIAN', 'g', 'g2', 'g3', 'm'), 'holders TOO_MANY'],
    ['by a GUARDIAN who is the mother', of('GUARDIAN', 'm'), 'holders NOT_FOR_THIS_KIND'],
    ['by a GUARDIAN together with the mother', of('GUARDIAN', 'g', 'm'), 'holders NOT_FOR_THIS_KIND'],
    ['of a MINOR_PARENT alone', of('MINOR_PARENT', 'm'), 'holders TOO_FEW'],
    ['of a MINOR_PARENT without a guardian', of('MINOR_PARENT', 'm', 'v'), 'holders NOT_FOR_THIS_KIND'],
    [
      'of a MINOR_PARENT who is none, with two guardians',
      of('MINOR_PARENT', 'g', 'g2'),
      'holders NOT_FOR_THIS_KIND',
    ],
    ['of a MINOR_PARENT with four', of('MINOR_PARENT', 'm', 'v', 'g', 'g2'), 'holders TOO_MANY'],
    ['UNKNOWN with a holder', of('UNKNOWN', 'm'), 'holders TOO_MANY'],
  ])('%s', (_title, custody, expected) => {
    expect(refusal(custody)).toBe(`input.custody[0].${expected}`);
  });

  it('when it is said twice of one child, naming the second', () => {
    expect(refusal(of('SOLE', 'm'), { child: 'k2', kind: 'UNKNOWN', holders: [] }, of('SOLE', 'v'))).toBe(
      'input.custody[2].child NAMED_TWICE',
    );
  });

  it('after what is wrong with a member', () => {
    const nameless = [{ ...MOTHER, name: null }, CHILD];
    expect(refusalOfFamily(familyOf(nameless, of('SOLE', 'x')))).toBe('input.members[0].name REQUIRED');
  });
});

describe('Custody is sound', () => {
  it.each<[string, readonly CustodySketch[]]>([
    ['when nothing is said of it', []],
    ['UNKNOWN by nobody', [of('UNKNOWN')]],
    ['SOLE by the mother', [of('SOLE', 'm')]],
    ['SOLE by a carer', [of('SOLE', 'c')]],
    ['JOINT by two', [of('JOINT', 'm', 'v')]],
    ['JOINT by three', [of('JOINT', 'm', 's', 'c')]],
    ['by one GUARDIAN', [of('GUARDIAN', 'g')]],
    ['by three GUARDIANs', [of('GUARDIAN', 'g', 'g2', 'g3')]],
    ['of a MINOR_PARENT with the guardian', [of('MINOR_PARENT', 'm', 'g')]],
    ['of a MINOR_PARENT with the other parent and the guardian', [of('MINOR_PARENT', 'g', 'm', 'v')]],
    ['of two children, each its own', [of('SOLE', 'm'), { child: 'k2', kind: 'JOINT', holders: ['m', 'v'] }]],
  ])('%s', (_title, custody) => {
    expect(refusal(...custody)).toBeNull();
  });
});
