import type { FamilyRoster, RosterHolder } from '../families';
import type { InformationCategory } from './consent-words';

/** The network's setting for a child in joint custody; the careful choice is the default. */
export type ChildCustodyRule = 'ALL_MUST_SIGN' | 'ONE_SUFFICES';

/** Who must sign for what concerns one member of the family. */
export type SignersNeeded =
  | {
      readonly kind: 'ALL';
      readonly memberIds: readonly string[];
      /** Each of these may sign instead, alone: foster carers with authority. */
      readonly orAlone?: readonly string[];
    }
  | { readonly kind: 'ONE_OF'; readonly memberIds: readonly string[] }
  /** Nobody is known who could: who holds custody of this child, in this matter and today, is to be recorded first. */
  | { readonly kind: 'NOBODY_KNOWN' };

const NOBODY: SignersNeeded = { kind: 'NOBODY_KNOWN' };

/**
 * Whose release it is (§ 203 StGB; §§ 1626, 1627, 1629, 1673, 1688, 1793, 1809 BGB). The first line that fits:
 *
 * | the item is about                                  | who signs                                      |
 * | -------------------------------------------------- | ---------------------------------------------- |
 * | a pregnancy                                        | the pregnant woman alone; never the father     |
 * | an adult                                           | that adult alone                               |
 * | a young person with capacity (assessment recorded) | that young person alone                        |
 * | a child                                            | as CHILD_RULES say, by the custody of this child |
 */
export function requiredSigners(
  roster: FamilyRoster,
  subjectId: string,
  rule: ChildCustodyRule,
  category: InformationCategory,
): SignersNeeded {
  const subject = roster.members.find((member) => member.id === subjectId);
  if (subject === undefined) return NOBODY;
  if (subject.role === 'PREGNANCY') return subject.ofMemberId === null ? NOBODY : all([subject.ofMemberId]);
  if (subject.role !== 'CHILD' || subject.hasCapacity) return all([subject.id]);

  const custody = roster.custodies.find((row) => row.childId === subjectId);
  if (custody === undefined) return NOBODY;
  const matter = matterOf(custody, rule, category, roster.on);
  return CHILD_RULES.find(({ fits }) => fits(matter))?.signers(matter) ?? NOBODY;
}

/** Those who hold custody of one child in a matter: whose scope has its category. */
interface Matter {
  readonly kind: FamilyRoster['custodies'][number]['kind'];
  readonly oneSuffices: boolean;
  /** Parents and guardians. */
  readonly custodians: readonly RosterHolder[];
  readonly supplementary: readonly RosterHolder[];
  /** Foster carers whose authority was seen and is not over. */
  readonly foster: readonly RosterHolder[];
  /** Whether the last day of one of these is over. */
  readonly over: (holders: readonly RosterHolder[]) => boolean;
}

interface ChildRule {
  readonly when: string;
  readonly fits: (matter: Matter) => boolean;
  readonly signers: (matter: Matter) => SignersNeeded;
}

/** For a child, the first line that fits. Whatever is in doubt leaves nobody to sign, for this child and matter only. */
const CHILD_RULES: readonly ChildRule[] = [
  {
    when: 'custody is not known: nobody',
    fits: ({ kind }) => kind === 'UNKNOWN',
    signers: () => NOBODY,
  },
  {
    when: 'a supplementary carer had this matter, and the time is over: nobody, until custody is recorded anew',
    fits: ({ supplementary, over }) => over(supplementary),
    signers: () => NOBODY,
  },
  {
    when: 'supplementary carers have this matter: they, instead of parents and guardians',
    fits: ({ supplementary }) => supplementary.length > 0,
    signers: ({ supplementary }) => all(idsOf(supplementary)),
  },
  {
    when: 'no parent or guardian has this matter: nobody',
    fits: ({ custodians }) => custodians.length === 0,
    signers: () => NOBODY,
  },
  {
    when: 'the time of a parent or guardian who has it is over: nobody, until custody is recorded anew',
    fits: ({ custodians, over }) => over(custodians),
    signers: () => NOBODY,
  },
  {
    when: 'a minor parent without the guardian, or the guardian without the parent: nobody',
    fits: ({ kind, custodians }) => kind === 'MINOR_PARENT' && !isParentWithGuardian(custodians),
    signers: () => NOBODY,
  },
  {
    when: 'joint custody where the network lets one suffice: one of the parents, or a foster carer',
    fits: ({ oneSuffices }) => oneSuffices,
    signers: ({ custodians, foster }) => ({ kind: 'ONE_OF', memberIds: idsOf([...custodians, ...foster]) }),
  },
  {
    when: 'else: all parents and guardians who have it, or a foster carer alone',
    fits: () => true,
    signers: ({ custodians, foster }) => all(idsOf(custodians), idsOf(foster)),
  },
];

function matterOf(
  { kind, holders }: FamilyRoster['custodies'][number],
  rule: ChildCustodyRule,
  category: InformationCategory,
  day: string,
): Matter {
  const having = holders.filter(({ scope }) => scope === null || scope.includes(category));
  const isOver = ({ until }: RosterHolder): boolean => until !== null && until < day;
  return {
    kind,
    oneSuffices: kind === 'JOINT' && rule === 'ONE_SUFFICES',
    custodians: having.filter(({ as }) => as !== 'SUPPLEMENTARY_CARER' && as !== 'FOSTER_CARER'),
    supplementary: having.filter(({ as }) => as === 'SUPPLEMENTARY_CARER'),
    foster: having.filter(
      (holder) => holder.as === 'FOSTER_CARER' && holder.evidence === 'FOSTER_AUTHORITY' && !isOver(holder),
    ),
    over: (some) => some.some(isOver),
  };
}

function isParentWithGuardian(holders: readonly RosterHolder[]): boolean {
  const guardians = holders.filter(({ as }) => as === 'GUARDIAN').length;
  return guardians > 0 && guardians < holders.length;
}

function idsOf(holders: readonly RosterHolder[]): string[] {
  return holders.map((holder) => holder.memberId);
}

function all(memberIds: readonly string[], orAlone: readonly string[] = []): SignersNeeded {
  return orAlone.length === 0 ? { kind: 'ALL', memberIds } : { kind: 'ALL', memberIds, orAlone };
}

/** Everybody whose signature counts. */
function countingOf(needed: SignersNeeded): readonly string[] {
  if (needed.kind === 'NOBODY_KNOWN') return [];
  return needed.kind === 'ALL' ? [...needed.memberIds, ...(needed.orAlone ?? [])] : needed.memberIds;
}

export function mustOrMaySign(needed: SignersNeeded, memberId: string): boolean {
  return countingOf(needed).includes(memberId);
}

/** The most that a release can name. */
const MOST_SIGNERS = 3;

/** Who has signed of those needed, once that is enough; null while it is not. */
export function completeSigners(
  needed: SignersNeeded,
  signed: ReadonlySet<string>,
): readonly string[] | null {
  if (needed.kind === 'NOBODY_KNOWN') return null;
  const present = needed.memberIds.filter((id) => signed.has(id));
  if (needed.kind === 'ONE_OF') return present.length > 0 ? present.slice(0, MOST_SIGNERS) : null;
  if (present.length === needed.memberIds.length) return present;
  const alone = needed.orAlone?.find((id) => signed.has(id));
  return alone === undefined ? null : [alone];
}

/** Whose signature is still missing: of all who could bring it about. */
export function missingSigners(needed: SignersNeeded, signed: ReadonlySet<string>): readonly string[] {
  if (completeSigners(needed, signed) !== null) return [];
  return countingOf(needed).filter((id) => !signed.has(id));
}
