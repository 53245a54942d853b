import type { Work } from '../../db/work';
import { berlinDay } from '../../domain/period';
import { addWorkingDays, type Land } from '../../domain/working-days';
import { getOwnNetwork, getSettings } from '../networks';
import type { Urgency } from './referral-words';

/** The day an answer is due: so many working days after today, by urgency, with the public holidays of the Land. */
export async function respondByDay(work: Work, urgency: Urgency): Promise<string> {
  const settings = await getSettings(work);
  const { land } = await getOwnNetwork(work);
  const days = urgency === 'URGENT' ? settings.respondDaysUrgent : settings.respondDaysRoutine;
  return addWorkingDays(berlinDay(work.now), days, land as Land);
}
