import { tokensOf, type Token } from './fold';
import { isWholeCompound, splitCompound, splitDeep } from './split';
import { stem, stemOfOther } from './stem';
import { FAINT_WORDS, FORM_WORDS, SILENT_WORDS } from './stop-words';
import { meaningsOf, meaningsOfOther, meaningsSaid, nearestOfField, type Meaning } from './vocabulary';

/** One way in which a word that was asked may stand in an offer. */
export interface Reading {
  /** Which of the things asked it stands for; the best reading of each counts. */
  readonly thing: number;
  /** Which of the question's trunks. */
  readonly trunk: number;
  /** How much of what was asked it is, in hundredths. */
  readonly worth: number;
}

/** What is looked up, once, for however many readings. */
export interface Trunk {
  readonly text: string;
  /** Among translations instead of German texts. */
  readonly other: boolean;
  /** Any word that begins so. */
  readonly begins: boolean;
}

export interface Question {
  readonly trunks: readonly Trunk[];
  readonly readings: readonly Reading[];
  /** Words that may be typing errors when nothing in the catalogue is written so. */
  readonly doubtful: readonly Doubt[];
}

/** A word as it was typed, and the trunks that would show it to be right. */
export interface Doubt {
  readonly word: string;
  readonly trunks: readonly number[];
}

/** The typed word and the one of the catalogue to be read instead. */
export type Corrections = ReadonlyMap<string, string>;

const WORTH = {
  own: 100,
  corrected: 85,
  same: 80,
  begins: 60,
  part: 70,
  partMeans: 45,
  partOfPart: 35,
  partOfKnown: 50,
  near: 40,
  said: 90,
};
const MOST_THINGS = 10;
const MOST_SAME = 24;

/**
 * Reads a question as people type it: what is asked for, each with the other words it may stand under in an offer.
 * Pure; the database is asked afterwards.
 */
export function readQuestion(text: string, corrections: Corrections = new Map()): Question {
  const tokens = tokensOf(text.slice(0, 300).replace(TEENAGE, ' jugendalter ').replace(TO_STOP, ' '));
  const trunks = new Set(tokens.map((token) => stem(rightWord(token.word, corrections))));
  const said = meaningsSaid(trunks);
  const asked = tellingTokens(joinField(tokens), said.length > 0);
  const draft = new Draft();
  const typing = /[\p{L}\p{N}]$/u.test(text);
  for (const [place, token] of asked.entries()) {
    readWord(draft, token, corrections, typing && place === asked.length - 1);
  }
  for (const meaning of said) {
    const thing = draft.nextThing();
    readMeaning(draft, thing, meaning, WORTH.said);
  }
  return draft.question();
}

/** An age at which somebody who asks is young, unless it counts something else. */
const TEENAGE = /(?<!\p{N})1[3-9](?!\p{N}|\s*(te|monat|woche|tag|uhr|euro|\.))/giu;

/** „Hört nicht auf“ has nothing to do with hearing. */
const TO_STOP = /(?<!\p{L})hör(t|en|e)(?=(\s\p{L}+){0,3}\sauf(?!\p{L}))/giu;

function rightWord(word: string, corrections: Corrections): string {
  const meant = corrections.get(word) ?? word;
  return meaningsOf(stem(meant)).length > 0 ? meant : (nearestOfField(meant) ?? meant);
}

/** The words that tell something; of those that stand in nearly every question only when there is nothing else. */
function tellingTokens(tokens: readonly Token[], somethingSaid: boolean): Token[] {
  const spoken = tokens.filter((token) => !SILENT_WORDS.has(token.word) && token.word !== 'jugendalter');
  const strong = spoken.filter((token) => !FAINT_WORDS.has(token.word));
  const chosen = strong.length > 0 || somethingSaid ? strong : spoken.length > 0 ? spoken : tokens;
  const seen = new Set<string>();
  return chosen
    .filter((token) => !seen.has(stem(token.word)) && seen.add(stem(token.word)))
    .slice(0, MOST_THINGS);
}

/** Words written apart that are one of the field are read as one: Eltern Café, Mutter-Kind-Kur. */
function joinField(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let place = 0; place < tokens.length; place += 1) {
    const words = tokens.slice(place, place + 3).map((token) => token.word);
    const found = joinsOf(words).find(({ word }) => meaningsOf(stem(word)).length > 0);
    const token = tokens[place];
    if (token === undefined) continue;
    joined.push(found === undefined ? token : { ...token, word: found.word });
    place += (found?.length ?? 1) - 1;
  }
  return joined;
}

function joinsOf([first = '', second, third]: readonly string[]): { word: string; length: number }[] {
  if (second === undefined) return [];
  const two = ['', 's', 'n'].map((link) => ({ word: first + link + second, length: 2 }));
  return third === undefined ? two : [{ word: first + second + third, length: 3 }, ...two];
}

