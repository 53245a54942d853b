import type { Person } from '../../domain/actor';

/** What decides who inside the owning partner opens a record. */
export interface FamilyPlace {
  readonly ownerId: string;
  readonly responsibleAccountId: string | null;
}

/**
 * A family is opened by the professionals of the partner that recorded it: the responsible one, everybody while
 * nobody is responsible, or the whole team where the partner has set so. No other partner, and no lead as lead,
 * no coordinator, no auditor, ever. The repository's `visibleTo` says the same in SQL.
 */
export function canSeeFamily(actor: Person, family: FamilyPlace, caseAccess: 'ASSIGNED' | 'TEAM'): boolean {
  if (actor.role !== 'PROFESSIONAL' || actor.partnerId !== family.ownerId) return false;
  if (caseAccess === 'TEAM') return true;
  return family.responsibleAccountId === null || family.responsibleAccountId === actor.accountId;
}

/** No family record before the partner has a data-processing contract and an undertaking of secrecy. */
export function mayKeepRecords(
  partner: { processingContractOn: string | null; secrecyUndertakingOn: string | null },
  today: string,
): boolean {
  const { processingContractOn, secrecyUndertakingOn } = partner;
  return (
    processingContractOn !== null &&
    processingContractOn <= today &&
    secrecyUndertakingOn !== null &&
    secrecyUndertakingOn <= today
  );
}
