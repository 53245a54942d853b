import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, notFound } from '../../domain/errors';
import { canEndDeputy, canSeeDeputy } from './deputy-policy';
import { endDeputyRow, findDeputy } from './deputy-repository';
import type { Deputy } from './deputy.entity';

/**
 * The deputy stands in no longer, from this moment on.
 *
 * @throws NOT_FOUND for another partner's; FORBIDDEN (NOT_YOUR_OWN) to colleagues; ILLEGAL_TRANSITION when it was ended before
 */
export async function endDeputy(work: Work<Person>, id: string): Promise<Deputy> {
  const deputy = await findDeputy(work, id);
  if (deputy === null || !canSeeDeputy(work.actor, deputy)) throw notFound('id');
  work.trail.touch('ACCOUNT', deputy.accountId);
  work.trail.touch('ACCOUNT', deputy.deputyId);
  if (!canEndDeputy(work.actor, deputy)) throw forbidden('NOT_YOUR_OWN');
  if (deputy.endedAt !== null || (await endDeputyRow(work, id)) === 0)
    throw new DomainError('ILLEGAL_TRANSITION', { state: 'ENDED' });
  work.trail.done('ACCOUNT');
  return written(await findDeputy(work, id));
}
