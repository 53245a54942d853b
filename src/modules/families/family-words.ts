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
