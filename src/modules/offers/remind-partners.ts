import { enqueue } from '../../db/enqueue';
import type { Work } from '../../db/work';
import type { SystemActor } from '../../domain/actor';
import { newId } from '../../domain/ids';
import { berlinDay } from '../../domain/period';
import { findAccountsWithHat } from '../accounts';
import { REMIND_DAYS_BEFORE } from './freshness';
import { updateOffer } from './offer-repository';
import type { Offer } from './offer.entity';
import { insertReminders, lockOffersToRemind } from './reminder-repository';

/** How far a round has come: the last offer looked at, or null at its end. */
export type Progress = string | null;

/**
 * The clock's work: who leads the partner is reminded, once a period, to confirm the offer; where nobody does, the
 * coordination. The mark, the reminder and the job that sends it are written in one transaction: what is rolled back
 * sends nothing, what is marked is sent. An offer that nobody could be told of stays unmarked. Works in portions.
 */
export async function remindPartners(
  work: Work<SystemActor>,
  after: Progress,
  most: number,
): Promise<Progress> {
  const today = berlinDay(work.now);
  const offers = await lockOffersToRemind(work, today, REMIND_DAYS_BEFORE, after, most);
  for (const offer of offers) await remindOf(work, offer, today);
  work.trail.done('PUBLIC_TASK');
  return offers.length < most ? null : (offers.at(-1)?.id ?? null);
}

async function remindOf(work: Work<SystemActor>, offer: Offer, today: string): Promise<void> {
  const leads = await findAccountsWithHat(work, 'PARTNER_LEAD', offer.partnerId);
  const accountIds = leads.length > 0 ? leads : await findAccountsWithHat(work, 'COORDINATOR', null);
  if (accountIds.length === 0) return;
  const reminders = accountIds.map((accountId) => ({ id: newId(), accountId }));
  await updateOffer(work, offer, { remindedOn: today });
  await insertReminders(work, offer, reminders);
  for (const reminder of reminders) await enqueue(work, 'SEND_OFFER_REMINDER', reminder.id);
  work.trail.touch('OFFER', offer.id);
}
