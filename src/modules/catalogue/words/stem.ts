import { IRREGULAR } from './irregular';

/** What is cut off the end of a word, with the least that must remain; the first that fits, again and again. */
const ENDINGS: readonly (readonly [ending: RegExp, least: number])[] = [
  [/igkeit(en)?$/, 4],
  [/(heit|keit|schaft)(en)?$/, 4],
  [/ung(en)?$/, 4],
  [/lich$/, 4],
  [/(?<=[trd])in(nen)?$/, 4],
  [/end$/, 4],
  [/ern$/, 4],
  [/(er|en|em|es)$/, 4],
  [/e$/, 4],
  [/n$/, 4],
  [/(?<=[aioy])s$/, 3],
  [/(?<=[bdfghklmnrt])s$/, 5],
  [/(?<![s])t$/, 4],
];

const KNOWN = new Map<string, string>();
const MOST_KNOWN = 20_000;

/**
 * The trunk that the forms of a German word share: Beratung, beraten, Beraterinnen. Takes and gives folded words. It need
 * not be a word; it must be the same for what is stored and what is asked.
 */
export function stem(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const found = cut(IRREGULAR.get(word) ?? word);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(word, found);
  return found;
}

function cut(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  for (const [ending, least] of ENDINGS) {
    const shorter = word.replace(ending, '');
    if (shorter !== word && shorter.length >= least) return cut(shorter);
  }
  return word.replace(/(?<=..[^aeiou])el$/, 'l');
}

/**
 * The same for a word of another language, whichever: its beginning. Turkish, Romanian and the Slavic languages change
 * words at their end; Arabic puts the article in front.
 */
export function stemOfOther(word: string): string {
  const bare = word
    .replace(/^(وال|بال|لل|ال)(?=...)/, '')
    .replace(/(ies|s)$/, (end) => (end === 's' ? '' : 'y'));
  return bare.slice(0, /^[a-z]/.test(bare) ? 6 : 5);
}
