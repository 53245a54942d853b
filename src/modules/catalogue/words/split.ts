import { COMPOUND_PARTS, NOT_COMPOUND } from './parts';
import { isFieldWord } from './vocabulary';

/** What German puts between the parts of a compound: Geburt-s-vorbereitung, Familie-n-hilfe. */
const LINKS = ['', 's', 'n', 'en', 'es', 'er', 'e'] as const;

const LEAST_PART = 3;
/** Compounds of the field are parts of longer ones: Kinderwunsch-behandlung. */
const LEAST_FIELD_WORD = 5;
/** A part that is in no list may stand beside one that is when both are so long: Wald-spielgruppe, Kinder-tanzen. */
const LEAST_UNKNOWN = 4;
const LEAST_BESIDE_UNKNOWN = 4;

/**
 * The parts of a compound, first to last: Stillberatung → still, beratung. Empty for a word that is none, as far as the
 * list of parts tells. Takes and gives folded words.
 */
export function splitCompound(word: string): readonly string[] {
  if (word.length < 2 * LEAST_PART + 1 || NOT_COMPOUND.has(word) || !/^[a-z]+$/.test(word)) return [];
  const whole = fewestParts(word, 0, new Map());
  if (whole !== null) return whole.length > 1 ? whole : [];
  return withUnknownPart(word);
}

/** Whether a word is made of known parts alone, and so is no typing error. */
export function isWholeCompound(word: string): boolean {
  return !NOT_COMPOUND.has(word) && (fewestParts(word, 0, new Map())?.length ?? 0) > 1;
}

/** The way through the word with the fewest parts, or null. */
function fewestParts(word: string, from: number, known: Map<number, string[] | null>): string[] | null {
  if (from === word.length) return [];
  const seen = known.get(from);
  if (seen !== undefined) return seen;
  let best: string[] | null = null;
  for (let end = word.length; end >= from + LEAST_PART; end -= 1) {
    const part = word.slice(from, end);
    if (part === word || !isPart(part)) continue;
    for (const link of end === word.length ? [''] : LINKS) {
      if (!word.startsWith(link, end)) continue;
      const rest = fewestParts(word, end + link.length, known);
      if (rest !== null && (best === null || rest.length + 1 < best.length)) best = [part, ...rest];
    }
  }
  known.set(from, best);
  return best;
}

function withUnknownPart(word: string): string[] {
  for (let cut = LEAST_UNKNOWN; cut <= word.length - LEAST_BESIDE_UNKNOWN; cut += 1) {
    const tail = partsAfter(word, cut);
    if (tail !== null) return [word.slice(0, cut), ...tail];
  }
  for (let cut = word.length - LEAST_UNKNOWN; cut >= LEAST_BESIDE_UNKNOWN + 1; cut -= 1) {
    const head = word.slice(0, cut);
    const parts = isPart(head) ? [head] : fewestParts(head, 0, new Map());
    const rest = word.slice(cut);
    if (parts !== null && /[aeiouy]/.test(rest) && !SYLLABLE.test(rest)) return [...parts, rest];
  }
  return [];
}

/** Endings that are no words of their own. */
const SYLLABLE =
  /^([a-z]?lung|[a-z]?tung|[a-z]?nung|[a-z]?rung|[a-z]?ungen|schaft|schaften|keit|heit|lich.*|isch.*|chen|ende[nr]?|igen?|ern|enden?)$/;

function partsAfter(word: string, cut: number): string[] | null {
  const tail = word.slice(cut);
  if (tail.length < LEAST_BESIDE_UNKNOWN) return null;
  return isPart(tail) ? [tail] : null;
}

function isPart(text: string): boolean {
  return COMPOUND_PARTS.has(text) || (text.length >= LEAST_FIELD_WORD && isFieldWord(text));
}

/** All parts and the parts of parts: Geburtsvorbereitungskurs → Geburtsvorbereitung, Geburt, Vorbereitung, Kurs. */
export function splitDeep(word: string): readonly string[] {
  return splitCompound(word).flatMap((part) => [part, ...splitDeep(part)]);
}
