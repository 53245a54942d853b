import { inScope, type Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { forbidden } from '../../domain/errors';
import { newId } from '../../domain/ids';
import {
  canGiveHat,
  endHats,
  endSessionsUnder,
  findAccounts,
  insertHats,
  lockHats,
  requireGivable,
  type Account,
  type Hat,
} from '../accounts';
import { endDeputiesWith } from '../deputies';
import { getAccountInHand, requireNoWork, requireNotDisabled, requireSuccessors } from './require-team';
import { isSameHat } from './team-policy';
import type { SetHatsInput } from './team.types';

/**
 * Gives an account these hats and takes away the others, as far as they are the actor's to give: what the same person is
 * elsewhere stays. Whoever wears a hat that ends is signed out. Nobody gives a hat to oneself.
 *
 * @throws NOT_FOUND (`accountId`, a partner); FORBIDDEN (HAT_NOT_YOURS_TO_GIVE, OWN_HATS, LEAD_EXISTS, LAST_LEAD,
 *   LAST_COORDINATOR); ILLEGAL_TRANSITION (disabled); INVALID_INPUT (a role without its partner); CONFLICT (OPEN_WORK with
 *   the count, for a professional's hat)
 */
export async function setHats(work: Work<Person>, input: SetHatsInput): Promise<Account> {
  const { accountId } = input;
  const wishes = input.hats.map((hat) => ({ partnerId: hat.partnerId ?? null, role: hat.role }));
  const { account, hats } = await getAccountInHand(work, accountId, 'input.accountId');
  for (const [place, wish] of wishes.entries()) {
    if (hats.some((hat) => isSameHat(hat, wish))) continue;
    await requireGivable(work, wish, `input.hats[${place}].partnerId`);
    if (accountId === work.actor.accountId) throw forbidden('OWN_HATS');
  }
  requireNotDisabled(account);

  const held = await lockHats(work, accountId);
  const given = wishes.filter((wish) => !held.some((hat) => isSameHat(hat, wish)));
  const taken = held.filter(
    (hat) => canGiveHat(work.actor, hat) && !wishes.some((wish) => isSameHat(hat, wish)),
  );
  await requireSuccessors(work, accountId, taken);
  await takeAway(work, accountId, taken);
  await insertHats(
    work,
    accountId,
    given.map((wish) => ({ id: newId(), ...wish })),
  );
  for (const hat of taken) work.trail.touch('HAT', hat.id);
  work.trail.done('ACCOUNT');
  return written((await findAccounts(work, [accountId]))[0]);
}

async function takeAway(work: Work<Person>, accountId: string, hats: readonly Hat[]): Promise<void> {
  if (hats.length === 0) return;
  const left = hats.filter((hat) => hat.role === 'PROFESSIONAL').map((hat) => hat.partnerId);
  await requireNoWork(work, accountId, left, 'input.hats');
  for (const partnerId of left)
    await inScope(work, 'SYSTEM', () => endDeputiesWith(work, accountId, partnerId));
  const ids = hats.map((hat) => hat.id);
  await endHats(work, ids);
  await endSessionsUnder(work, ids);
}
