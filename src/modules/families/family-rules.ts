import { invalidInput } from '../../domain/errors';
import { addMonths, isDay, type Day } from '../../domain/period';
import { requireSoundCustodies, type CustodySketch } from './custody-rules';
import { canBePregnant, type MemberRole } from './family-words';

/** A family as it is about to be recorded: members by key, custody per child. */
export interface FamilySketch {
  readonly members: readonly MemberSketch[];
  readonly custody: readonly CustodySketch[];
}

export interface MemberSketch {
  readonly key: string;
  readonly role: MemberRole;
  readonly name?: string | null;
  readonly birth?: string | null;
  readonly dueMonth?: string | null;
  readonly of?: string | null;
  readonly capacity?: boolean | null;
  readonly capacityAssessment?: { readonly assessedOn: Day } | null;
}

/** @throws INVALID_INPUT naming the field of the first rule broken */
export function requireSoundFamily(family: FamilySketch, today: Day): void {
  const byKey = new Map<string, MemberSketch>();
  for (const [place, member] of family.members.entries()) {
    if (byKey.has(member.key)) throw invalidInput(`input.members[${place}].key`, 'NAMED_TWICE');
    byKey.set(member.key, member);
  }
  for (const [place, member] of family.members.entries()) {
    requireName(member, `input.members[${place}].name`);
    requireSoundMember(member, byKey, `input.members[${place}]`, today);
  }
  requireSoundCustodies(family.custody, byKey, today);
}

/** What is said of one member. A name is asked for by whoever records somebody (`requireName`). */
export function requireSoundMember(
  member: MemberSketch,
  byKey: ReadonlyMap<string, Pick<MemberSketch, 'role'>>,
  field: string,
  today: Day,
): void {
  const isPregnancy = member.role === 'PREGNANCY';
  if (isPregnancy && member.name != null) throw invalidInput(`${field}.name`, 'NOT_FOR_THIS_ROLE');
  if (isPregnancy && member.birth != null) throw invalidInput(`${field}.birth`, 'NOT_FOR_THIS_ROLE');
  if (!isPregnancy && member.dueMonth != null) throw invalidInput(`${field}.dueMonth`, 'NOT_FOR_THIS_ROLE');
  if (!isPregnancy && member.of != null) throw invalidInput(`${field}.of`, 'NOT_FOR_THIS_ROLE');
  requireAssessment(member, field, today);
  if (member.birth != null) requireBirth(member.birth, `${field}.birth`, today);
  if (member.dueMonth != null) requireDueMonth(member.dueMonth, `${field}.dueMonth`, today);
  if (!isPregnancy) return;

  if (member.of == null) throw invalidInput(`${field}.of`, 'REQUIRED');
  const woman = byKey.get(member.of);
  if (woman === undefined) throw invalidInput(`${field}.of`, 'UNKNOWN');
  if (!canBePregnant(woman.role)) throw invalidInput(`${field}.of`, 'NOT_FOR_THIS_ROLE');
}

/** Everybody is recorded by name, but for a pregnancy. */
export function requireName(member: MemberSketch, field: string): void {
  if (member.role !== 'PREGNANCY' && member.name == null) throw invalidInput(field, 'REQUIRED');
}

/** Nobody decides alone because a box was ticked: somebody has spoken with the young person, on a day. */
function requireAssessment(member: MemberSketch, field: string, today: Day): void {
  const { capacity, capacityAssessment, role } = member;
  if (capacity && role !== 'CHILD') throw invalidInput(`${field}.capacity`, 'NOT_FOR_THIS_ROLE');
  if (capacity && capacityAssessment == null) throw invalidInput(`${field}.capacityAssessment`, 'REQUIRED');
  if (capacityAssessment == null) return;
  if (role !== 'CHILD') throw invalidInput(`${field}.capacityAssessment`, 'NOT_FOR_THIS_ROLE');
  if (capacity === false) throw invalidInput(`${field}.capacityAssessment`, 'CONTRADICTS_CAPACITY');
  if (capacityAssessment.assessedOn > today)
    throw invalidInput(`${field}.capacityAssessment.assessedOn`, 'IN_THE_FUTURE');
}

export function requireBirth(birth: string, field: string, today: Day): void {
  const day = birth.length === 7 ? `${birth}-01` : birth;
  if (!isDay(day)) throw invalidInput(field, 'NOT_A_BIRTH');
  if (day > today) throw invalidInput(field, 'IN_THE_FUTURE');
}

/** From the month before last, for a birth that is overdue or not yet entered, to ten months ahead. */
function requireDueMonth(month: string, field: string, today: Day): void {
  if (!isDay(`${month}-01`)) throw invalidInput(field, 'NOT_A_MONTH');
  const earliest = addMonths(today, -2).slice(0, 7);
  const latest = addMonths(today, 10).slice(0, 7);
  if (month < earliest || month > latest) throw invalidInput(field, 'OUT_OF_RANGE');
}
