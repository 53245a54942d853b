import type { Work } from '../../db/work';
import type { InformationCategory } from '../../domain/information-category';
import { berlinDay, type Day } from '../../domain/period';
import { loaderPerWork } from '../../graphql/context';
import { findCustodies, findMembers } from './family-repository';
import type { CustodyEvidence, CustodyKind, CustodyRole, MemberRole, PregnancyEnd } from './family-words';

/** Who belongs to a family and who holds custody of whom, without a name. What signing and the gate need. */
export interface FamilyRoster {
  readonly familyId: string;
  /** The day it is asked of, in Berlin: custody can end with a day. */
  readonly on: Day;
  readonly members: readonly RosterMember[];
  readonly custodies: readonly RosterCustody[];
}

export interface RosterMember {
  readonly id: string;
  readonly role: MemberRole;
  readonly ofMemberId: string | null;
  readonly hasCapacity: boolean;
  /** How a pregnancy ended; null for everybody else and while it lasts. */
  readonly closedAs: PregnancyEnd | null;
}

export interface RosterCustody {
  readonly childId: string;
  readonly kind: CustodyKind;
  readonly holders: readonly RosterHolder[];
}

export interface RosterHolder {
  readonly memberId: string;
  readonly as: CustodyRole;
  /** What they may release; null for everything. */
  readonly scope: readonly InformationCategory[] | null;
  readonly evidence: CustodyEvidence;
  /** The last day of it; null without an end. */
  readonly until: Day | null;
}

/** Rosters by family id, batched. Row-level security leaves the roster of another partner's family empty. */
export const rostersOf = loaderPerWork<string, FamilyRoster>(loadRosters);

async function loadRosters(work: Work, familyIds: readonly string[]): Promise<FamilyRoster[]> {
  const members = await findMembers(work, familyIds);
  const custodies = await findCustodies(work, familyIds);
  return familyIds.map((familyId) => ({
    familyId,
    on: berlinDay(work.now),
    members: members.filter((row) => row.familyId === familyId),
    custodies: custodies.filter((row) => row.familyId === familyId),
  }));
}
