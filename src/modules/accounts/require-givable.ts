import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { forbidden, invalidInput, notFound } from '../../domain/errors';
import { findPartner } from '../partners';
import { canGiveHat, isFirstLeadOnly, needsPartner, type HatWish } from './account-policy';
import { hasActiveLead } from './account-repository';

/**
 * A hat that is the actor's to give, as account-policy.ts says.
 *
 * @throws FORBIDDEN for a hat that is not, and when a coordinator would make a second lead; INVALID_INPUT for a role without
 *   its partner; NOT_FOUND for an unknown partner
 */
export async function requireGivable(work: Work<Person>, wish: HatWish, field: string): Promise<void> {
  if (!canGiveHat(work.actor, wish)) throw forbidden('HAT_NOT_YOURS_TO_GIVE');
  if (wish.partnerId === null && needsPartner(wish.role)) throw invalidInput(field, 'REQUIRED');
  if (wish.partnerId !== null && (await findPartner(work, wish.partnerId)) === null) throw notFound(field);
  if (isFirstLeadOnly(work.actor, wish) && (await hasActiveLead(work, wish.partnerId)))
    throw forbidden('LEAD_EXISTS');
}
