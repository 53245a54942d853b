import { createHash } from 'node:crypto';
import { invalidInput } from '../../../domain/errors';
import type { Cursor } from '../../../graphql/connection';
import { readQuestion } from '../words/expand';
import type { Asked, Understood } from './search-offers';
import type { SearchPlace } from './search-repository';

/**
 * Where a page of the catalogue ended: bound to what was asked, with what the first page found out about the question, so
 * that the order stays the same while offers come and go.
 */
export function offerCursorsOf(asked: Asked, understood: Understood | null): (row: SearchPlace) => Cursor {
  const bound = fingerprintOf(asked);
  const weights = understood === null ? '' : understood.weights.map((weight) => weight || '').join();
  const corrections = understood === null ? [] : [...understood.corrections].flat();
  return ({ key, id }) => ({ id, sort: JSON.stringify([bound, key, weights, ...corrections]) });
}

/** @throws INVALID_INPUT naming `after` for a cursor of another search */
export function readOfferCursor(
  asked: Asked,
  cursor: Cursor | null,
): (SearchPlace & { readonly understood: Understood | null }) | null {
  if (cursor === null) return null;
  const [bound, key, weights, ...typed] = wordsIn(cursor.sort);
  if (bound !== fingerprintOf(asked) || key === undefined || weights === undefined) throw notACursor();
  if (asked.text === null) return { key, id: cursor.id, understood: null };
  const corrections = new Map(
    typed.flatMap((word, place) => (place % 2 === 0 ? [[word, typed[place + 1] ?? ''] as const] : [])),
  );
  const understood = { weights: weights.split(',').map(Number), corrections };
  const { trunks } = readQuestion(asked.text, corrections);
  const fits =
    /^\d{1,15}$/.test(key) &&
    understood.weights.length === trunks.length &&
    understood.weights.every(isWeight);
  if (!fits) throw notACursor();
  return { key, id: cursor.id, understood };
}

function fingerprintOf({ networkId, text, conditions }: Asked): string {
  const text64 = JSON.stringify([networkId, text, Object.entries(conditions)]);
  return createHash('sha256').update(text64).digest('base64url').slice(0, 16);
}

function wordsIn(sort: string): string[] {
  try {
    const parsed: unknown = JSON.parse(sort);
    if (Array.isArray(parsed) && parsed.length <= 20 && parsed.every((one) => typeof one === 'string'))
      return parsed;
  } catch {
    // not one of ours
  }
  throw notACursor();
}

function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight < 10_000;
}

function notACursor(): Error {
  return invalidInput('after', 'NOT_A_CURSOR');
}
