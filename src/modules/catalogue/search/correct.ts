import type { Catalogue } from '../../../db/catalogue';
import type { Doubt } from '../words/expand';

interface Near {
  readonly typed: string;
  readonly word: string;
  readonly spelling: string;
  readonly likeness: number;
}

/** A word of the catalogue that may have been meant. */
export interface Correction {
  readonly typed: string;
  readonly word: string;
  /** As the offers write it. */
  readonly spelling: string;
}

/** Words that public offers of this network use and that look like what was typed, the likest first. */
export async function findCorrections(
  catalogue: Catalogue,
  networkId: string,
  typed: readonly string[],
): Promise<Correction[]> {
  if (typed.length === 0) return [];
  const near = await catalogue.rows<Near>('words-near', WORDS_NEAR, [networkId, typed]);
  return typed.flatMap((word) => {
    const [best] = near
      .filter((one) => one.typed === word && errorsBetween(word, one.word) <= errorsAllowed(word))
      .sort(
        (one, other) =>
          errorsBetween(word, one.word) - errorsBetween(word, other.word) || other.likeness - one.likeness,
      );
    return best === undefined ? [] : [{ typed: word, word: best.word, spelling: best.spelling }];
  });
}

/** How words of the catalogue are written that look like these, the likest first. */
export async function findSpellings(
  catalogue: Catalogue,
  networkId: string,
  typed: readonly string[],
): Promise<string[]> {
  if (typed.length === 0) return [];
  const near = await catalogue.rows<Near>('words-near', WORDS_NEAR, [networkId, typed]);
  const likest = near
    .filter((one) => one.word !== one.typed)
    .sort((one, other) => other.likeness - one.likeness);
  return [...new Set(likest.map((one) => one.spelling))].slice(0, 5);
}

/** Those words that nothing in the catalogue is written like. */
export function unseen(doubtful: readonly Doubt[], weights: readonly number[]): string[] {
  return doubtful
    .filter((doubt) => doubt.trunks.every((place) => (weights[place] ?? 0) === 0))
    .map((doubt) => doubt.word)
    .slice(0, 5);
}

/** One in a short word, two in a longer one, three in a compound. */
function errorsAllowed(word: string): number {
  if (word.length < 6) return 1;
  return word.length < 11 ? 2 : 3;
}

/** Letters to add, to leave out, to change, or to swap with the next one. */
export function errorsBetween(one: string, other: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= one.length; i += 1) {
    const row: number[] = [];
    for (let j = 0; j <= other.length; j += 1) row.push(cell(one, other, i, j, rows, row));
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

function cell(one: string, other: string, i: number, j: number, rows: number[][], row: number[]): number {
  if (i === 0 || j === 0) return i + j;
  const at = (up: number, left: number): number => (up === 0 ? row[j - left] : rows[i - up]?.[j - left]) ?? 0;
  const same = one.charAt(i - 1) === other.charAt(j - 1);
  const swapped =
    i > 1 && j > 1 && one.charAt(i - 1) === other.charAt(j - 2) && one.charAt(i - 2) === other.charAt(j - 1);
  return Math.min(
    at(1, 0) + 1,
    at(0, 1) + 1,
    at(1, 1) + (same ? 0 : 1),
    swapped ? at(2, 2) + 1 : Number.POSITIVE_INFINITY,
  );
}

const WORDS_NEAR = `
  select t.typed, n.word, n.spelling, n.likeness
    from unnest($2::text[]) as t (typed)
      cross join lateral (
        select w.word, w.spelling, trigrams.similarity(w.word, t.typed) as likeness
          from published_words w
         where w.network_id = $1 and w.word operator(trigrams.%) t.typed
         order by w.word operator(trigrams.<->) t.typed limit 8) as n`;
