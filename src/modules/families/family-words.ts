/** Who somebody is in a family. A PREGNANCY names the woman it belongs to. */
export const MEMBER_ROLES = [
  'MOTHER',
  'FATHER',
  'SECOND_PARENT',
  'CARER',
  'GUARDIAN',
  'CHILD',
  'PREGNANCY',
] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Who holds custody of one child (§§ 1626 ff. BGB). UNKNOWN blocks what concerns this child, nothing else. */
export const CUSTODY_KINDS = ['SOLE', 'JOINT', 'GUARDIAN', 'MINOR_PARENT', 'UNKNOWN'] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];

/** As what somebody holds custody of a child, wholly or in part (§§ 1626, 1673, 1688, 1773, 1809 BGB). */
export const CUSTODY_ROLES = [
  'PARENT',
  'MINOR_PARENT',
  'GUARDIAN',
  'SUPPLEMENTARY_CARER',
  'FOSTER_CARER',
] as const;
export type CustodyRole = (typeof CUSTODY_ROLES)[number];

/** What was seen of it when it was recorded. */
export const CUSTODY_EVIDENCE = [
  'BIRTH_CERTIFICATE',
  'CUSTODY_DECLARATION',
  'COURT_ORDER',
  'NEGATIVE_CERTIFICATE',
  'APPOINTMENT',
  'FOSTER_AUTHORITY',
  'NOT_SEEN',
] as const;
export type CustodyEvidence = (typeof CUSTODY_EVIDENCE)[number];

/** How a pregnancy ended. */
export const PREGNANCY_ENDS = ['BORN', 'LOSS'] as const;
export type PregnancyEnd = (typeof PREGNANCY_ENDS)[number];

export const ADULT_ROLES = [
  'MOTHER',
  'FATHER',
  'SECOND_PARENT',
  'CARER',
  'GUARDIAN',
] as const satisfies readonly MemberRole[];

export function isAdultRole(role: MemberRole): boolean {
  return (ADULT_ROLES as readonly MemberRole[]).includes(role);
}

/** Who may be with child: a parent or carer of the family. */
export function canBePregnant(role: MemberRole): boolean {
  return role === 'MOTHER' || role === 'SECOND_PARENT' || role === 'CARER';
}
