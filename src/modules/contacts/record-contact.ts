import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { invalidInput } from '../../domain/errors';
import { addDays, berlinDay, type Day } from '../../domain/period';
import { publishedOffersById } from '../catalogue';
import { createOnce } from '../idempotency';
import { requireDistrict, requireTopicArea } from '../networks';
import { insertContact } from './contact-repository';
import { COUNTED_AFTERWARDS_DAYS } from './contact-words';
import type { RecordContactInput } from './contact.types';

/**
 * Counts that somebody was told about an offer, or telephoned with together, or that there was none to tell of. No family, no
 * person, no text: so that nobody records a consent that was never given.
 *
 * @param idempotencyKey the same key and input count once, however often they come. What is kept of the key does not lead to
 *   what was counted: nothing tells who counted it.
 * @throws CONFLICT (key used otherwise); INVALID_INPUT (topic area, district, offer, day)
 */
export async function recordContact(
  work: Work<Person>,
  input: RecordContactInput,
  idempotencyKey?: string | null,
): Promise<boolean> {
  const partnerId = written(work.actor.partnerId ?? undefined);
  const call = { operation: 'recordContact', key: idempotencyKey, input };
  await createOnce(work, call, () => storeContact(work, partnerId, input));
  work.trail.touch('PARTNER', partnerId);
  work.trail.done('PUBLIC_TASK');
  return true;
}

async function storeContact(work: Work, partnerId: string, input: RecordContactInput): Promise<void> {
  const { kind, topicAreaId = null, districtId = null, offerId = null } = input;
  const day = requireDay(input.on ?? null, berlinDay(work.now));
  if (topicAreaId !== null) await requireTopicArea(work, topicAreaId, 'input.topicAreaId');
  if (districtId !== null) await requireDistrict(work, districtId, 'input.districtId');
  if (offerId !== null && kind === 'UNMET_NEED') throw invalidInput('input.offerId', 'NOT_EXPECTED');
  if (offerId !== null && (await publishedOffersById(work).load(offerId)) === null)
    throw invalidInput('input.offerId', 'UNKNOWN');

  await insertContact(work, { partnerId, day, kind, topicAreaId, districtId, offerId });
}

/** Today, or a day of the fortnight before. */
function requireDay(on: Day | null, today: Day): Day {
  if (on === null) return today;
  if (on > today) throw invalidInput('input.on', 'IN_THE_FUTURE');
  if (on < addDays(today, -COUNTED_AFTERWARDS_DAYS)) throw invalidInput('input.on', 'TOO_LONG_AGO');
  return on;
}
