import type { Catalogue } from '../../../db/catalogue';
import { readQuestion, type Corrections, type Question } from '../words/expand';
import { findCorrections, unseen, type Correction } from './correct';
import { searchPage, type Search, type SearchPage, type SearchPlace } from './search-repository';

/** What somebody asks of a network's catalogue. */
export type Asked = Omit<Search, 'question' | 'weights'> & {
  /** As it was typed; null: nothing. */
  readonly text: string | null;
  /** Whether descriptions and translations are wanted; a list is cheaper without. */
  readonly longTexts: boolean;
};

/** What the first page has found out about a question; the next pages keep to it. */
export interface Understood {
  readonly weights: readonly number[];
  readonly corrections: Corrections;
}

export interface Found extends SearchPage {
  /** As the database was asked, for the facets of the same question. */
  readonly search: Search;
  /** Words that were read otherwise than typed. */
  readonly corrections: readonly Correction[];
  readonly understood: Understood | null;
}

/**
 * A page of what a question finds. A word that no public offer uses is taken for a typing error when one that they do use
 * looks like it; the question is then asked again with that word.
 */
export async function searchOffers(
  catalogue: Catalogue,
  asked: Asked,
  after: (SearchPlace & { readonly understood: Understood | null }) | null,
  limit: number,
): Promise<Found> {
  if (asked.text === null) return ask(catalogue, asked, null, null, after, limit);
  const before = after?.understood ?? null;
  const question = questionOf(asked.text, before?.corrections ?? NO_CORRECTIONS);
  const found = await ask(catalogue, asked, question, before, after, limit);
  if (before !== null) return found;
  const mistyped = unseen(question.doubtful, found.weights);
  const corrections = await findCorrections(catalogue, asked.networkId, mistyped);
  if (corrections.length === 0) return found;
  const meant = new Map(corrections.map(({ typed, word }) => [typed, word]));
  const again = await ask(catalogue, asked, readQuestion(asked.text, meant), null, null, limit);
  return { ...again, corrections, understood: { weights: again.weights, corrections: meant } };
}

const NO_CORRECTIONS: Corrections = new Map();

async function ask(
  catalogue: Catalogue,
  asked: Asked,
  question: Question | null,
  before: Understood | null,
  after: SearchPlace | null,
  limit: number,
): Promise<Found> {
  const { networkId, today, conditions } = asked;
  const search = { networkId, today, conditions, question, weights: before?.weights ?? null };
  const page = await searchPage(catalogue, search, after, limit, asked.longTexts);
  const corrections = before?.corrections ?? NO_CORRECTIONS;
  const understood = question === null ? null : { weights: page.weights, corrections };
  return { ...page, search, corrections: [], understood };
}

/** Reading a question takes longer than looking it up; the same are asked again and again. */
const KNOWN_QUESTIONS = new Map<string, Question>();
const MOST_KNOWN = 1_000;

function questionOf(text: string, corrections: Corrections): Question {
  if (corrections.size > 0) return readQuestion(text, corrections);
  const known = KNOWN_QUESTIONS.get(text);
  if (known !== undefined) return known;
  const question = readQuestion(text);
  if (KNOWN_QUESTIONS.size >= MOST_KNOWN) KNOWN_QUESTIONS.clear();
  KNOWN_QUESTIONS.set(text, question);
  return question;
}
