import { inScope, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Page } from '../../graphql/connection';
import { deputiesOf, deputisedBy } from '../deputies';
import type { CaseAccess } from '../partners';
import { Custody, CustodyHolder, Family, FamilyMember } from './family.entity';
import type { CustodyKind } from './family-words';

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

export async function insertFamily(
  work: Work,
  family: Omit<Family, 'createdAt'>,
  members: readonly FamilyMember[],
  custodies: readonly Custody[],
  holders: readonly CustodyHolder[],
): Promise<void> {
  await work.db.insert(Family, [family]);
  await work.db.insert(FamilyMember, [...members]);
  await work.db.insert(Custody, [...custodies]);
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
  readonly holderIds: string[];
}

export function findCustodies(work: Work, familyIds: readonly string[]): Promise<CustodyRow[]> {
  return work.db.rows<CustodyRow>(
    `select c.family_id, c.child_id, c.kind,
            coalesce(array_agg(h.holder_id order by h.holder_id) filter (where h.holder_id is not null), '{}') as holder_ids
       from custodies c
       left join custody_holders h
         on h.network_id = c.network_id and h.family_id = c.family_id and h.child_id = c.child_id
      where c.network_id = app.network() and c.family_id = any($1)
      group by c.family_id, c.child_id, c.kind`,
    [familyIds],
  );
}
