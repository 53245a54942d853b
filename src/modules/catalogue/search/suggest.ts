import type { Catalogue } from '../../../db/catalogue';
import { tokensOf } from '../words/fold';
import { findSpellings } from './correct';
import { FILTER_NAMES, bitOf, type FilterName } from './filter-sql';
import { countMisses, type Search } from './search-repository';

export interface Suggestions {
  readonly spellings: string[];
  readonly wayOut: { drop: FilterName; total: number }[];
  readonly withoutSearch: number;
}

const MOST_WORDS = 6;

/** What helps on when nothing was found: another spelling, a filter less, no search text. */
export async function suggest(
  catalogue: Catalogue,
  search: Search,
  text: string | null,
): Promise<Suggestions> {
  const everything: Search = { ...search, question: null, weights: null };
  const [misses, all, spellings] = await Promise.all([
    countMisses(catalogue, search),
    search.question === null ? [] : countMisses(catalogue, everything),
    text === null ? [] : findSpellings(catalogue, search.networkId, typedWords(text)),
  ]);
  const wayOut = FILTER_NAMES.map((drop) => ({ drop, total: withinReach(misses, bitOf(drop)) }))
    .filter(({ drop, total }) => search.conditions[drop] !== null && total > 0)
    .sort((one, other) => other.total - one.total);
  return { spellings, wayOut, withoutSearch: withinReach(all, 0) };
}

/** How many offers would be left when only what this bit stands for were not asked. */
function withinReach(misses: readonly { misses: number; count: number }[], bit: number): number {
  return misses.filter((row) => (row.misses & ~bit) === 0).reduce((sum, row) => sum + row.count, 0);
}

function typedWords(text: string): string[] {
  return tokensOf(text)
    .map((token) => token.word)
    .filter((word) => word.length >= 4)
    .slice(0, MOST_WORDS);
}
