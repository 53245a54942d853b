import type { Catalogue } from '../../../db/catalogue';
import type { Day } from '../../../domain/period';
import { COLUMNS } from '../catalogue-repository';
import { markOf } from '../catalogue-row';
import type { PublishedOffer } from '../published-offer';
import type { Question } from '../words/expand';
import { OTHER_LANGUAGE } from '../words/index-words';
import { FACETS } from './facet-sql';
import { AFTER_FILTERS, MEETS_ALL, MISSES, filterParams, type OfferConditions } from './filter-sql';
import { MATCHED_ALL, MATCHED_BY_QUESTION } from './matched-sql';

/** What is asked of one network's catalogue, ready for the database. */
export interface Search {
  readonly networkId: string;
  readonly today: Day;
  /** Null: no question, everything in the order of titles. */
  readonly question: Question | null;
  /** What each trunk weighs, when a page before has found it out. */
  readonly weights: readonly number[] | null;
  readonly conditions: OfferConditions;
}

/** Where the page before ended. */
export interface SearchPlace {
  readonly key: string;
  readonly id: string;
}

export interface SearchRow extends PublishedOffer {
  /** What the row is sorted by, before its id. */
  readonly key: string;
}

export interface SearchPage {
  readonly rows: readonly SearchRow[];
  readonly total: number;
  /** What each trunk of the question weighs in this network; 0: no public offer has it. */
  readonly weights: readonly number[];
}

type PageRow = { readonly total: number; readonly weights: number[] | null } & (SearchRow | { id: null });

/** One page with the number of all that it is a page of, in one statement. Without long texts it brings cards. */
export async function searchPage(
  catalogue: Catalogue,
  search: Search,
  after: SearchPlace | null,
  limit: number,
  longTexts = true,
): Promise<SearchPage> {
  const params = [
    ...matchParams(search),
    ...filterParams(search.conditions),
    after?.key ?? null,
    after?.id ?? null,
    limit,
  ];
  const { name, sql } = PAGES[search.question === null ? 'listed' : 'found'][longTexts ? 'whole' : 'cards'];
  const rows = await catalogue.rows<PageRow>(name, sql, params);
  return {
    rows: rows.filter(isRow),
    total: rows[0]?.total ?? 0,
    weights: rows[0]?.weights ?? [],
  };
}

export interface FacetRow {
  readonly filter: string;
  readonly value: string;
  readonly name: string | null;
  readonly count: number;
}

/** For each filter its values, with what they would find under the other filters. */
export function searchFacets(catalogue: Catalogue, search: Search): Promise<FacetRow[]> {
  const params = [...matchParams(search), ...filterParams(search.conditions)];
  return search.question === null
    ? catalogue.rows<FacetRow>('facets-listed', `with ${MATCHED_ALL}, ${FACETS}`, params)
    : catalogue.rows<FacetRow>('facets-found', `with ${MATCHED_BY_QUESTION}, ${FACETS}`, params);
}

/** How many of the offers that the question finds miss which conditions; each condition is a bit. */
export function countMisses(
  catalogue: Catalogue,
  search: Search,
): Promise<{ misses: number; count: number }[]> {
  const params = [...matchParams(search), ...filterParams(search.conditions)];
  return search.question === null
    ? catalogue.rows('misses-listed', `with ${MATCHED_ALL} ${COUNT_MISSES}`, params)
    : catalogue.rows('misses-found', `with ${MATCHED_BY_QUESTION} ${COUNT_MISSES}`, params);
}

const COUNT_MISSES = `
  select ${MISSES} as misses, count(*)::int as count
    from matched m join published_offers o on o.network_id = $1 and o.id = m.id group by 1`;

function matchParams({ networkId, today, question, weights }: Search): unknown[] {
  if (question === null) return [networkId, today, null, null, null, null, null, null, null];
  return [networkId, today, markOf(networkId), ...arraysOf(question), weights];
}

/** Arrays as PostgreSQL writes them, made once for a question that is asked again and again. */
const ARRAYS = new WeakMap<Question, readonly string[]>();

function arraysOf(question: Question): readonly string[] {
  const known = ARRAYS.get(question);
  if (known !== undefined) return known;
  const { trunks, readings } = question;
  const arrays = [
    // trunks are letters and digits alone
    trunks.map((trunk) => `"${trunk.other ? OTHER_LANGUAGE : ''}${trunk.text}"`),
    trunks.map((trunk) => (trunk.begins ? ':*' : '""')),
    readings.map((reading) => reading.thing),
    readings.map((reading) => reading.worth),
    // arrays of PostgreSQL count from one
    readings.map((reading) => reading.trunk + 1),
  ].map((values) => `{${values.join()}}`);
  ARRAYS.set(question, arrays);
  return arrays;
}

function isRow(row: PageRow): row is PageRow & SearchRow {
  return row.id !== null;
}

const KEY = `$${AFTER_FILTERS}`;
const ID = `$${AFTER_FILTERS + 1}`;
const LIMIT = `$${AFTER_FILTERS + 2}`;
const WHOLE = COLUMNS.replace(/\bid\b/, 'o.id');
const CARDS = WHOLE.replace(/\bcontent\b/, 'card as content');

/** The row of a page is joined to one that is always there: the total is told of an empty page too. */
const foundPage = (shown: string): string => `
  with ${MATCHED_BY_QUESTION},
  listed as materialized (
    select m.id, m.score from matched m join published_offers o on o.network_id = $1 and o.id = m.id
     where ${MEETS_ALL}
  ),
  page as (
    select id, score from listed
     where ${KEY}::bigint is null or score < ${KEY} or (score = ${KEY} and id > ${ID}::uuid)
     order by score desc, id limit ${LIMIT}
  )
  select (select count(*)::int from listed) as total,
         (select array_agg(coalesce(w.weight, 0) order by n) from generate_series(1, cardinality($4::text[])) as n
            left join weight w on w.place = n) as weights,
         page.score::text as key, ${shown}
    from (values (1)) as always left join page on true
      left join published_offers o on o.network_id = $1 and o.id = page.id
   order by page.score desc, page.id`;

const SORTED = `(case when o.free_places = 'FULL' then '1' else '0' end || o.sort_title)`;

const listedPage = (shown: string): string => `
  with ${MATCHED_ALL},
  listed as materialized (
    select o.id, ${SORTED} collate "C" as sorted
      from matched m join published_offers o on o.network_id = $1 and o.id = m.id
     where ${MEETS_ALL}
  ),
  page as (
    select id, sorted from listed
     where ${KEY}::text is null or sorted > ${KEY} or (sorted = ${KEY} and id > ${ID}::uuid)
     order by sorted, id limit ${LIMIT}
  )
  select (select count(*)::int from listed) as total, null::int[] as weights, page.sorted as key, ${shown}
    from (values (1)) as always left join page on true
      left join published_offers o on o.network_id = $1 and o.id = page.id
   order by page.sorted, page.id`;

const PAGES = {
  found: {
    whole: { name: 'offers-found', sql: foundPage(WHOLE) },
    cards: { name: 'offers-found-cards', sql: foundPage(CARDS) },
  },
  listed: {
    whole: { name: 'offers-listed', sql: listedPage(WHOLE) },
    cards: { name: 'offers-listed-cards', sql: listedPage(CARDS) },
  },
} as const;
