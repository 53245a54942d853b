import type { Work } from '../../db/work';
import type { Day, Period } from '../../domain/period';
import type { ContactKind } from './contact-words';

export interface ContactRow {
  readonly partnerId: string;
  readonly day: Day;
  readonly kind: ContactKind;
  readonly topicAreaId: string | null;
  readonly districtId: string | null;
  readonly offerId: string | null;
}

/** The database gives it a random id: nothing in the row tells who counted it, or when on that day. */
export async function insertContact(work: Work, contact: ContactRow): Promise<void> {
  const touched = await work.db.touch(
    `insert into contact_counts (network_id, partner_id, day, kind, topic_area_id, district_id, offer_id)
     values (app.network(), $1, $2, $3, $4, $5, $6)`,
    [contact.partnerId, contact.day, contact.kind, contact.topicAreaId, contact.districtId, contact.offerId],
  );
  if (touched !== 1) throw new Error('The contact was not counted.');
}

export interface CountRow {
  readonly kind: ContactKind;
  /** Topic area or district; null where none was named. */
  readonly placeId: string | null;
  readonly contacts: number;
}

export function countByTopicArea(work: Work, period: Period): Promise<CountRow[]> {
  return countBy(work, 'topic_area_id', period);
}

export function countByDistrict(work: Work, period: Period): Promise<CountRow[]> {
  return countBy(work, 'district_id', period);
}

function countBy(work: Work, column: 'topic_area_id' | 'district_id', period: Period): Promise<CountRow[]> {
  return work.db.rows<CountRow>(
    `select kind, ${column} as place_id, count(*)::int as contacts from contact_counts
      where network_id = app.network() and day between $1 and $2 group by 1, 2 order by 1, 2 nulls last`,
    [period.from, period.until],
  );
}
