import { invalidInput } from '../../domain/errors';
import type { InformationCategory } from '../../domain/information-category';
import type { Day } from '../../domain/period';
import {
  isAdultRole,
  type CustodyEvidence,
  type CustodyKind,
  type CustodyRole,
  type MemberRole,
} from './family-words';

/** Custody of one child as it is about to be recorded. */
export interface CustodySketch {
  readonly child: string;
  readonly kind: CustodyKind;
  /** Keys of all who hold it, wholly or in part. */
  readonly holders: readonly string[];
  /** What goes beyond “holds it as a parent, or guardian, for everything, without an end”. */
  readonly details?: readonly HolderSketch[] | null;
}

export interface HolderSketch {
  readonly holder: string;
  readonly as?: CustodyRole | null;
  readonly scope?: readonly InformationCategory[] | null;
  readonly evidence?: CustodyEvidence | null;
  readonly until?: Day | null;
}

/** One holder with everything said or taken for granted. */
export interface HolderTerms {
  readonly key: string;
  readonly as: CustodyRole;
  /** What they may release; null for everything. */
  readonly scope: readonly InformationCategory[] | null;
  readonly evidence: CustodyEvidence;
  /** The last day of it; null without an end. */
  readonly until: Day | null;
}

type MembersByKey = ReadonlyMap<string, { readonly role: MemberRole }>;

/** How many hold custody of each kind, as what. Three is the most that a release can name. */
const HOLDERS = {
  SOLE: { least: 1, most: 1, as: ['PARENT'] },
  JOINT: { least: 2, most: 3, as: ['PARENT'] },
  GUARDIAN: { least: 1, most: 3, as: ['GUARDIAN'] },
  MINOR_PARENT: { least: 2, most: 3, as: ['MINOR_PARENT', 'PARENT', 'GUARDIAN'] },
  UNKNOWN: { least: 0, most: 0, as: [] },
} as const satisfies Record<
  CustodyKind,
  { readonly least: number; readonly most: number; readonly as: readonly CustodyRole[] }
>;

/** How many hold a part of it beside them, whatever its kind but UNKNOWN, and who that can be. */
const BESIDE = {
  SUPPLEMENTARY_CARER: { most: 3, roles: ['GUARDIAN', 'CARER'] },
  FOSTER_CARER: { most: 2, roles: ['CARER'] },
} as const satisfies Partial<
  Record<CustodyRole, { readonly most: number; readonly roles: readonly MemberRole[] }>
>;
const CARERS = ['SUPPLEMENTARY_CARER', 'FOSTER_CARER'] as const;

/** @throws INVALID_INPUT naming the field of the first rule broken; a child is named once */
export function requireSoundCustodies(
  custodies: readonly CustodySketch[],
  byKey: MembersByKey,
  today: Day,
): void {
  const children = new Set<string>();
  for (const [place, custody] of custodies.entries()) {
    const field = `input.custody[${place}]`;
    if (children.has(custody.child)) throw invalidInput(`${field}.child`, 'NAMED_TWICE');
    children.add(custody.child);
    const child = byKey.get(custody.child);
    if (child === undefined) throw invalidInput(`${field}.child`, 'UNKNOWN');
    if (child.role !== 'CHILD') throw invalidInput(`${field}.child`, 'NOT_FOR_THIS_ROLE');
    requireSoundHolders(custody, byKey, field);
    requireSoundDetails(custody, byKey, field, today);
  }
}

/** What is recorded of a child whose custody was not said. */
export function unknownCustody(child: string): CustodySketch {
  return { child, kind: 'UNKNOWN', holders: [] };
}

/** Every holder with what is said of them, or the plain case: parent or guardian, for everything, nothing seen. */
export function holderTermsOf(custody: CustodySketch, byKey: MembersByKey): HolderTerms[] {
  return custody.holders.map((key) => {
    const detail = custody.details?.find((said) => said.holder === key);
    return {
      key,
      as: detail?.as ?? plainRole(custody.kind, byKey.get(key)?.role),
      scope: detail?.scope ?? null,
      evidence: detail?.evidence ?? 'NOT_SEEN',
      until: detail?.until ?? null,
    };
  });
}

