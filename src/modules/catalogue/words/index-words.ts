import { tokensOf, type Token } from './fold';
import type { Passage, Tier } from './offer-text';
import { splitDeep } from './split';
import { stem, stemOfOther } from './stem';
import { SILENT_WORDS } from './stop-words';

export interface OfferWords {
  /** The trunks an offer is found by, each with the best place it stands in: tier and trunk in one word. */
  readonly lexemes: readonly string[];
  /** The words as they are written, by how they are compared: the dictionary that typing errors are held against. */
  readonly spellings: Readonly<Record<string, string>>;
}

/** Marks trunks of other languages, which are cut in another way. */
export const OTHER_LANGUAGE = '~';

/** A part of a compound counts as standing one place lower than the compound. */
const BELOW: Readonly<Record<Tier, Tier>> = { A: 'B', B: 'C', C: 'C', D: 'E', E: 'E' };
const LEAST_SPELLING = 4;

export function wordsOf(passages: readonly Passage[]): OfferWords {
  const tiers = new Map<string, Tier>();
  const spellings: Record<string, string> = {};
  const put = (trunk: string, tier: Tier): void => {
    const before = tiers.get(trunk);
    if (before === undefined || tier < before) tiers.set(trunk, tier);
  };
  for (const passage of passages) {
    const tokens = tokensOf(passage.text);
    for (const token of tokens) {
      if (SILENT_WORDS.has(token.word)) continue;
      if (token.word.length >= LEAST_SPELLING) spellings[token.word] ??= token.shown;
      if (passage.other) put(OTHER_LANGUAGE + stemOfOther(token.word), passage.tier);
      else putGerman(put, token.word, passage.tier);
    }
    if (!passage.other) for (const word of hyphenated(tokens)) put(stem(word), passage.tier);
  }
  return { lexemes: [...tiers].map(([trunk, tier]) => tier + trunk), spellings };
}

function putGerman(put: (trunk: string, tier: Tier) => void, word: string, tier: Tier): void {
  put(stem(word), tier);
  for (const part of splitDeep(word)) put(stem(part), BELOW[tier]);
}

/** Schreibaby-Sprechstunde is also found in one word. */
function hyphenated(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  let word = '';
  let parts = 0;
  for (const token of [...tokens, null]) {
    if (token?.joined) {
      word += token.word;
      parts += 1;
      continue;
    }
    if (parts > 1 && word.length <= 60) words.push(word);
    word = token?.word ?? '';
    parts = 1;
  }
  return words;
}
