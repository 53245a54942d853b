import { familyCoverages } from './fonts';

/** A stretch of text; `ar`: Arabic letters, to be read from right to left. */
export interface Stretch {
  readonly text: string;
  readonly lang: 'ar' | null;
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** What stands for letters that no font of the brochure has. */
const UNPRINTABLE = '…';

/** A word with a longer piece than this may be broken inside it, so that it cannot run out of its column. */
const LONGEST_PIECE = 38;
const BREAK = '\u200b';

/**
 * The text as it can be printed: one line, only characters the fonts have. Signs that are for looks (emoji) are left
 * out; letters of a script without a font become one ellipsis, so that nobody takes the rest for the whole.
 */
export function printable(text: string): string {
  const line = text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ');
  if (isOrdinary(line)) return line.trim();
  const shown = Array.from(graphemes.segment(line), ({ segment }) => printableGrapheme(segment)).join('');
  return shown
    .replace(/…(?: ?…)+/gu, UNPRINTABLE)
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Most texts are: looking at each letter's surroundings is only for the others. */
function isOrdinary(line: string): boolean {
  return /^[ -~\u00a1-\u00ac\u00ae-\u024f–—„“”‚‘’…]*$/u.test(line) && isCovered(line);
}

function printableGrapheme(grapheme: string): string {
  // controls, invisible format characters (they can turn the order of text around), unassigned code points, broken ones
  const visible = grapheme.replace(/\p{C}|\ufffd/gu, '');
  const ways = [visible, visible.normalize('NFKC'), withoutMarks(visible)];
  const way = ways.find((candidate) => candidate !== '' && isCovered(candidate));
  if (way !== undefined) return way;
  return /[\p{L}\p{N}]/u.test(visible) ? UNPRINTABLE : '';
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** One family must have all of it: a letter and its accent are drawn together. */
function isCovered(text: string): boolean {
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return familyCoverages().some((family) => codePoints.every((codePoint) => family.has(codePoint)));
}

const ARABIC = String.raw`\p{Script=Arabic}`;
/** From the first Arabic letter of a stretch to its last, with what stands between them. */
const ARABIC_STRETCH = new RegExp(
  `(${ARABIC}(?:[${ARABIC}\\p{M}\\p{N}\\p{P}\\p{S} ]*[${ARABIC}\\p{M}])?)`,
  'u',
);
/** Numbers within Arabic, telephone numbers with their spaces: from left to right. */
const NUMBER = /[0-9](?:[0-9 ./:–-]*[0-9])?/gu;

const RIGHT_TO_LEFT = '\u2067';
const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

/**
 * Printable text in stretches of one direction. Marks around each Arabic stretch keep the numbers and signs beside it in
 * their places (Unicode Bidirectional Algorithm, isolates).
 */
export function stretchesOf(text: string): Stretch[] {
  return printable(text)
    .split(ARABIC_STRETCH)
    .map((part, index) => (index % 2 === 0 ? plainStretch(part) : arabicStretch(part)))
    .filter((stretch) => stretch.text !== '');
}

function plainStretch(part: string): Stretch {
  return {
    text: part.replace(/[^\s/-]+/gu, (piece) => (piece.length > LONGEST_PIECE ? breakable(piece) : piece)),
    lang: null,
  };
}

function arabicStretch(part: string): Stretch {
  const text = part.replace(NUMBER, (number) => `${LEFT_TO_RIGHT}${number}${END}`);
  return { text: `${RIGHT_TO_LEFT}${text}${END}`, lang: 'ar' };
}

/** German words are left to hyphenation; an address breaks after its sign, anything else after so many letters. */
function breakable(piece: string): string {
  return /^\p{L}{1,60}$/u.test(piece) ? piece : piece.replace(/(@|[^@]{30})(?=.)/gu, `$1${BREAK}`);
}
