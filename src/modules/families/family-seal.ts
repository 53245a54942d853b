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

export interface FamilySecrets {
  readonly language: string | null;
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