function readWord(draft: Draft, token: Token, corrections: Corrections, typing: boolean): void {
  const corrected = corrections.get(token.word);
  const word = corrected ?? token.word;
  const own = corrected === undefined ? WORTH.own : WORTH.corrected;
  const trunk = stem(word);
  const other = stemOfOther(word);
  const known = meaningsOf(trunk);
  const parts = tellingParts(word);
  const field = known.length > 0 || corrected !== undefined ? null : nearestOfField(word);
  const share = (parts.length > 1 ? 65 : 100) * (FORM_WORDS.has(trunk) ? 0.5 : 1);
  for (const part of parts.length > 1 ? parts : [null]) {
    const thing = draft.nextThing();
    const isForm = part !== null && FORM_WORDS.has(stem(part));
    const scaled = (worth: number): number =>
      Math.max(1, Math.round((worth * share * (isForm ? 0.5 : 1)) / 100));
    const shown = [draft.add(thing, trunk, false, scaled(own)), draft.add(thing, other, true, scaled(own))];
    if (typing && word.length >= 3) shown.push(draft.begins(thing, word, scaled(WORTH.begins)));
    for (const meaning of known) readMeaning(draft, thing, meaning, scaled(WORTH.same));
    if (known.length === 0) {
      for (const meaning of meaningsOfOther(other)) readMeaning(draft, thing, meaning, scaled(WORTH.same));
    }
    if (field !== null) {
      draft.add(thing, stem(field), false, scaled(WORTH.corrected));
      for (const meaning of meaningsOf(stem(field)))
        readMeaning(draft, thing, meaning, scaled(WORTH.same - 10));
    }
    for (const one of part === null ? parts : [part]) readPart(draft, thing, one, known.length > 0, scaled);
    const isDoubtful =
      corrected === undefined &&
      known.length === 0 &&
      field === null &&
      word.length >= 4 &&
      !isWholeCompound(word);
    if (isDoubtful && meaningsOfOther(other).length === 0) draft.doubt(token.word, shown);
  }
}

function readPart(
  draft: Draft,
  thing: number,
  part: string,
  isKnown: boolean,
  scaled: (worth: number) => number,
): void {
  draft.add(thing, stem(part), false, scaled(isKnown ? WORTH.partOfKnown : WORTH.part));
  if (isKnown || FORM_WORDS.has(stem(part))) return;
  for (const meaning of meaningsOf(stem(part))) readMeaning(draft, thing, meaning, scaled(WORTH.partMeans));
  for (const deeper of splitDeep(part)) draft.add(thing, stem(deeper), false, scaled(WORTH.partOfPart));
}

function tellingParts(word: string): string[] {
  const parts = splitCompound(word);
  const strong = parts.filter((part) => !FAINT_WORDS.has(part) && !SILENT_WORDS.has(part));
  return strong.length > 0 ? strong : [...parts];
}

function readMeaning(draft: Draft, thing: number, meaning: Meaning, worth: number): void {
  for (const trunk of meaning.same.slice(0, MOST_SAME)) draft.add(thing, trunk, false, worth);
  for (const trunk of meaning.near) draft.add(thing, trunk, false, Math.round((worth * WORTH.near) / 80));
}

/** Collects readings; of two of the same trunk for one thing the worthier stays. */
class Draft {
  readonly #trunks: Trunk[] = [];
  readonly #placeOfTrunk = new Map<string, number>();
  readonly #worths = new Map<number, Map<number, number>>();
  readonly #doubtful: Doubt[] = [];

  nextThing(): number {
    this.#worths.set(this.#worths.size, new Map());
    return this.#worths.size - 1;
  }

  /** @returns which of the question's trunks it is */
  add(thing: number, text: string, other: boolean, worth: number, begins = false): number {
    const key = `${other} ${begins} ${text}`;
    const place = this.#placeOfTrunk.get(key) ?? this.#trunks.push({ text, other, begins }) - 1;
    this.#placeOfTrunk.set(key, place);
    const worths = this.#worths.get(thing);
    if (worths !== undefined && (worths.get(place) ?? 0) < worth) worths.set(place, worth);
    return place;
  }

  begins(thing: number, word: string, worth: number): number {
    return this.add(thing, word, false, worth, true);
  }

  doubt(word: string, trunks: readonly number[]): void {
    if (!this.#doubtful.some((doubt) => doubt.word === word)) this.#doubtful.push({ word, trunks });
  }

  question(): Question {
    const readings = [...this.#worths].flatMap(([thing, worths]) =>
      [...worths].map(([trunk, worth]) => ({ thing, trunk, worth })),
    );
    return { trunks: this.#trunks, readings, doubtful: this.#doubtful };
  }
}
