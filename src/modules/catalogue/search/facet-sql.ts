import { MISSES, bitOf, type FilterName } from './filter-sql';

/** Ages and weeks that are worth a choice of their own. */
export const FACET_MONTHS = [0, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60, 72] as const;
export const FACET_WEEKS = [4, 8, 12, 16, 20, 24, 28, 32, 36, 40] as const;

/** Offers that meet every condition but perhaps those of this filter. */
function but(name: FilterName): string {
  return `f.misses & ~${bitOf(name)} = 0`;
}

/** Values kept as a list or alone with each offer. */
function values(name: FilterName, expression: string): string {
  return `select '${name}' as filter, v.value, null as name, count(*)::int as count
    from flagged f cross join lateral (select unnest(${expression}) as value) as v
   where ${but(name)} group by v.value`;
}

function numbers(name: FilterName, column: string, choices: readonly number[]): string {
  return `select '${name}', v.value::text, null, count(*)::int
    from flagged f join unnest('{${choices.join()}}'::int[]) as v (value) on f.${column} @> v.value
   where ${but(name)} group by v.value`;
}

/** What would be found by each value of a filter when its own condition were dropped. */
export const FACETS = `
  flagged as materialized (
    select o.topic_areas, o.districts, o.district_ids, o.kinds, o.languages, o.features, o.cost, o.access, o.free_places,
           o.ages, o.weeks, ${MISSES} as misses
      from matched m join published_offers o on o.network_id = $1 and o.id = m.id
  ),
  district as (
    select distinct v.id, v.name from flagged f cross join lateral jsonb_to_recordset(f.districts) as v (id uuid, name text)
  )
  select 'topicAreaIds' as filter, v.id as value, v.name, count(*)::int as count
    from flagged f cross join lateral jsonb_to_recordset(f.topic_areas) as v (id text, name text)
   where ${but('topicAreaIds')} group by v.id, v.name
  union all
  select 'districtIds', d.id::text, d.name, count(*)::int
    from district d join flagged f on f.district_ids = '{}' or d.id = any(f.district_ids)
   where ${but('districtIds')} group by d.id, d.name
  union all ${numbers('ageMonths', 'ages', FACET_MONTHS)}
  union all ${numbers('pregnancyWeek', 'weeks', FACET_WEEKS)}
  union all ${values('languages', 'f.languages')}
  union all ${values('cost', 'array[f.cost]')}
  union all ${values('access', 'array[f.access]')}
  union all ${values('accessibility', 'f.features')}
  union all ${values('freePlaces', 'array[f.free_places]')}
  union all ${values('kinds', 'f.kinds')}`;
