import type { Stretch } from './printable';

/** All that the template prints, in words and in order. Texts are data to it, never markup. */
export interface Brochure {
  /** Title of the document, for readers and for its window. */
  readonly title: string;
  /** Day of the catalogue, `21. November 2026`, and as the file's own date. */
  readonly asOf: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly network: readonly Stretch[];
  /** What was chosen, on the title page and in the header. */
  readonly scope: readonly Stretch[];
  readonly size: string;
  /** Where the catalogue is kept up to date. */
  readonly address: PrintedLink | null;
  readonly urgent: readonly PrintedNumber[];
  readonly sections: readonly Section[];
  readonly index: readonly IndexLetter[];
}

export interface PrintedLink {
  readonly text: readonly Stretch[];
  /** `https:`, `mailto:` or `tel:` and nothing else. */
  readonly url: string;
}

export interface PrintedNumber {
  readonly number: string;
  readonly url: string;
  readonly who: string;
  readonly when: string;
}

export interface Section {
  readonly name: readonly Stretch[];
  readonly offers: readonly Entry[];
  /** Offers that belong here too and are printed in full in another section. */
  readonly elsewhere: readonly Reference[];
}

export interface Entry {
  /** Names the place in the document. */
  readonly label: string;
  readonly title: readonly Stretch[];
  readonly partner: readonly Stretch[];
  readonly summary: readonly Stretch[];
  readonly facts: readonly Fact[];
  /** Short enough to stand in one column without a break. */
  readonly short: boolean;
}

export interface Fact {
  readonly name: string;
  readonly lines: readonly FactLine[];
}

export interface FactLine {
  readonly text: readonly Stretch[];
  readonly url: string | null;
}

export interface Reference {
  readonly label: string;
  readonly title: readonly Stretch[];
}

export interface IndexLetter {
  readonly letter: string;
  readonly offers: readonly Reference[];
}
