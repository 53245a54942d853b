import { DomainError } from '../../src/domain/errors';
import type { RosterHolder } from '../../src/modules/families';
import type { CustodySketch } from '../../src/modules/families/custody-rules';
import {
  requireSoundFamily,
  type FamilySketch,
  type MemberSketch,
} from '../../src/modules/families/family-rules';

/** Sketches of families for the tables of the rules of a record, on an invented day. */
export const TODAY = '2026-11-21';

export const MOTHER: MemberSketch = { key: 'm', role: 'MOTHER', name: 'Erika Muster' };
export const FATHER: MemberSketch = { key: 'v', role: 'FATHER', name: 'Max Muster' };
export const GUARDIAN: MemberSketch = { key: 'g', role: 'GUARDIAN', name: 'Vera Vormund' };
export const CHILD: MemberSketch = { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2026-03-14' };
export const PREGNANCY: MemberSketch = { key: 'p', role: 'PREGNANCY', dueMonth: '2027-02', of: 'm' };

export function familyOf(
  members: readonly MemberSketch[],
  ...custody: readonly CustodySketch[]
): FamilySketch {
  return { members, custody };
}

/** The refusal in two words, `field REASON`; null when the family is sound. */
export function refusalOfFamily(family: FamilySketch, today = TODAY): string | null {
  try {
    requireSoundFamily(family, today);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INVALID_INPUT') throw error;
    return `${error.details.field ?? ''} ${error.details.reason ?? ''}`;
  }
}

/** A holder of custody as a roster has it: as a parent, of everything, without an end, nothing seen. */
export function parent(memberId: string): RosterHolder {
  return { memberId, as: 'PARENT', scope: null, evidence: 'NOT_SEEN', until: null };
}
