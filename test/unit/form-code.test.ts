import { parent } from '../support/family-sketches';
import { randomBytes } from 'node:crypto';
import { formCodeLookup, monthsOnForm, newFormCode } from '../../src/modules/consents/form-code';
import type { FamilyRoster } from '../../src/modules/families';

/** The code on a form: readable, random, and found only together with a birth month and the installation's key. */
const key = (): { id: string; bytes: Buffer } => ({ id: 'test', bytes: randomBytes(32) });
const NETWORK = '00000000-0000-7000-8000-0000000000ff';
const OTHER_NETWORK = '00000000-0000-7000-8000-0000000000fe';

describe('a new code', () => {
  const codes = Array.from({ length: 2_000 }, newFormCode);

  it('is three groups of four signs, none of which is taken for another', () => {
    for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  });

  it('uses every one of its 32 signs in every place: 60 bits', () => {
    for (const place of [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13])
      expect(new Set(codes.map((code) => code[place])).size).toBe(32);
  });

  it('is never given twice', () => {
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('what a code is found by', () => {
  const installation = key();
  const lookup = (code: string, month = '2026-03'): string =>
    formCodeLookup(installation, NETWORK, code, month).toString('hex');
  const right = lookup('K7MP-2QXR-9TDW');

  it.each([
    ['k7mp-2qxr-9tdw'],
    ['K7MP2QXR9TDW'],
    [' k7mp 2qxr 9tdw '],
    ['K7MP–2QXR–9TDW'],
    ['K7MP.2QXR/9TDW'],
  ])('is the same however the code is written: %s', (code) => {
    expect(lookup(code)).toBe(right);
  });

  it.each([
    ['another code', 'K7MP-2QXR-9TDX', '2026-03'],
    ['another month', 'K7MP-2QXR-9TDW', '2026-04'],
    ['no month', 'K7MP-2QXR-9TDW', ''],
    ['a sign that moves from the code to the month', 'K7MP-2QXR-9TD', 'W|2026-03'],
  ])('is another for %s', (_title, code, month) => {
    expect(lookup(code, month)).not.toBe(right);
  });

  it('is another in another network, and under another key of an installation', () => {
    const elsewhere = formCodeLookup(installation, OTHER_NETWORK, 'K7MP-2QXR-9TDW', '2026-03');
    const underAnother = formCodeLookup(key(), NETWORK, 'K7MP-2QXR-9TDW', '2026-03');
    expect([elsewhere.toString('hex'), underAnother.toString('hex')]).not.toContain(right);
  });
});

describe('the birth months that go with a form', () => {
  /** A mother with a child of hers, a child in joint custody, a pregnancy; a father. */
  const roster: FamilyRoster = {
    familyId: 'f',
    on: '2026-11-21',
    members: [
      { id: 'mother', role: 'MOTHER', ofMemberId: null, hasCapacity: false, closedAs: null },
      { id: 'father', role: 'FATHER', ofMemberId: null, hasCapacity: false, closedAs: null },
      { id: 'hers', role: 'CHILD', ofMemberId: null, hasCapacity: false, closedAs: null },
      { id: 'theirs', role: 'CHILD', ofMemberId: null, hasCapacity: false, closedAs: null },
      { id: 'unborn', role: 'PREGNANCY', ofMemberId: 'mother', hasCapacity: false, closedAs: null },
    ],
    custodies: [
      { childId: 'hers', kind: 'SOLE', holders: [parent('mother')] },
      { childId: 'theirs', kind: 'JOINT', holders: [parent('mother'), parent('father')] },
    ],
  };
  const ALL = { mother: '1990-01', father: '1988-02', hers: '2021-03', theirs: '2025-04', unborn: '2026-09' };

  it.each<[string, string[], Record<string, string>, string[]]>([
    ['the mother’s own', ['mother'], ALL, ['1990-01']],
    ['of a child of hers, and hers, who signs', ['hers'], ALL, ['1990-01', '2021-03']],
    ['of a child of both, and theirs', ['theirs'], ALL, ['1990-01', '1988-02', '2025-04']],
    ['of the month a pregnancy is due, and hers', ['unborn'], ALL, ['1990-01', '2026-09']],
    ['of each whom it asks about', ['father', 'hers'], ALL, ['1990-01', '1988-02', '2021-03']],
    ['only once each', ['hers'], { mother: '1990-01', hers: '1990-01' }, ['1990-01']],
    ['of those only that are on record', ['hers'], { hers: '2021-03', father: '1988-02' }, ['2021-03']],
    ['of the whole family, where the form itself has none', ['mother'], { hers: '2021-03', father: '1988-02' }, ['1988-02', '2021-03']],
    ['none, where none is on record', ['mother', 'hers'], {}, []],
  ])('are %s', (_title, subjects, months, expected) => {
    const asked = subjects.map((subjectId) => ({ subjectId, category: 'CONTACT' as const }));
    const found = monthsOnForm(roster, asked, 'ALL_MUST_SIGN', new Map(Object.entries(months)));
    expect(found).toEqual(expected);
  }); // prettier-ignore
});
