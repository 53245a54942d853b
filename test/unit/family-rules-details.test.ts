import type { CustodySketch, HolderSketch } from '../../src/modules/families/custody-rules';
import { holderTermsOf } from '../../src/modules/families/custody-rules';
import type { CustodyKind } from '../../src/modules/families/family-words';
import { CHILD, FATHER, GUARDIAN, MOTHER, familyOf, refusalOfFamily } from '../support/family-sketches';

/** What is said of single holders of custody: as what, of which matters, until when. */
const MEMBERS = [
  MOTHER,
  FATHER,
  GUARDIAN,
  { key: 'c', role: 'CARER', name: 'Carla Muster' },
  { key: 'd', role: 'CARER', name: 'Dora Muster' },
  { key: 'e', role: 'CARER', name: 'Ella Muster' },
  { key: 'f', role: 'CARER', name: 'Frida Muster' },
  CHILD,
] as const;

const custody = (kind: CustodyKind, holders: string, ...details: HolderSketch[]): CustodySketch => ({
  ...{ child: 'k', kind, holders: holders.split(' ').filter((key) => key !== '') },
  details,
});
const carer = (holder: string): HolderSketch => ({ holder, as: 'SUPPLEMENTARY_CARER', scope: ['CONTACT'] });
const foster = (holder: string): HolderSketch => ({ holder, as: 'FOSTER_CARER', scope: ['CONTACT'] });
const refusal = (said: CustodySketch): string | null => refusalOfFamily(familyOf(MEMBERS, said));

describe('Details of custody are refused', () => {
  it.each<[string, CustodySketch, string]>([
    ['of somebody who does not hold it', custody('SOLE', 'm', { holder: 'v' }), 'details[0].holder UNKNOWN'],
    ['said twice of one holder', custody('SOLE', 'm', { holder: 'm' }, { holder: 'm' }), 'details[1].holder NAMED_TWICE'],
    ['with a scope of nothing', custody('SOLE', 'm', { holder: 'm', scope: [] }), 'details[0].scope TOO_FEW'],
    ['with a category twice', custody('SOLE', 'm', { holder: 'm', scope: ['CONTACT', 'CONTACT'] }), 'details[0].scope NAMED_TWICE'],
    ['that were over yesterday', custody('SOLE', 'm', { holder: 'm', until: '2026-11-20' }), 'details[0].until IN_THE_PAST'],
    ['of a guardian in sole custody', custody('SOLE', 'm', { holder: 'm', as: 'GUARDIAN' }), 'details[0].as NOT_FOR_THIS_KIND'],
    ['of a minor parent in joint custody', custody('JOINT', 'm v', { holder: 'm', as: 'MINOR_PARENT' }), 'details[0].as NOT_FOR_THIS_KIND'],
    ['of a guardian who is the mother', custody('MINOR_PARENT', 'm g', { holder: 'm', as: 'GUARDIAN' }), 'details[0].as NOT_FOR_THIS_ROLE'],
    ['of a minor parent who is the guardian', custody('MINOR_PARENT', 'm g', { holder: 'g', as: 'MINOR_PARENT' }), 'details[0].as NOT_FOR_THIS_ROLE'],
    ['of a supplementary carer who is the father', custody('SOLE', 'm v', carer('v')), 'details[0].as NOT_FOR_THIS_ROLE'],
    ['of a foster carer who is the guardian', custody('SOLE', 'm g', foster('g')), 'details[0].as NOT_FOR_THIS_ROLE'],
    ['of a supplementary carer for everything', custody('SOLE', 'm c', { ...carer('c'), scope: null }), 'details[0].scope REQUIRED'],
    ['of a foster carer for everything', custody('SOLE', 'm c', { ...foster('c'), scope: null }), 'details[0].scope REQUIRED'],
    ['of a carer alone', custody('SOLE', 'c', foster('c')), 'holders TOO_FEW'],
    ['of a carer in place of the second parent', custody('JOINT', 'm c', carer('c')), 'holders TOO_FEW'],
    ['of a carer where custody is not known', custody('UNKNOWN', 'c', carer('c')), 'holders TOO_MANY'],
    ['of four supplementary carers', custody('SOLE', 'm c d e f', carer('c'), carer('d'), carer('e'), carer('f')), 'holders TOO_MANY'],
    ['of three foster carers', custody('SOLE', 'm c d e', foster('c'), foster('d'), foster('e')), 'holders TOO_MANY'],
    ['of a guardian who is only a supplementary carer', custody('GUARDIAN', 'g', carer('g')), 'holders TOO_FEW'],
  ])('%s', (_title, said, expected) => {
    expect(refusal(said)).toBe(`input.custody[0].${expected}`);
  }); // prettier-ignore
});

describe('Details of custody are sound', () => {
  it.each<[string, CustodySketch]>([
    ['when there are none', { child: 'k', kind: 'SOLE', holders: ['m'], details: null }],
    ['of a parent for some matters', custody('JOINT', 'm v', { holder: 'v', scope: ['CONTACT'] })],
    ['until today', custody('SOLE', 'm', { holder: 'm', until: '2026-11-21' })],
    ['of what was seen', custody('SOLE', 'm', { holder: 'm', evidence: 'NEGATIVE_CERTIFICATE' })],
    ['of three supplementary carers beside three parents', custody('JOINT', 'm v f c d e', carer('c'), carer('d'), carer('e'))],
    ['of two foster carers beside a guardian', custody('GUARDIAN', 'g c d', foster('c'), foster('d'))],
    ['of a guardian as supplementary carer', custody('SOLE', 'm g', carer('g'))],
    ['of a father of age beside a minor mother', custody('MINOR_PARENT', 'm v g', { holder: 'v', as: 'PARENT' })],
  ])('%s', (_title, said) => {
    expect(refusal(said)).toBeNull();
  }); // prettier-ignore
});

it('who is nothing else said of is a parent or guardian, for everything, without an end, nothing seen', () => {
  const byKey = new Map(MEMBERS.map((member) => [member.key, member]));
  const plain = { scope: null, evidence: 'NOT_SEEN', until: null };
  for (const [said, ...expected] of [
    [custody('JOINT', 'm c'), ['m', 'PARENT'], ['c', 'PARENT']],
    [custody('GUARDIAN', 'g'), ['g', 'GUARDIAN']],
    [custody('MINOR_PARENT', 'm g'), ['m', 'MINOR_PARENT'], ['g', 'GUARDIAN']],
    [custody('SOLE', 'g'), ['g', 'PARENT']],
  ] as const)
    expect(holderTermsOf(said, byKey)).toEqual(expected.map(([key, as]) => ({ key, as, ...plain })));
});
