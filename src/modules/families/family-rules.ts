import { invalidInput } from '../../domain/errors';
import { addMonths, isDay, type Day } from '../../domain/period';
import { canBePregnant, isAdultRole, type CustodyKind, type MemberRole } from './family-words';

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
}

export interface CustodySketch {
  readonly child: string;
  readonly kind: CustodyKind;
  readonly holders: readonly string[];
}

/** How many hold custody of each kind. Three is the most that a release can name. */
const HOLDERS = {
  SOLE: { least: 1, most: 1 },
  JOINT: { least: 2, most: 3 },
  GUARDIAN: { least: 1, most: 3 },
  MINOR_PARENT: { least: 2, most: 3 },
  UNKNOWN: { least: 0, most: 0 },
} as const satisfies Record<CustodyKind, { least: number; most: number }>;

/** @throws INVALID_INPUT naming the field of the first rule broken */
export function requireSoundFamily(family: FamilySketch, today: Day): void {
  const byKey = new Map<string, MemberSketch>();
  for (const [place, member] of family.members.entries()) {
    if (byKey.has(member.key)) throw invalidInput(`input.members[${place}].key`, 'NAMED_TWICE');
    byKey.set(member.key, member);
  }
  for (const [place, member] of family.members.entries())
    requireSoundMember(member, byKey, `input.members[${place}]`, today);

  const children = new Set<string>();
  for (const [place, custody] of family.custody.entries()) {
    if (children.has(custody.child)) throw invalidInput(`input.custody[${place}].child`, 'NAMED_TWICE');
    children.add(custody.child);
    requireSoundCustody(custody, byKey, `input.custody[${place}]`);
  }
}

function requireSoundMember(
  member: MemberSketch,
  byKey: ReadonlyMap<string, MemberSketch>,
  field: string,
  today: Day,
): void {
  const isPregnancy = member.role === 'PREGNANCY';
  if (!isPregnancy && member.name == null) throw invalidInput(`${field}.name`, 'REQUIRED');
  if (isPregnancy && member.name != null) throw invalidInput(`${field}.name`, 'NOT_FOR_THIS_ROLE');
  if (isPregnancy && member.birth != null) throw invalidInput(`${field}.birth`, 'NOT_FOR_THIS_ROLE');
  if (!isPregnancy && member.dueMonth != null) throw invalidInput(`${field}.dueMonth`, 'NOT_FOR_THIS_ROLE');
  if (!isPregnancy && member.of != null) throw invalidInput(`${field}.of`, 'NOT_FOR_THIS_ROLE');
  if (member.capacity && member.role !== 'CHILD')
    throw invalidInput(`${field}.capacity`, 'NOT_FOR_THIS_ROLE');
  if (member.birth != null) requireBirth(member.birth, `${field}.birth`, today);
  if (member.dueMonth != null) requireDueMonth(member.dueMonth, `${field}.dueMonth`, today);
  if (!isPregnancy) return;

  if (member.of == null) throw invalidInput(`${field}.of`, 'REQUIRED');
  const woman = byKey.get(member.of);
  if (woman === undefined) throw invalidInput(`${field}.of`, 'UNKNOWN');
  if (!canBePregnant(woman.role)) throw invalidInput(`${field}.of`, 'NOT_FOR_THIS_ROLE');
}

function requireSoundCustody(
  custody: CustodySketch,
  byKey: ReadonlyMap<string, MemberSketch>,
  field: string,
): void {
  const child = byKey.get(custody.child);
  if (child === undefined) throw invalidInput(`${field}.child`, 'UNKNOWN');
  if (child.role !== 'CHILD') throw invalidInput(`${field}.child`, 'NOT_FOR_THIS_ROLE');
  const bounds = HOLDERS[custody.kind];
  if (custody.holders.length < bounds.least) throw invalidInput(`${field}.holders`, 'TOO_FEW');
  if (custody.holders.length > bounds.most) throw invalidInput(`${field}.holders`, 'TOO_MANY');

  const roles = custody.holders.map((key, place) => {
    const holder = byKey.get(key);
    if (holder === undefined) throw invalidInput(`${field}.holders[${place}]`, 'UNKNOWN');
    if (!isAdultRole(holder.role)) throw invalidInput(`${field}.holders[${place}]`, 'NOT_FOR_THIS_ROLE');
    if (custody.holders.indexOf(key) !== place)
      throw invalidInput(`${field}.holders[${place}]`, 'NAMED_TWICE');
    return holder.role;
  });
  const guardians = roles.filter((role) => role === 'GUARDIAN').length;
  const onlyGuardians = custody.kind === 'GUARDIAN' && guardians < roles.length;
  const bothNeeded = custody.kind === 'MINOR_PARENT' && (guardians === 0 || guardians === roles.length);
  if (onlyGuardians || bothNeeded) throw invalidInput(`${field}.holders`, 'NOT_FOR_THIS_KIND');
}

function requireBirth(birth: string, field: string, today: Day): void {
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
