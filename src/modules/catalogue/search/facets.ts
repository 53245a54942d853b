import type { Catalogue } from '../../../db/catalogue';
import { FILTER_NAMES, type FilterName } from './filter-sql';
import { searchFacets, type FacetRow, type Search } from './search-repository';

export interface Facet {
  readonly filter: FilterName;
  readonly values: readonly Omit<FacetRow, 'filter'>[];
}

const NUMBERS: readonly FilterName[] = ['ageMonths', 'pregnancyWeek'];

/** Each field to filter by, with what its values would find under the other fields. */
export async function facetsOf(catalogue: Catalogue, search: Search): Promise<Facet[]> {
  const rows = await searchFacets(catalogue, search);
  return FILTER_NAMES.map((filter) => ({
    filter,
    values: rows.filter((row) => row.filter === filter).sort(NUMBERS.includes(filter) ? byNumber : byCount),
  }));
}

function byNumber(one: FacetRow, other: FacetRow): number {
  return Number(one.value) - Number(other.value);
}

function byCount(one: FacetRow, other: FacetRow): number {
  return other.count - one.count || (one.name ?? one.value).localeCompare(other.name ?? other.value, 'de');
}
