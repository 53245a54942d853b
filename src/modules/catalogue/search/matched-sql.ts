import { isPublicOn } from '../catalogue-repository';

/*
 * What every statement of the search begins with: the offers of a network that a question finds, with their scores, no
 * filter asked. $1 network, $2 day, $3 the network's mark, $4 and $5 the trunks and their endings, $6–$8 the readings (thing, worth,
 * which trunk), $9 weights of the trunks.
 *
 * Each trunk is looked up in the index with each place it may stand in (title … translation), so the place is known
 * without opening the offer's words. What is rare in this network weighs more. Of the readings of one thing the best counts;
 * the things add up. All in whole numbers: the same question gives the same scores to the last digit, as paging needs.
 */

/** What does not reach so many hundredths of the best score is no answer. */
const LEAST_OF_BEST = 25;

/** What is full comes after what is not, unless it fits better. */
const FULL_IS_WORTH = 88;

export const MATCHED_BY_QUESTION = `
  asked as materialized (
    select a.place::int, t.worth, ('''' || $3 || t.tier || a.trunk || '''' || a.ending)::tsquery as query
      from unnest($4::text[], $5::text[]) with ordinality as a (trunk, ending, place)
      join (values ('A', 100, false), ('B', 65, false), ('C', 40, false), ('D', 75, true), ('E', 40, true))
        as t (tier, worth, other) on t.other = starts_with(a.trunk, '~')
  ),
  hit as materialized (
    select a.place, a.worth, o.id, o.free_places = 'FULL' as is_full
      from asked a
        -- "offset 0" keeps the planner from looking at anything but the index of words
        cross join lateral (select * from published_offers where words @@ a.query offset 0) as o
     where o.network_id = $1 and ${isPublicOn('$2')}
  ),
  weight as materialized (
    select place, coalesce(($9::int[])[place],
        greatest(10, round(100 * ln(1 + (select count(*) from published_offers where network_id = $1)::float8 / count(*))))::int)
        as weight
      from hit group by place
  ),
  reading as materialized (
    select r.thing, r.place, r.worth * w.weight as worth
      from unnest($6::int[], $7::int[], $8::int[]) as r (thing, worth, place) join weight w using (place)
  ),
  scored as materialized (
    select id, sum(best)::bigint * case when bool_or(is_full) then ${FULL_IS_WORTH} else 100 end / 1000 as score
      from (select h.id, r.thing, bool_or(h.is_full) as is_full, max(h.worth * r.worth) as best
              from hit h join reading r using (place) group by h.id, r.thing) as thing
     group by id
  ),
  matched as materialized (
    select id, score from scored where score * 100 >= (select max(score) from scored) * ${LEAST_OF_BEST}
  )`;

/** Without a question: all that is public. The parameters are the same, so that both kinds are asked alike. */
export const MATCHED_ALL = `
  matched as materialized (
    select id, 0::bigint as score from published_offers o
     where network_id = $1 and ${isPublicOn('$2')}
       and ($3::text is null and $4::text[] is null and $5::text[] is null and $6::int[] is null and $7::int[] is null
            and $8::int[] is null and $9::int[] is null)
  )`;
