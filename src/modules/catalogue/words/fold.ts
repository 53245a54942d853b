/**
 * Makes one spelling of many: no capitals, no accents, ß = ss, ä = ae = a (ö, ü likewise). What is stored and what is asked
 * go through the same, so how somebody types an umlaut does not matter.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'a')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]|ـ/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(UMLAUT_WRITTEN_OUT, (match: string, vowel: string, _place: number, all: string) =>
      // in so short a word it is rather an abbreviation: AE
      all.length > 3 ? vowel : match,
    );
}

/** Not after a vowel or q, where the two letters are sounds of their own: neue, Frauen, Quelle. */
const UMLAUT_WRITTEN_OUT = /(?<![aeiouyq])([aou])e/g;

export interface Token {
  /** As it is compared. */
  readonly word: string;
  /** As it was written. */
  readonly shown: string;
  /** Another part of the same hyphenated word came before: Schreibaby-Sprechstunde. */
  readonly joined: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** What is written in two words and means one. */
const AT_HOME = /(^|[^\p{L}])(zu|nach|von)\s+hause?(?![\p{L}])/giu;

/** The words of a text, in their order. Single letters and numbers below a hundred are none. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -2;
  for (const match of text.normalize('NFKC').replace(AT_HOME, '$1zuhause').matchAll(WORD)) {
    const shown = match[0];
    const joined = match.index === end + 1 && HYPHEN.test(match.input.charAt(end));
    end = match.index + shown.length;
    const word = fold(shown);
    if (word.length > 1 && word.length <= 60 && !/^\p{N}{1,2}$/u.test(word))
      tokens.push({ word, shown, joined });
  }
  return tokens;
}

const HYPHEN = /^[-‐‑–/]$/;
