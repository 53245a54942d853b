import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { conflict, invalidInput } from '../../domain/errors';
import { openKey } from '../keys';
import type { KnownMember } from './family-change-rules';
import type { Named, RecordPlace } from './family-record';
import { findMembers, lockFamily, type FamilyRow } from './family-repository';
import { openMember, type MemberSecrets } from './family-seal';
import type { FamilyMember } from './family.entity';
import { getVisibleFamily } from './get-family';

/** A family that is held for a change, opened: its members by key, with what of them is sealed. */
export interface HeldFamily {
  readonly row: FamilyRow;
  readonly place: RecordPlace;
  readonly key: Buffer;
  readonly members: readonly HeldMember[];
}

export interface HeldMember {
  readonly row: FamilyMember;
  readonly secrets: MemberSecrets;
}

/**
 * Holds the family until the transaction ends: whoever signs, drafts or changes it waits.
 *
 * @throws NOT_FOUND; CONFLICT for a version that is not the present one
 */
export async function holdFamily(
  work: Work<Person>,
  id: string,
  version: number,
  prefix: 'input.' | '',
): Promise<HeldFamily> {
  const row = await getVisibleFamily(work, id, `${prefix}familyId`);
  const present = await lockFamily(work, row.id, 'UPDATE');
  if (present !== version) throw conflict(`${prefix}version`, 'STALE_VERSION');
  const key = await openKey(work, row.keyId);
  const members = (await findMembers(work, [row.id])).map((member) => ({
    row: member,
    secrets: openMember(key, member),
  }));
  const place = { networkId: row.networkId, familyId: row.id, ownerId: row.ownerId };
  return { row, place, key, members };
}

/** Members as the rules know them. */
export function knownMembers({ members }: HeldFamily): KnownMember[] {
  return members.map(({ row, secrets }) => ({
    key: secrets.key,
    role: row.role,
    of: members.find((woman) => woman.row.id === row.ofMemberId)?.secrets.key ?? null,
    closed: row.closedAs !== null,
  }));
}

export function namedMembers({ members }: HeldFamily): Map<string, Named> {
  return new Map(members.map(({ row, secrets }) => [secrets.key, { id: row.id, role: row.role }]));
}

/** The place of the next member. */
export function nextPosition({ members }: HeldFamily): number {
  return Math.max(...members.map(({ row }) => row.position)) + 1;
}

/** @throws INVALID_INPUT for a member who is none, is no pregnancy, or a pregnancy that is over */
export function requireOpenPregnancy(family: HeldFamily, id: string, field: string): FamilyMember {
  const member = family.members.find(({ row }) => row.id === id)?.row;
  if (member === undefined) throw invalidInput(field, 'UNKNOWN');
  if (member.role !== 'PREGNANCY') throw invalidInput(field, 'NOT_FOR_THIS_ROLE');
  if (member.closedAs !== null) throw invalidInput(field, 'CLOSED');
  return member;
}

export function idOf(byKey: ReadonlyMap<string, Named>, key: string): string {
  return written(byKey.get(key)).id;
}
