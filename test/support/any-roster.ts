import fc from 'fast-check';
import type { FamilyRoster } from '../../src/modules/families';
import { INFORMATION_CATEGORIES } from '../../src/domain/information-category';
import {
  CUSTODY_EVIDENCE,
  CUSTODY_KINDS,
  CUSTODY_ROLES,
  MEMBER_ROLES,
  PREGNANCY_ENDS,
} from '../../src/modules/families/family-words';

/** So few that they meet in every role. */
export const ANYBODY = ['a', 'b', 'c', 'd'] as const;

/** Any record of a family, however odd: what the input rules would never let in as well. */
export function anyRoster(): fc.Arbitrary<FamilyRoster> {
  const id = fc.constantFrom(...ANYBODY);
  const holder = fc.record({
    memberId: id,
    as: fc.constantFrom(...CUSTODY_ROLES),
    scope: fc.option(fc.subarray([...INFORMATION_CATEGORIES])),
    evidence: fc.constantFrom(...CUSTODY_EVIDENCE),
    until: fc.option(fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22')),
  });
  return fc.record({
    familyId: fc.constant('family'),
    on: fc.constant('2026-11-21'),
    members: fc.array(
      fc.record({
        id,
        role: fc.constantFrom(...MEMBER_ROLES),
        ofMemberId: fc.option(id),
        hasCapacity: fc.boolean(),
        closedAs: fc.option(fc.constantFrom(...PREGNANCY_ENDS)),
      }),
      { maxLength: 5 },
    ),
    custodies: fc.array(
      fc.record({
        childId: id,
        kind: fc.constantFrom(...CUSTODY_KINDS),
        holders: fc.array(holder, { maxLength: 4 }),
      }),
      { maxLength: 3 },
    ),
  });
}
