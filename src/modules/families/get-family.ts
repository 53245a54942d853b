import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { notFound } from '../../domain/errors';
import { canSeeFamily, deputisedForFamily } from './family-policy';
import { findFamilyRows, type FamilyRow } from './family-repository';

/** The family, when the actor may open it. */
export async function findVisibleFamily(work: Work<Person>, id: string): Promise<FamilyRow | null> {
  const [family] = await findFamilyRows(work, [id]);
  return family !== undefined && canSeeFamily(work.actor, family, family.caseAccess) ? family : null;
}

/** @throws NOT_FOUND naming the field, also for a family that exists elsewhere */
export async function getVisibleFamily(work: Work<Person>, id: string, field: string): Promise<FamilyRow> {
  const family = await findVisibleFamily(work, id);
  if (family === null) throw notFound(field);
  work.trail.touch('FAMILY', family.id);
  work.trail.actAsDeputyOf(deputisedForFamily(work.actor, family, family.caseAccess));
  return family;
}
