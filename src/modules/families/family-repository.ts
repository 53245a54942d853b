import { inScope, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { InformationCategory } from '../../domain/information-category';
import type { Day } from '../../domain/period';
import type { Page } from '../../graphql/connection';
import { deputiesOf, deputisedBy } from '../deputies';
import type { CaseAccess } from '../partners';
import { Custody, CustodyHolder, Family, FamilyMember } from './family.entity';
import type { MemberRow } from './family-record';
import type { CustodyEvidence, CustodyKind, CustodyRole } from './family-words';

/** A family with its partner's rule of who opens records, and who stands in for its responsible professional. */
export interface FamilyRow extends Family {
  readonly caseAccess: CaseAccess;
  readonly deputyIds: readonly string[];
}

/** `canSeeFamily` of family-policy.ts in SQL; $1 is the partner, $2 the account. */
const VISIBLE_TO = `f.owner_id = $1 and (p.case_access = 'TEAM'
  or f.responsible_account_id is null or f.responsible_account_id = $2
  or f.responsible_account_id in (${deputisedBy('$2', '$1')}))`;

const FROM = `select f.*, p.case_access, ${deputiesOf('f.responsible_account_id', 'f.owner_id')} as deputy_ids
  from families f
  join partners p on p.network_id = f.network_id and p.id = f.owner_id`;

export function findFamilyRows(work: Work, ids: readonly string[]): Promise<FamilyRow[]> {
  return work.db.rows<FamilyRow>(`${FROM} where f.network_id = app.network() and f.id = any($1)`, [ids]);
}

/** The newest first. Only for a professional: the caller has asked the policy. */
export function listFamiliesVisibleTo(work: Work<Person>, page: Page): Promise<FamilyRow[]> {
  return work.db.rows<FamilyRow>(
    `${FROM} where f.network_id = app.network() and ${VISIBLE_TO} and ($3::uuid is null or f.id < $3)
      order by f.id desc limit $4`,
    [work.actor.partnerId, work.actor.accountId, page.after?.id ?? null, page.limit],
  );
}

/**
 * Held until the transaction ends: FOR UPDATE by whoever changes the family, FOR SHARE by whoever decides on who belongs to
 * it and who holds custody. Comes before the lock of its consents.
 */
export async function lockFamily(work: Work, id: string, mode: 'SHARE' | 'UPDATE'): Promise<number> {
  const lock = mode === 'SHARE' ? 'for share' : 'for update';
  const row = await work.db.row<{ version: number }>(
    `select version from families where network_id = app.network() and id = $1 ${lock}`,
    [id],
  );
  if (row === null) throw new Error('The family that was seen was not there to be locked.');
  return row.version;
}

/**
 * Gives families of the actor's partner on to a colleague; with null all that lie with the first. SYSTEM sees cipher text,
 * and only the own partner's.
 */
export async function handOnFamilies(
  work: Work<Person>,
  fromAccountId: string,
  toAccountId: string,
  ids: readonly string[] | null,
): Promise<string[]> {
  const moved = await inScope(work, 'SYSTEM', () =>
    work.db.rows<{ id: string }>(
      `update families set responsible_account_id = $2 where network_id = app.network() and owner_id = app.partner()
          and responsible_account_id = $1 and ($3::uuid[] is null or id = any($3)) returning id`,
      [fromAccountId, toAccountId, ids],
    ),
  );
  return moved.map((family) => family.id);
}

/** Custody of a child with those who hold it. */
export interface CustodyRows {
  readonly custody: Custody;
  readonly holders: readonly CustodyHolder[];
}

export async function insertFamily(
  work: Work,
  family: Omit<Family, 'createdAt'>,
  members: readonly MemberRow[],
  custodies: readonly CustodyRows[],
): Promise<void> {
  await work.db.insert(Family, [family]);
  await insertMembers(work, members, custodies);
}

export async function insertMembers(
  work: Work,
  members: readonly MemberRow[],
  custodies: readonly CustodyRows[],
): Promise<void> {
  await work.db.insert(FamilyMember, [...members]);
  await work.db.insert(
    Custody,
    custodies.map(({ custody }) => custody),
  );
  await work.db.insert(
    CustodyHolder,
    custodies.flatMap(({ holders }) => holders),
  );
}

/** The family as it is now known: one version further. */
export async function updateFamilyRow(
  work: Work,
  family: Pick<Family, 'networkId' | 'id'>,
  change: Pick<Family, 'version'> & Partial<Pick<Family, 'sealed'>>,
): Promise<void> {
  const touched = await work.db.update(Family, { networkId: family.networkId, id: family.id }, change);
  if (touched !== 1) throw new Error('The locked family was not there to be changed.');
}

export async function updateMember(
  work: Work,
  member: Pick<FamilyMember, 'networkId' | 'familyId' | 'id'>,
  change: Partial<Pick<FamilyMember, 'sealed' | 'capacityAssessment' | 'closedAs' | 'closedOn'>>,
): Promise<void> {
  const { networkId, familyId, id } = member;
  const touched = await work.db.update(FamilyMember, { networkId, familyId, id }, change);
  if (touched !== 1) throw new Error('The member was not there to be changed.');
}

/** Custody of a child passes to others; who holds it is replaced as a whole. */
export async function replaceCustody(work: Work, { custody, holders }: CustodyRows): Promise<void> {
  const { networkId, familyId, childId, kind } = custody;
  const touched = await work.db.update(Custody, { networkId, familyId, childId }, { kind });
  if (touched !== 1) throw new Error('The child has no custody to be changed.');
  await work.db.touch(
    `delete from custody_holders where network_id = app.network() and family_id = $1 and child_id = $2`,
    [familyId, childId],
  );
  await work.db.insert(CustodyHolder, [...holders]);
}

export function findMembers(work: Work, familyIds: readonly string[]): Promise<FamilyMember[]> {
  return work.db.rows<FamilyMember>(
    `select * from family_members where network_id = app.network() and family_id = any($1) order by family_id, position`,
    [familyIds],
  );
}

export interface CustodyRow {
  readonly familyId: string;
  readonly childId: string;
  readonly kind: CustodyKind;
  readonly holders: readonly HolderRow[];
}

export interface HolderRow {
  readonly memberId: string;
  readonly as: CustodyRole;
  readonly scope: readonly InformationCategory[] | null;
  readonly evidence: CustodyEvidence;
  readonly until: Day | null;
}

export function findCustodies(work: Work, familyIds: readonly string[]): Promise<CustodyRow[]> {
  return work.db.rows<CustodyRow>(
    `select c.family_id, c.child_id, c.kind,
            coalesce(json_agg(json_build_object('memberId', h.holder_id, 'as', h.held_as, 'scope', h.scope,
                'evidence', h.evidence, 'until', h.until) order by h.holder_id)
              filter (where h.holder_id is not null), '[]') as holders
       from custodies c
       left join custody_holders h
         on h.network_id = c.network_id and h.family_id = c.family_id and h.child_id = c.child_id
      where c.network_id = app.network() and c.family_id = any($1)
      group by c.family_id, c.child_id, c.kind`,
    [familyIds],
  );
}
