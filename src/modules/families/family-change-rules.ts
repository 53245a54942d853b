import { invalidInput } from '../../domain/errors';
import type { Day } from '../../domain/period';
import { requireSoundCustodies, type CustodySketch } from './custody-rules';
import { requireBirth, requireName, requireSoundMember, type MemberSketch } from './family-rules';
import type { MemberRole } from './family-words';

/** A member as recorded, by key. */
export interface KnownMember {
  readonly key: string;
  readonly role: MemberRole;
  /** Key of the woman, for a pregnancy. */
  readonly of: string | null;
  readonly closed: boolean;
}

/** What is said anew of a member, or of a new one: a field left out stays as it is, null takes it away. */
export type MemberChange = Omit<MemberSketch, 'role'> & { readonly role?: MemberRole | null };

export interface FamilyChange {
  readonly members?: readonly MemberChange[] | null;
  readonly custody?: readonly CustodySketch[] | null;
}

/** A child at birth; it may have no name yet. */
export interface NewbornSketch {
  readonly key: string;
  readonly name?: string | null;
  readonly birth: string;
}

/**
 * What may change of a family: names, births, contacts, assessments, custody; new members come, nobody goes. Who somebody is
 * never changes, nor whose a pregnancy is: forms rest on it.
 *
 * @throws INVALID_INPUT naming the field of the first rule broken
 */
export function requireSoundChange(known: readonly KnownMember[], change: FamilyChange, today: Day): void {
  const members = change.members ?? [];
  const byKey = new Map<string, { readonly role: MemberRole }>(known.map((member) => [member.key, member]));
  const sketches: MemberSketch[] = [];
  const seen = new Set<string>();
  for (const [place, member] of members.entries()) {
    const field = `input.members[${place}]`;
    if (seen.has(member.key)) throw invalidInput(`${field}.key`, 'NAMED_TWICE');
    seen.add(member.key);
    const before = known.find((one) => one.key === member.key);
    if (before !== undefined) requireSamePerson(before, member, field);
    const role = before?.role ?? member.role;
    if (role == null) throw invalidInput(`${field}.role`, 'REQUIRED');
    if (before === undefined || member.name !== undefined) requireName({ ...member, role }, `${field}.name`);
    byKey.set(member.key, { role });
    sketches.push({ ...member, role, of: before?.role === 'PREGNANCY' ? before.of : member.of });
  }
  for (const [place, sketch] of sketches.entries())
    requireSoundMember(sketch, byKey, `input.members[${place}]`, today);
  requireSoundCustodies(change.custody ?? [], byKey, today);
}

/**
 * A birth makes one or several children of a pregnancy, each with custody of its own.
 *
 * @throws INVALID_INPUT naming the field of the first rule broken
 */
export function requireSoundBirth(
  known: readonly KnownMember[],
  birth: { readonly children: readonly NewbornSketch[]; readonly custody: readonly CustodySketch[] },
  today: Day,
): void {
  const byKey = new Map<string, { readonly role: MemberRole }>(known.map((member) => [member.key, member]));
  for (const [place, child] of birth.children.entries()) {
    const field = `input.children[${place}]`;
    if (byKey.has(child.key)) throw invalidInput(`${field}.key`, 'NAMED_TWICE');
    byKey.set(child.key, { role: 'CHILD' });
    requireBirth(child.birth, `${field}.birth`, today);
  }
  for (const [place, { child }] of birth.custody.entries()) {
    if (byKey.has(child) && known.some((member) => member.key === child))
      throw invalidInput(`input.custody[${place}].child`, 'NOT_NEWBORN');
  }
  requireSoundCustodies(birth.custody, byKey, today);
}

function requireSamePerson(before: KnownMember, change: MemberChange, field: string): void {
  if (before.closed) throw invalidInput(`${field}.key`, 'CLOSED');
  if (change.role != null && change.role !== before.role) throw invalidInput(`${field}.role`, 'UNCHANGEABLE');
  if (before.role === 'PREGNANCY' && change.of !== undefined && change.of !== before.of)
    throw invalidInput(`${field}.of`, 'UNCHANGEABLE');
}
