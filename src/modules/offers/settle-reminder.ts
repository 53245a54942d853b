import type { Work } from '../../db/work';
import type { SystemActor } from '../../domain/actor';
import { findReminder, moveReminder } from './reminder-repository';
import type { ReminderState } from './reminder-states';

/** Writes down how it went. What is settled already stays as it is. */
export async function settleReminder(
  work: Work<SystemActor>,
  id: string,
  state: Exclude<ReminderState, 'HANDED_OVER'>,
): Promise<void> {
  const row = await findReminder(work, id);
  await moveReminder(work, id, state);
  if (row !== null) work.trail.touch('OFFER', row.offerId);
  work.trail.done('PUBLIC_TASK');
}
