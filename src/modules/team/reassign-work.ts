import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { forbidden, invalidInput, notFound } from '../../domain/errors';
import { findAllHats, holdAtWork } from '../accounts';
import { handOnFamilies } from '../families';
import { handOnReferrals } from '../referrals';
import { canReassignFrom } from './team-policy';
import type { ReassignWorkInput } from './team.types';

/**
 * Gives a colleague's families and received referrals on to another professional of the partner: those named, or with
 * nothing named all of them, and with them what is completed. The lead moves work without reading it: only ids pass, as a
 * mark of SYSTEM. What a family has sent goes with the family.
 *
 * @returns how many families and open referrals were moved
 * @throws NOT_FOUND (`fromAccountId`: never a professional here); FORBIDDEN (NOT_YOUR_WORK) to a professional for a
 *   colleague's; INVALID_INPUT (`toAccountId`: NO_PROFESSIONAL at work here, SAME_PERSON; `familyIds`, `referralIds`:
 *   UNKNOWN when it does not lie with the first)
 */
export async function reassignWork(work: Work<Person>, input: ReassignWorkInput): Promise<number> {
  const { fromAccountId, toAccountId, familyIds, referralIds } = input;
  const partnerId = written(work.actor.partnerId);
  const hats = await findAllHats(work, fromAccountId);
  if (!hats.some((hat) => hat.partnerId === partnerId && hat.role === 'PROFESSIONAL'))
    throw notFound('input.fromAccountId');
  work.trail.touch('ACCOUNT', fromAccountId);
  if (!canReassignFrom(work.actor, fromAccountId)) throw forbidden('NOT_YOUR_WORK');
  if (!(await holdAtWork(work, toAccountId, partnerId)))
    throw invalidInput('input.toAccountId', 'NO_PROFESSIONAL');
  if (toAccountId === fromAccountId) throw invalidInput('input.toAccountId', 'SAME_PERSON');
  work.trail.touch('ACCOUNT', toAccountId);

  const all = familyIds == null && referralIds == null;
  const families = await handOnFamilies(work, fromAccountId, toAccountId, all ? null : (familyIds ?? []));
  requireAll(familyIds ?? [], families, 'input.familyIds');
  const referrals = await handOnReferrals(work, fromAccountId, toAccountId, all ? null : (referralIds ?? []));
  requireAll(
    referralIds ?? [],
    referrals.map((referral) => referral.id),
    'input.referralIds',
  );
  for (const id of families) work.trail.touch('FAMILY', id);
  for (const { id } of referrals) work.trail.touch('REFERRAL', id);
  work.trail.done('OWN_RECORD');
  return families.length + referrals.filter((referral) => referral.open).length;
}

function requireAll(named: readonly string[], moved: readonly string[], field: string): void {
  const missing = named.findIndex((id) => !moved.includes(id));
  if (missing >= 0) throw invalidInput(`${field}[${missing}]`, 'UNKNOWN');
}
