import type { Catalogue } from '../../db/catalogue';
import type { Day } from '../../domain/period';
import { COLUMNS, isPublicOn } from './catalogue-repository';
import type { PublishedOffer } from './published-offer';

/** What a feed may ask for. Conditions add up; null asks for nothing. */
export interface FeedQuestion {
  readonly networkId: string;
  readonly today: Day;
  readonly partnerId: string | null;
  /** SQL/JSON paths of our own making: each must find something in the content. */
  readonly paths: readonly string[];
  /** Shown, or having come to its first day, at this moment or later. */
  readonly since: Date | null;
  /** Every word stands somewhere in title, texts or the partner's name. */
  readonly words: readonly string[];
}

const SHOWN_SINCE = `greatest(shown_at, ((content->>'validFrom')::date)::timestamp at time zone 'Europe/Berlin')`;

const FOUND = `network_id = $1 and ${isPublicOn('$2')}
  and ($3::uuid is null or partner_id = $3)
  and (select coalesce(bool_and(content @? path), true) from unnest($4::jsonpath[]) as path)
  and ($5::timestamptz is null or ${SHOWN_SINCE} >= $5)
  and (select coalesce(bool_and(position(word in lower(concat_ws(' ', partner_name, content->>'title',
         content->>'summary', content->>'description'))) > 0), true) from unnest($6::text[]) as word)`;

export interface FeedPage {
  readonly offers: readonly PublishedOffer[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** A page of what a network publishes, by id, and how many there are in all. */
export async function pageOfPublishedOffers(
  catalogue: Catalogue,
  question: FeedQuestion,
  skip: number,
  most: number,
): Promise<FeedPage> {
  const params = paramsOf(question);
  const [counted] = await catalogue.rows<{ total: number }>(
    'feed-count',
    `select count(*)::int as total from published_offers where ${FOUND}`,
    params,
  );
  const total = counted?.total ?? 0;
  if (total <= skip) return { offers: [], total };
  const offers = await catalogue.rows<PublishedOffer>(
    'feed-page',
    `select ${COLUMNS} from published_offers where ${FOUND} order by id offset $7 limit $8`,
    [...params, skip, most],
  );
  return { offers, total };
}

function paramsOf(question: FeedQuestion): unknown[] {
  const words = question.words.map((word) => word.toLowerCase());
  return [question.networkId, question.today, question.partnerId, question.paths, question.since, words];
}

export interface ProviderRow {
  readonly id: string;
  readonly name: string;
}

/** Partners that offer something in public today, by id: one of them, or all. */
export function listProviders(
  catalogue: Catalogue,
  networkId: string,
  today: Day,
  id: string | null,
): Promise<ProviderRow[]> {
  return catalogue.rows<ProviderRow>(
    'feed-providers',
    `select distinct partner_id as id, partner_name as name from published_offers
      where network_id = $1 and ${isPublicOn('$2')} and ($3::uuid is null or partner_id = $3) order by partner_id`,
    [networkId, today, id],
  );
}

/** Changes with everything that a network publishes on this day: for telling whether a whole file is still the same. */
export async function fingerprintOf(catalogue: Catalogue, networkId: string, today: Day): Promise<string> {
  const [row] = await catalogue.rows<{ print: string }>(
    'feed-fingerprint',
    `select coalesce(encode(sha256(string_agg(id::text || shown_at::text || partner_name, ',' order by id)::bytea), 'hex'), 'none') as print
       from published_offers where network_id = $1 and ${isPublicOn('$2')}`,
    [networkId, today],
  );
  return row?.print ?? 'none';
}
