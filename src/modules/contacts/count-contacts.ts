import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { berlinDay, type Period } from '../../domain/period';
import { findDistrictsOf, findTopicAreasOf } from '../networks';
import { countByDistrict, countByTopicArea, type CountRow } from './contact-repository';
import { CONTACT_KINDS } from './contact-words';
import type { ContactCountsView } from './contact.types';
import { requireClosedQuarter } from './quarter';
import { hideSmall } from './small-numbers';

/**
 * What was counted in a quarter, by kind and by topic area or district; small numbers hidden.
 *
 * @throws INVALID_INPUT (`from`, `until`) for what is no whole quarter, or one to which something can still be added
 */
export async function countContacts(work: Work<Person>, period: Period): Promise<ContactCountsView[]> {
  requireClosedQuarter(period, berlinDay(work.now));
  const byTopicArea = await countByTopicArea(work, period);
  const byDistrict = await countByDistrict(work, period);
  const topicAreas = namesIn(await findTopicAreasOf(work, [work.actor.networkId]));
  const districts = namesIn(await findDistrictsOf(work, [work.actor.networkId]));

  return CONTACT_KINDS.map((kind) => {
    const rows = [byTopicArea, byDistrict].map((all) => all.filter((row) => row.kind === kind));
    const [ofTopics = [], ofDistricts = []] = rows;
    const shown = hideSmall(rows.map((own) => own.map((row) => row.contacts)));
    const [topicNumbers = [], districtNumbers = []] = shown.divisions;
    return {
      kind,
      contacts: shown.total,
      byTopicArea: ofTopics.map((row, place) => ({
        topicArea: named(row, topicAreas),
        contacts: topicNumbers[place] ?? null,
      })),
      byDistrict: ofDistricts.map((row, place) => ({
        district: named(row, districts),
        contacts: districtNumbers[place] ?? null,
      })),
    };
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function namesIn(list: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(list.map(({ id, name }) => [id, name]));
}

function named({ placeId }: CountRow, names: ReadonlyMap<string, string>): Named | null {
  return placeId === null ? null : { id: placeId, name: names.get(placeId) ?? '' };
}
