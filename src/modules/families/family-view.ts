import { openAssessment, openMember } from './family-seal';
import type { CustodyRow, FamilyRow } from './family-repository';
import type { FamilyMember } from './family.entity';
import type { CustodyView } from './custody.types';
import type { FamilyMemberView, FamilyView } from './family.types';

export function toFamilyView(family: FamilyRow): FamilyView {
  return { id: family.id, version: family.version };
}

/** A pregnancy that is over is in no list unless it is asked for: a loss is to hurt nobody twice. */
export function membersShown(members: readonly FamilyMemberView[], closed: boolean): FamilyMemberView[] {
  return members.filter((member) => closed || member.closedAs === null);
}

export function toMemberView(
  member: FamilyMember,
  custody: CustodyRow | undefined,
  key: Buffer,
): FamilyMemberView {
  const secrets = openMember(key, member);
  return {
    id: member.id,
    key: secrets.key,
    role: member.role,
    name: secrets.name,
    birth: secrets.birth,
    dueMonth: secrets.dueMonth,
    ofMemberId: member.ofMemberId,
    capacity: member.hasCapacity,
    contact: secrets.contact,
    safeContact: secrets.safeContact,
    capacityAssessment: openAssessment(key, member),
    closedAs: member.closedAs,
    closedOn: member.closedOn,
    custody: custody === undefined ? null : toCustodyView(custody),
  };
}

function toCustodyView({ kind, holders }: CustodyRow): CustodyView {
  return {
    kind,
    holderIds: holders.map((holder) => holder.memberId),
    holders: holders.map(({ memberId, as, scope, evidence, until }) => ({
      ...{ memberId, as, evidence, until },
      scope: scope === null ? null : [...scope],
    })),
  };
}
