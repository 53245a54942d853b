import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden } from '../../domain/errors';
import { disableAccountRow, findAccounts, lockHats, type Account } from '../accounts';
import { endDeputiesWith } from '../deputies';
import { getAccountInHand, requireNoWork, requireNotDisabled, requireSuccessors } from './require-team';
import { canDisable } from './team-policy';

/**
 * Somebody has left: signed out at once, never signs in again, stands in for nobody. Work that lies with the person is given
 * on before, so that no family is left with nobody.
 *
 * @throws NOT_FOUND; FORBIDDEN (NOT_YOUR_PEOPLE, LEAD_EXISTS, LAST_LEAD, LAST_COORDINATOR); ILLEGAL_TRANSITION when disabled
 *   before; CONFLICT (OPEN_WORK with the count)
 */
export async function disableAccount(work: Work<Person>, id: string): Promise<Account> {
  const { account, hats } = await getAccountInHand(work, id, 'id');
  if (!canDisable(work.actor, hats)) throw forbidden('NOT_YOUR_PEOPLE');
  requireNotDisabled(account);
  await requireSuccessors(work, id, hats);

  const held = await lockHats(work, id);
  await requireNoWork(
    work,
    id,
    held.map((hat) => hat.partnerId),
    'id',
  );
  await inScope(work, 'SYSTEM', () => endDeputiesWith(work, id, null));
  if (!(await disableAccountRow(work, id)))
    throw new DomainError('ILLEGAL_TRANSITION', { state: 'DISABLED' });
  work.trail.done('ACCOUNT');
  return written((await findAccounts(work, [id]))[0]);
}
