import type { Work } from '../../db/work';
import { loaderPerWork } from '../../graphql/context';
import { findCustodies, findMembers } from './family-repository';
import type { CustodyKind, MemberRole } from './family-words';

/** Who belongs to a family and who holds custody of whom, without a name. What signing and the gate need. */
export interface FamilyRoster {
  readonly familyId: string;
  readonly members: readonly RosterMember[];
  readonly custodies: readonly RosterCustody[];
}

export interface RosterMember {
  readonly id: string;
  readonly role: MemberRole;
  readonly ofMemberId: string | null;
  readonly hasCapacity: boolean;
}

export interface RosterCustody {
  readonly childId: string;
  readonly kind: CustodyKind;
  readonly holderIds: readonly string[];
}

/** Rosters by family id, batched. Row-level security leaves the roster of another partner's family empty. */
export const rostersOf = loaderPerWork<string, FamilyRoster>(loadRosters);

async function loadRosters(work: Work, familyIds: readonly string[]): Promise<FamilyRoster[]> {
  const members = await findMembers(work, familyIds);
  const custodies = await findCustodies(work, familyIds);
  return familyIds.map((familyId) => ({
    familyId,
    members: members.filter((row) => row.familyId === familyId),
    custodies: custodies.filter((row) => row.familyId === familyId),
  }));
}
