import type { Catalogue } from '../../db/catalogue';
import type { PublishedOffer } from './published-offer';

export const COLUMNS = `network_id as "networkId", id, partner_id as "partnerId", partner_name as "partnerName",
  topic_areas as "topicAreas", districts, content,
  confirmed_on as "confirmedOn", confirm_until as "confirmUntil", published_at as "publishedAt",
  shown_at as "shownAt", version`;

/** One published offer, of whatever network; null when there is none (any more). */
export async function findPublishedOffer(
  catalogue: Catalogue,
  id: string,
  today: string,
): Promise<PublishedOffer | null> {
  const [offer] = await catalogue.rows<PublishedOffer>(
    'published-offer',
    `select ${COLUMNS} from published_offers where id = $1 and ${isPublicOn('$2')}`,
    [id, today],
  );
  return offer ?? null;
}

/** All that a network publishes, by id: for feeds, exports and the printed catalogue. `after` is the id of the last row seen. */
export function listPublishedOffers(
  catalogue: Catalogue,
  networkId: string,
  today: string,
  after: string | null,
  most: number,
): Promise<PublishedOffer[]> {
  return catalogue.rows<PublishedOffer>(
    'published-offers',
    `select ${COLUMNS} from published_offers
      where network_id = $1 and ${isPublicOn('$2')} and ($3::uuid is null or id > $3) order by id limit $4`,
    [networkId, today, after, most],
  );
}

/** Public on this day: confirmed in time, and within its days. Nobody has to pause it first. */
export function isPublicOn(day: string): string {
  return `confirm_until >= ${day}::date and valid_from <= ${day}::date and valid_until >= ${day}::date`;
}
