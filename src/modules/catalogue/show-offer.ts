import type { Work } from '../../db/work';
import { written } from '../../db/written';
import { catalogueRowOf, type OfferNames } from './catalogue-row';
import { publicContent, type OfferContent } from './offer-content';
import { countWords, type Spellings } from './published-words-repository';
import type { PublishedOffer } from './published-offer';
import { PUBLISHED_OFFER_COLUMNS } from './published-offer-repository';

/** Puts what is public of an offer into the catalogue, in the transaction that publishes or confirms it. */
export async function showOffer(
  work: Work,
  offer: { readonly id: string; readonly content: OfferContent },
): Promise<PublishedOffer> {
  const content = publicContent(offer.content);
  const before = written(await findBefore(work, offer.id, content));
  // shown under the name that its words were made of; a foreign key holds it to the partner's own
  const { lexemes, ...row } = catalogueRowOf(before.networkId, content, before);
  const shown = await work.db.row<PublishedOffer>(
    `insert into published_offers (network_id, id, partner_id, partner_name, content, confirmed_on, confirm_until,
        published_at, version, topic_areas, districts, topic_area_ids, district_ids, kinds, languages, features, cost,
        access, free_places, ages, weeks, valid_from, valid_until, sort_title, spellings, words)
     select o.network_id, o.id, o.partner_id, $5, $2::jsonb, o.confirmed_on, o.confirm_until,
        o.published_at, o.version, r."topicAreas", r.districts, r."topicAreaIds", r."districtIds", r.kinds, r.languages,
        r.features, r.cost, r.access, r."freePlaces", r.ages, r.weeks, r."validFrom", r."validUntil", r."sortTitle",
        r.spellings, array_to_tsvector($4)
       from offers o, jsonb_to_record($3::jsonb) as r ("topicAreas" jsonb, districts jsonb, "topicAreaIds" uuid[], "districtIds" uuid[],
           kinds text[], languages text[], features text[], cost text, access text, "freePlaces" text, ages int4range,
           weeks int4range, "validFrom" date, "validUntil" date, "sortTitle" text, spellings jsonb)
      where o.network_id = app.network() and o.id = $1
     on conflict (network_id, id) do update set partner_name = excluded.partner_name, content = excluded.content,
       confirmed_on = excluded.confirmed_on, confirm_until = excluded.confirm_until,
       published_at = excluded.published_at, version = excluded.version, shown_at = app.clock(),
       topic_areas = excluded.topic_areas, districts = excluded.districts, topic_area_ids = excluded.topic_area_ids,
       district_ids = excluded.district_ids, kinds = excluded.kinds, languages = excluded.languages,
       features = excluded.features, cost = excluded.cost, access = excluded.access,
       free_places = excluded.free_places, ages = excluded.ages, weeks = excluded.weeks,
       valid_from = excluded.valid_from, valid_until = excluded.valid_until, sort_title = excluded.sort_title,
       spellings = excluded.spellings, words = excluded.words
     returning ${PUBLISHED_OFFER_COLUMNS}`,
    [offer.id, JSON.stringify(content), JSON.stringify(row), lexemes, before.partner],
  );
  await countWords(work, before.spellings, row.spellings);
  return written(shown);
}

/** Holds a partner's offers until the transaction ends: nobody shows one while the partner gets another name. */
export async function holdOffersOf(work: Work, partnerId: string): Promise<void> {
  await work.db.rows(
    `select id from offers where network_id = app.network() and partner_id = $1 order by id for update`,
    [partnerId],
  );
}

/** Shows a partner's offers anew, which are held: it has another name, is called by it and found by it. */
export async function showOffersOf(work: Work, partnerId: string): Promise<void> {
  const offers = await work.db.rows<Pick<PublishedOffer, 'id' | 'content'>>(
    `select id, content from published_offers where network_id = app.network() and partner_id = $1 order by id`,
    [partnerId],
  );
  for (const offer of offers) await showOffer(work, offer);
}

/** Takes an offer out of the catalogue. It may not be in it. */
export async function hideOffer(work: Work, id: string): Promise<void> {
  const hidden = await work.db.row<{ spellings: Spellings }>(
    `with hidden as (delete from published_offers where network_id = app.network() and id = $1 returning spellings)
     select spellings from hidden`,
    [id],
  );
  if (hidden !== null) await countWords(work, hidden.spellings, {});
}

interface Before extends OfferNames {
  readonly networkId: string;
  readonly spellings: Spellings;
}

/** The names that its ids stand for, and which words it has been counted for so far. */
function findBefore(work: Work, id: string, content: OfferContent): Promise<Before | null> {
  return work.db.row<Before>(
    `select o.network_id, p.name as partner, coalesce(s.spellings, '{}') as spellings,
        ${namesOf('topic_areas', '$2')} as topic_areas, ${namesOf('districts', '$3')} as districts
       from offers o join partners p on p.network_id = o.network_id and p.id = o.partner_id
         left join published_offers s on s.network_id = o.network_id and s.id = o.id
      where o.network_id = app.network() and o.id = $1`,
    [id, content.topicAreaIds, content.districtIds],
  );
}

function namesOf(table: 'topic_areas' | 'districts', ids: string): string {
  return `(select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by l.position, l.id), '[]')
    from ${table} l where l.network_id = app.network() and l.id = any(${ids}::uuid[]))`;
}
