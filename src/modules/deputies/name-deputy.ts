import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { conflict, forbidden, invalidInput, notFound } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { holdAtWork, isAtWork } from '../accounts';
import { createOnce } from '../idempotency';
import { canNameDeputyFor, shareADay, type DeputyDays } from './deputy-policy';
import { findDeputiesBetween, findDeputy, insertDeputy } from './deputy-repository';
import type { Deputy } from './deputy.entity';
import type { NameDeputyInput } from './deputy.types';

/**
 * Names who stands in for a professional of the same partner. From the first day on the deputy sees and does what is the
 * professional's, and after the last day nothing of it; each access is on record as the deputy's.
 *
 * @param idempotencyKey the same key and input name one deputy, however often they come
 * @throws NOT_FOUND (`for`: no professional at work here); FORBIDDEN (NOT_YOUR_OWN) to a professional for somebody else;
 *   INVALID_INPUT (`accountId`: NO_PROFESSIONAL at work here, SAME_PERSON; days that are over or in the wrong order);
 *   CONFLICT when named for one of these days already, or the key was used otherwise
 */
export async function nameDeputy(
  work: Work<Person>,
  input: NameDeputyInput,
  idempotencyKey?: string | null,
): Promise<Deputy> {
  const partnerId = written(work.actor.partnerId);
  const accountId = input.for ?? ownWork(work.actor);
  if (!(await isAtWork(work, accountId, partnerId))) throw notFound('input.for');
  if (!canNameDeputyFor(work.actor, accountId)) throw forbidden('NOT_YOUR_OWN');
  const call = { operation: 'nameDeputy', key: idempotencyKey, input };
  const id = await createOnce(work, call, (newDeputyId) =>
    storeDeputy(work, { id: newDeputyId, partnerId, accountId, deputyId: input.accountId }, input),
  );
  work.trail.touch('ACCOUNT', accountId);
  work.trail.touch('ACCOUNT', input.accountId);
  work.trail.done('ACCOUNT');
  return written(await findDeputy(work, id));
}

async function storeDeputy(
  work: Work<Person>,
  who: Pick<Deputy, 'id' | 'partnerId' | 'accountId' | 'deputyId'>,
  input: NameDeputyInput,
): Promise<void> {
  const { partnerId, accountId, deputyId } = who;
  // held, so that of two at once the second finds what the first has named
  if (!(await holdAtWork(work, accountId, partnerId, 'no key update'))) throw notFound('input.for');
  if (!(await isAtWork(work, deputyId, partnerId))) throw invalidInput('input.accountId', 'NO_PROFESSIONAL');
  if (deputyId === accountId) throw invalidInput('input.accountId', 'SAME_PERSON');
  const days = soundDays(input, berlinDay(work.now));
  const named = await findDeputiesBetween(work, partnerId, accountId, deputyId);
  if (named.some((other) => shareADay(days, other))) throw conflict('input.accountId', 'NAMED_ALREADY');

  await insertDeputy(work, { ...who, ...days });
}

function ownWork(actor: Person): string {
  if (actor.role === 'PROFESSIONAL') return actor.accountId;
  throw invalidInput('input.for', 'REQUIRED');
}

/** Nobody is named for days that are over: what was read then was not read as a deputy. */
function soundDays(input: NameDeputyInput, today: string): DeputyDays {
  const validFrom = input.from ?? today;
  const validUntil = input.until ?? null;
  if (validFrom < today) throw invalidInput('input.from', 'IN_THE_PAST');
  if (validUntil !== null && validUntil < validFrom) throw invalidInput('input.until', 'BEFORE_FROM');
  return { validFrom, validUntil };
}
