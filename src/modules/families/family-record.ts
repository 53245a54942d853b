import { written } from '../../db/written';
import type { Day } from '../../domain/period';
import { holderTermsOf, type CustodySketch } from './custody-rules';
import { sealAssessment, sealMember, type CapacityAssessment, type MemberSecrets } from './family-seal';
import type { Custody, CustodyHolder, FamilyMember } from './family.entity';
import type { MemberRole } from './family-words';

/** Where rows of a family belong, and the key they are sealed under. */
export interface RecordPlace {
  readonly networkId: string;
  readonly familyId: string;
  readonly ownerId: string;
}

export interface NewMember {
  readonly id: string;
  readonly position: number;
  readonly role: MemberRole;
  readonly ofMemberId: string | null;
  readonly secrets: MemberSecrets;
  readonly assessment: CapacityAssessment | null;
}

export type MemberRow = Omit<FamilyMember, 'hasCapacity'>;

export function memberRow(place: RecordPlace, key: Buffer, member: NewMember): MemberRow {
  const { id, position, role, ofMemberId, secrets, assessment } = member;
  return {
    ...place,
    ...{ id, position, role, ofMemberId, closedAs: null, closedOn: null },
    sealed: sealMember(key, place.networkId, id, secrets),
    capacityAssessment: assessment && sealAssessment(key, place.networkId, id, assessment),
  };
}

/** Who is meant by a key, in rows. */
export interface Named {
  readonly id: string;
  readonly role: MemberRole;
}

/** Custody of one child as rows. */
export function custodyRows(
  place: RecordPlace,
  custody: CustodySketch,
  byKey: ReadonlyMap<string, Named>,
): { custody: Custody; holders: CustodyHolder[] } {
  const childId = written(byKey.get(custody.child)).id;
  const holders = holderTermsOf(custody, byKey).map(({ key, as, scope, evidence, until }) => ({
    ...place,
    ...{ childId, holderId: written(byKey.get(key)).id, heldAs: as, scope, evidence, until },
  }));
  return { custody: { ...place, childId, kind: custody.kind }, holders };
}

/** The assessment as it is kept; none where nobody is said to decide alone. */
export function assessmentOf(
  said:
    | { readonly assessedOn: Day; readonly assessedBy: string; readonly note?: string | null }
    | null
    | undefined,
): CapacityAssessment | null {
  if (said == null) return null;
  return {
    assessedOn: said.assessedOn,
    assessedBy: said.assessedBy.trim(),
    note: said.note?.trim() ?? null,
  };
}
