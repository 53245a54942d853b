import { openText, sealText } from '../keys';

/** What of a person is personal, and so sealed. */
export interface MemberSecrets {
  readonly key: string;
  readonly name: string | null;
  readonly birth: string | null;
  readonly dueMonth: string | null;
  readonly contact: string | null;
  readonly safeContact: string | null;
}

/** On what it rests that a young person decides alone: who spoke with them when, and what was found. */
export interface CapacityAssessment {
  readonly assessedOn: string;
  readonly assessedBy: string;
  readonly note: string | null;
}

export interface FamilySecrets {
  readonly language: string | null;
  readonly interpreter: boolean;
}

export function sealMember(key: Buffer, networkId: string, id: string, secrets: MemberSecrets): Buffer {
  return sealText(key, JSON.stringify(secrets), { networkId, table: 'family_members', id, column: 'sealed' });
}

export function openMember(
  key: Buffer,
  member: { networkId: string; id: string; sealed: Buffer },
): MemberSecrets {
  const { networkId, id, sealed } = member;
  return JSON.parse(
    openText(key, sealed, { networkId, table: 'family_members', id, column: 'sealed' }),
  ) as MemberSecrets;
}

export function sealAssessment(
  key: Buffer,
  networkId: string,
  id: string,
  assessment: CapacityAssessment,
): Buffer {
  const place = { networkId, table: 'family_members', id, column: 'capacity_assessment' };
  return sealText(key, JSON.stringify(assessment), place);
}

export function openAssessment(
  key: Buffer,
  member: { networkId: string; id: string; capacityAssessment: Buffer | null },
): CapacityAssessment | null {
  const { networkId, id, capacityAssessment } = member;
  if (capacityAssessment === null) return null;
  const place = { networkId, table: 'family_members', id, column: 'capacity_assessment' };
  return JSON.parse(openText(key, capacityAssessment, place)) as CapacityAssessment;
}

export function sealFamily(key: Buffer, networkId: string, id: string, secrets: FamilySecrets): Buffer {
  return sealText(key, JSON.stringify(secrets), { networkId, table: 'families', id, column: 'sealed' });
}

export function openFamily(
  key: Buffer,
  family: { networkId: string; id: string; sealed: Buffer },
): FamilySecrets {
  const { networkId, id, sealed } = family;
  return JSON.parse(
    openText(key, sealed, { networkId, table: 'families', id, column: 'sealed' }),
  ) as FamilySecrets;
}
