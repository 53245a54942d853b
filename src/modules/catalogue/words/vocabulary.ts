import type { Concept } from './concept';
import { CONCEPTS } from './concepts';
import { fold, tokensOf } from './fold';
import { stem, stemOfOther } from './stem';

/** A concept as questions are held against it: trunks instead of words. */
export interface Meaning {
  readonly same: readonly string[];
  readonly near: readonly string[];
}

interface Saying {
  readonly trunks: readonly string[];
  readonly meaning: Meaning;
}

const ofGerman = new Map<string, Meaning[]>();
const ofOther = new Map<string, Meaning[]>();
const sayings = new Map<string, Saying[]>();
/** A word of the field by each spelling with one letter left out. */
const misspelt = new Map<string, string>();

const fieldWords = new Set<string>();

const ROLES: ReadonlyMap<string, string> = new Map(
  [
    'kind baby säugling sohn tochter neugeborenes neugeborene kleine kleiner kleines zwerg maus junge mädchen bub enkel würmchen',
    'mann partner freund ehemann exmann ex lebensgefährte kindsvater typ',
  ].flatMap((line) =>
    wordsIn(line).map((word, _place, [first = word]) => [stem(word), stem(first)] as const),
  ),
);

for (const concept of CONCEPTS) learn(concept);

/** Whether the field has this word, written so. */
export function isFieldWord(word: string): boolean {
  return fieldWords.has(word);
}

/** What a German word of the field means, by its trunk. */
export function meaningsOf(trunk: string): readonly Meaning[] {
  return ofGerman.get(trunk) ?? [];
}

/** What a word of another language means in German, by its beginning. */
export function meaningsOfOther(trunk: string): readonly Meaning[] {
  return ofOther.get(trunk) ?? [];
}

/** What the sayings mean of which all words stand in a question with these trunks. */
export function meaningsSaid(trunks: ReadonlySet<string>): Meaning[] {
  const said: Meaning[] = [];
  const asked = new Set([...trunks].map(roleOf));
  for (const trunk of asked) {
    for (const saying of sayings.get(trunk) ?? []) {
      if (!said.includes(saying.meaning) && saying.trunks.every((one) => asked.has(one)))
        said.push(saying.meaning);
    }
  }
  return said;
}

/** The word of the field that this one is but for a letter too many, too few, wrong or in the wrong place. */
export function nearestOfField(word: string): string | null {
  if (word.length < 6) return null;
  const found =
    misspelt.get(word) ??
    withoutOne(word)
      .map((shorter) => misspelt.get(shorter))
      .find(isWord);
  return found ?? null;
}

function learn(concept: Concept): void {
  const words = wordsIn(concept.same);
  const meaning: Meaning = {
    same: unique(words.map(stem)),
    near: unique(wordsIn(concept.near ?? '').map(stem)),
  };
  for (const word of words) fieldWords.add(word);
  for (const trunk of meaning.same) add(ofGerman, trunk, meaning);
  for (const { word } of tokensOf(concept.other ?? '')) add(ofOther, stemOfOther(word), meaning);
  for (const said of concept.said ?? []) {
    const trunks = unique(tokensOf(said).map((token) => roleOf(stem(token.word))));
    const rarest = trunks.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
    add(sayings, rarest, { trunks, meaning });
  }
  for (const word of words) {
    if (word.length < 6 || !/^[a-z]+$/.test(word)) continue;
    for (const shorter of [word, ...withoutOne(word)])
      if (!misspelt.has(shorter)) misspelt.set(shorter, word);
  }
}

function withoutOne(word: string): string[] {
  // the first letter is seldom wrong, and without it words of different meaning come together
  return [...word].slice(1).map((_, place) => word.slice(0, place + 1) + word.slice(place + 2));
}

/** A word with hyphens is one: Mutter-Kind-Kur. */
function wordsIn(text: string): string[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => fold(word.replace(/-/g, '')));
}

/** In sayings it does not matter how a person is called: the child, the man. */
function roleOf(trunk: string): string {
  return ROLES.get(trunk) ?? trunk;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function isWord(word: string | undefined): word is string {
  return word !== undefined;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
