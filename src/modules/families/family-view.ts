import { openMember } from './family-seal';
import type { CustodyRow, FamilyRow } from './family-repository';
import type { FamilyMember } from './family.entity';
import type { FamilyMemberView, FamilyView } from './family.types';

export function toFamilyView(family: FamilyRow): FamilyView {
  return { id: family.id, version: family.version };
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
    custody: custody === undefined ? null : { kind: custody.kind, holderIds: custody.holderIds },
  };
}
