import { markOf } from '../../src/modules/catalogue/catalogue-row';
import { newId } from '../../src/domain/ids';
import type { TestDatabase } from './test-database';

const COPIED = `partner_id, partner_name, content, confirmed_on, confirm_until, published_at, version, topic_areas, districts,
  topic_area_ids, district_ids, kinds, languages, features, cost, access, free_places, ages, weeks, valid_from, valid_until,
  sort_title, spellings`;

/** Another network whose catalogue holds so many copies of this one's offers, written in one go. */
export async function copyCatalogue(
  test: TestDatabase,
  from: string,
  slug: string,
  offers: number,
): Promise<string> {
  const to = newId();
  const { owner } = test;
  await owner.query(`insert into networks (id, slug, name, land) values ($1, $2, $2, 'NW')`, [to, slug]);
  await owner.query(
    `insert into partners (network_id, id, name, kind, secrecy_regime)
     select $2, id, name, kind, secrecy_regime from partners where network_id = $1`,
    [from, to],
  );
  await owner.query('create temporary table copied (of uuid, id uuid)');
  await owner.query(
    `insert into copied select o.id, gen_random_uuid()
       from published_offers o cross join generate_series(1, $2) as n where o.network_id = $1 order by n, o.id limit $2`,
    [from, offers],
  );
  await owner.query(
    `insert into offer_texts (network_id, offer_id, version, content_md5, public_md5)
     select $2, c.id, 1, t.content_md5, t.public_md5
       from copied c join offers o on o.network_id = $1 and o.id = c.of
         join offer_texts t on t.network_id = o.network_id and t.offer_id = o.id and t.version = o.version`,
    [from, to],
  );
  await owner.query(
    `insert into offers (network_id, id, partner_id, state, content, confirmed_on, confirm_until)
     select $2, c.id, o.partner_id, o.state, o.content, o.confirmed_on, o.confirm_until
       from copied c join offers o on o.network_id = $1 and o.id = c.of`,
    [from, to],
  );
  await owner.query(
    `insert into published_offers (network_id, id, words, ${COPIED})
     select $2, c.id, array_to_tsvector(array(
        select $3 || substr(lexeme, 6) from unnest(tsvector_to_array(o.words)) as lexeme)), ${COPIED}
       from copied c join published_offers o on o.network_id = $1 and o.id = c.of`,
    [from, to, markOf(to)],
  );
  await owner.query(
    `insert into published_words (network_id, word, spelling, uses)
     select $1, s.key, min(s.value), count(*) from published_offers o, jsonb_each_text(o.spellings) as s
      where o.network_id = $1 group by s.key`,
    [to],
  );
  await owner.query('drop table copied');
  return to;
}
