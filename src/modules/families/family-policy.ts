import type { Person } from '../../domain/actor';

/** What decides who inside the owning partner opens a record. */
export interface FamilyPlace {
  readonly ownerId: string;
  readonly responsibleAccountId: string | null;
  /** Who stands in for the responsible professional, now. */
  readonly deputyIds: readonly string[];
}

/**
 * A family is opened by the professionals of the partner that recorded it: the responsible one, her deputies, everybody
 * while nobody is responsible, or the whole team where the partner has set so. No other partner, and no lead as lead,
 * no coordinator, no auditor, ever. The repository's `visibleTo` says the same in SQL.
 */
export function canSeeFamily(actor: Person, family: FamilyPlace, caseAccess: 'ASSIGNED' | 'TEAM'): boolean {
  if (actor.role !== 'PROFESSIONAL' || actor.partnerId !== family.ownerId) return false;
  return isOpenWithin(actor, family, caseAccess) || family.deputyIds.includes(actor.accountId);
}

/** Without any deputy: as one's own, as nobody's, or as the team's. */
function isOpenWithin(actor: Person, family: FamilyPlace, caseAccess: 'ASSIGNED' | 'TEAM'): boolean {
  if (caseAccess === 'TEAM') return true;
  return family.responsibleAccountId === null || family.responsibleAccountId === actor.accountId;
}

/** The professional whose deputy opens the record, when nothing else opens it to the actor: for the audit trail. */
export function deputisedForFamily(
  actor: Person,
  family: FamilyPlace,
  caseAccess: 'ASSIGNED' | 'TEAM',
): string | null {
  if (!canSeeFamily(actor, family, caseAccess) || isOpenWithin(actor, family, caseAccess)) return null;
  return family.responsibleAccountId;
}

/** After every day that there is. */
const NEVER = '9999-12-31';

/** No family record before the partner has a data-processing contract and an undertaking of secrecy. */
export function mayKeepRecords(
  partner: { processingContractOn: string | null; secrecyUndertakingOn: string | null },
  today: string,
): boolean {
  const { processingContractOn, secrecyUndertakingOn } = partner;
  return (processingContractOn ?? NEVER) <= today && (secrecyUndertakingOn ?? NEVER) <= today;
}