function plainRole(kind: CustodyKind, role: MemberRole | undefined): CustodyRole {
  if (kind === 'GUARDIAN') return 'GUARDIAN';
  if (kind === 'MINOR_PARENT') return role === 'GUARDIAN' ? 'GUARDIAN' : 'MINOR_PARENT';
  return 'PARENT';
}

function requireSoundHolders(custody: CustodySketch, byKey: MembersByKey, field: string): void {
  const terms = holderTermsOf(custody, byKey);
  const custodians = terms.filter((holder) => !isCarer(holder.as));
  const bounds = HOLDERS[custody.kind];
  if (custodians.length < bounds.least) throw invalidInput(`${field}.holders`, 'TOO_FEW');
  if (custodians.length > bounds.most) throw invalidInput(`${field}.holders`, 'TOO_MANY');
  for (const carer of CARERS) {
    const most = custody.kind === 'UNKNOWN' ? 0 : BESIDE[carer].most;
    if (terms.filter((holder) => holder.as === carer).length > most)
      throw invalidInput(`${field}.holders`, 'TOO_MANY');
  }

  for (const [place, { key }] of terms.entries()) {
    const holder = byKey.get(key);
    if (holder === undefined) throw invalidInput(`${field}.holders[${place}]`, 'UNKNOWN');
    if (!isAdultRole(holder.role)) throw invalidInput(`${field}.holders[${place}]`, 'NOT_FOR_THIS_ROLE');
    if (custody.holders.indexOf(key) !== place)
      throw invalidInput(`${field}.holders[${place}]`, 'NAMED_TWICE');
  }
  const guardians = custodians.filter(({ key }) => byKey.get(key)?.role === 'GUARDIAN').length;
  const onlyGuardians = custody.kind === 'GUARDIAN' && guardians < custodians.length;
  const bothNeeded = custody.kind === 'MINOR_PARENT' && (guardians === 0 || guardians === custodians.length);
  if (onlyGuardians || bothNeeded) throw invalidInput(`${field}.holders`, 'NOT_FOR_THIS_KIND');
}

function requireSoundDetails(custody: CustodySketch, byKey: MembersByKey, field: string, today: Day): void {
  const seen = new Set<string>();
  for (const [place, detail] of (custody.details ?? []).entries()) {
    const here = `${field}.details[${place}]`;
    if (!custody.holders.includes(detail.holder)) throw invalidInput(`${here}.holder`, 'UNKNOWN');
    if (seen.has(detail.holder)) throw invalidInput(`${here}.holder`, 'NAMED_TWICE');
    seen.add(detail.holder);
    if (detail.scope?.length === 0) throw invalidInput(`${here}.scope`, 'TOO_FEW');
    if (detail.scope && new Set(detail.scope).size < detail.scope.length)
      throw invalidInput(`${here}.scope`, 'NAMED_TWICE');
    if (detail.until != null && detail.until < today) throw invalidInput(`${here}.until`, 'IN_THE_PAST');
    requireFittingRole(custody.kind, detail, byKey.get(detail.holder)?.role, here);
  }
}

function requireFittingRole(
  kind: CustodyKind,
  { as, scope }: HolderSketch,
  role: MemberRole | undefined,
  field: string,
): void {
  if (as == null) return;
  if (isCarer(as)) {
    const roles: readonly (MemberRole | undefined)[] = BESIDE[as].roles;
    if (!roles.includes(role)) throw invalidInput(`${field}.as`, 'NOT_FOR_THIS_ROLE');
    if (scope == null) throw invalidInput(`${field}.scope`, 'REQUIRED');
    return;
  }
  const allowed: readonly CustodyRole[] = HOLDERS[kind].as;
  if (!allowed.includes(as)) throw invalidInput(`${field}.as`, 'NOT_FOR_THIS_KIND');
  if ((as === 'GUARDIAN') !== (role === 'GUARDIAN')) throw invalidInput(`${field}.as`, 'NOT_FOR_THIS_ROLE');
}

function isCarer(as: CustodyRole): as is (typeof CARERS)[number] {
  return as === 'SUPPLEMENTARY_CARER' || as === 'FOSTER_CARER';
}
