import type { Work } from '../../db/work';
import { invalidInput } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import type { OfferContent } from '../catalogue';
import { requireDistrict, requireDistricts, requireTopicAreas } from '../networks';
import { checkOffer } from './offer-rules';

/**
 * What an offer says holds together, and names only topic areas and districts of this network.
 *
 * @param field where the caller wrote it: `input.content`, `edited`
 * @throws INVALID_INPUT naming the field
 */
export async function requireSoundOffer(work: Work, content: OfferContent, field: string): Promise<void> {
  checkOffer(content, field);
  if (content.capacity !== null && content.capacity.asOf > berlinDay(work.now)) {
    throw invalidInput(`${field}.capacity.asOf`, 'IN_THE_FUTURE');
  }
  await requireTopicAreas(work, content.topicAreaIds, `${field}.topicAreaIds`);
  await requireDistricts(work, content.districtIds, `${field}.districtIds`);
  for (const [place, { districtId }] of content.places.entries()) {
    if (districtId !== null) await requireDistrict(work, districtId, `${field}.places[${place}].districtId`);
  }
}
