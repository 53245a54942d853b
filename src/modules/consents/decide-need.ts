import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { invalidInput } from '../../domain/errors';
import { deputisedForFamily, getVisibleFamily, rostersOf } from '../families';
import { findPartner } from '../partners';
import { consentsOfFamilies } from './consent-file';
import { decideConsent, type ConsentDecision } from './consent-gate';
import type { ConsentNeedInput } from './consent.types';

/**
 * The gate as data, for the page that prepares a referral.
 *
 * @throws NOT_FOUND for a family that the actor may not open; INVALID_INPUT for an unknown recipient or member
 */
export async function decideNeed(work: Work<Person>, input: ConsentNeedInput): Promise<ConsentDecision> {
  const family = await getVisibleFamily(work, input.familyId, 'input.familyId');
  if ((await findPartner(work, input.recipientId)) === null)
    throw invalidInput('input.recipientId', 'UNKNOWN');
  const roster = await rostersOf(work).load(family.id);
  const items = input.items.map((item, place) => {
    if (!roster.members.some((member) => member.id === item.memberId)) {
      throw invalidInput(`input.items[${place}].memberId`, 'UNKNOWN');
    }
    return { subjectId: item.memberId, category: item.category };
  });
  const deputyOf = deputisedForFamily(work.actor, family, family.caseAccess);
  work.trail.read('FAMILY', family.id, 'OWN_RECORD', deputyOf);
  const { recipientId, purpose } = input;
  const need = { familyId: family.id, discloserId: family.ownerId, recipientId, purpose, items };
  return decideConsent(await consentsOfFamilies(work).load(family.id), need, work.now);
}
