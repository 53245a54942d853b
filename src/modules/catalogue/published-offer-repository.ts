import type { Work } from '../../db/work';
import type { Day } from '../../domain/period';
import { isPublicOn } from './catalogue-repository';
import type { PublishedOffer } from './published-offer';

/** Columns of PublishedOffer, for statements inside a transaction. */
export const PUBLISHED_OFFER_COLUMNS =
  'network_id, id, partner_id, partner_name, topic_areas, districts, content, confirmed_on, confirm_until, published_at, shown_at, version';

/** Those of the ids that this network shows the public on this day. */
export function findPublishedOffers(
  work: Work,
  ids: readonly string[],
  today: Day,
): Promise<PublishedOffer[]> {
  return work.db.rows<PublishedOffer>(
    `select ${PUBLISHED_OFFER_COLUMNS} from published_offers
      where network_id = app.network() and id = any($1) and ${isPublicOn('$2')}`,
    [ids, today],
  );
}
