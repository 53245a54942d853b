import type { Work } from '../../db/work';
import type { SystemActor } from '../../domain/actor';
import { addDays, berlinMidnight } from '../../domain/period';
import type { NewSecretToken } from '../accounts';
import { insertConfirmationLink } from './confirmation-link-repository';
import { findReminder, moveReminder } from './reminder-repository';

/** Days after the last day on which the link of the mail still brings the offer back. */
export const LINK_DAYS_AFTER = 30;

/** Somebody else is sending it, or it is settled: it must not be sent. */
export class ReminderTaken extends Error {
  override readonly name = 'ReminderTaken';
}

/**
 * Written just before the last byte of the mail leaves, with the hash of the token that stands in it: of two who send
 * the same reminder only one comes past here.
 *
 * @throws ReminderTaken
 */
export async function handOverReminder(
  work: Work<SystemActor>,
  id: string,
  token: NewSecretToken,
): Promise<void> {
  const row = await findReminder(work, id);
  if (row === null || !(await moveReminder(work, id, 'HANDED_OVER'))) throw new ReminderTaken();
  const expiresAt = berlinMidnight(addDays(row.confirmUntil, LINK_DAYS_AFTER + 1));
  await insertConfirmationLink(work, row.offerId, token, expiresAt);
  work.trail.touch('OFFER', row.offerId);
  work.trail.done('PUBLIC_TASK');
}
