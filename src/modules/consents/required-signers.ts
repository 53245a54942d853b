import type { FamilyRoster } from '../families';

/** The network's setting for a child in joint custody; the careful choice is the default. */
export type ChildCustodyRule = 'ALL_MUST_SIGN' | 'ONE_SUFFICES';

/** Who must sign for what concerns one member of the family. */
export type SignersNeeded =
  | { readonly kind: 'ALL'; readonly memberIds: readonly string[] }
  | { readonly kind: 'ONE_OF'; readonly memberIds: readonly string[] }
  /** Nobody is known who could: custody of this child is not recorded. */
  | { readonly kind: 'NOBODY_KNOWN' };

/**
 * Whose release it is. An adult alone for themself; a pregnant woman alone for the pregnancy; a young person with
 * capacity alone; for a child those who hold custody of that child. A minor parent signs for the child together
 * with the guardian, for herself alone. (§ 203 StGB; §§ 1626, 1627, 1629, 1673, 1793 BGB)
 */
export function requiredSigners(
  roster: FamilyRoster,
  subjectId: string,
  rule: ChildCustodyRule,
): SignersNeeded {
  const subject = roster.members.find((member) => member.id === subjectId);
  if (subject === undefined) return { kind: 'NOBODY_KNOWN' };
  if (subject.role === 'PREGNANCY') {
    return subject.ofMemberId === null
      ? { kind: 'NOBODY_KNOWN' }
      : { kind: 'ALL', memberIds: [subject.ofMemberId] };
  }
  if (subject.role !== 'CHILD' || subject.hasCapacity) return { kind: 'ALL', memberIds: [subject.id] };

  const custody = roster.custodies.find((row) => row.childId === subjectId);
  if (custody === undefined || custody.kind === 'UNKNOWN' || custody.holderIds.length === 0) {
    return { kind: 'NOBODY_KNOWN' };
  }
  const oneSuffices = custody.kind === 'JOINT' && rule === 'ONE_SUFFICES';
  return { kind: oneSuffices ? 'ONE_OF' : 'ALL', memberIds: custody.holderIds };
}

export function mustOrMaySign(needed: SignersNeeded, memberId: string): boolean {
  return needed.kind !== 'NOBODY_KNOWN' && needed.memberIds.includes(memberId);
}

/** Who has signed of those needed, once that is enough; null while it is not. */
export function completeSigners(
  needed: SignersNeeded,
  signed: ReadonlySet<string>,
): readonly string[] | null {
  if (needed.kind === 'NOBODY_KNOWN') return null;
  const present = needed.memberIds.filter((id) => signed.has(id));
  if (needed.kind === 'ONE_OF') return present.length > 0 ? present : null;
  return present.length === needed.memberIds.length ? present : null;
}

/** Whose signature is still missing. */
export function missingSigners(needed: SignersNeeded, signed: ReadonlySet<string>): readonly string[] {
  if (needed.kind === 'NOBODY_KNOWN' || completeSigners(needed, signed) !== null) return [];
  return needed.memberIds.filter((id) => !signed.has(id));
}
