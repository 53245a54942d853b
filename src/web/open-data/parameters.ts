import { DateTime } from 'luxon';
import { invalidInput } from '../../domain/errors';
import { isId } from '../../domain/ids';

/** Reads one parameter; null when it was not sent. Throws the reason why it is none. */
type Reader<Value> = (text: string) => Value;

/** How the parameters of a route are read, by name. */
type Readers = Readonly<Record<string, Reader<unknown>>>;

type Values<R extends Readers> = { readonly [Name in keyof R]: ReturnType<R[Name]> | null };

/**
 * Every parameter that was sent, read; null for the others.
 *
 * @throws INVALID_INPUT naming the parameter; one that the route does not know is refused as well, since an answer that
 *   leaves a condition out is a wrong answer
 */
export function readParameters<R extends Readers>(query: unknown, readers: R): Values<R> {
  const sent = query as Readonly<Record<string, unknown>>;
  if (Object.keys(sent).some((name) => !Object.hasOwn(readers, name))) {
    throw invalidInput('query', 'UNKNOWN_PARAMETER');
  }
  const values = Object.entries(readers).map(([name, read]) => [name, readOne(name, sent[name], read)]);
  return Object.fromEntries(values) as Values<R>;
}

class NotReadable extends Error {}

function readOne(name: string, sent: unknown, read: Reader<unknown>): unknown {
  if (sent === undefined) return null;
  if (typeof sent !== 'string') throw invalidInput(name, 'NAMED_TWICE');
  try {
    return read(sent);
  } catch (error) {
    if (error instanceof NotReadable) throw invalidInput(name, error.message);
    throw error;
  }
}

export function wholeNumber(least: number, most: number): Reader<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) throw new NotReadable('OUT_OF_RANGE');
    return value;
  };
}

export const yesOrNo: Reader<boolean> = (text) => {
  if (text !== 'true' && text !== 'false') throw new NotReadable('NOT_TRUE_OR_FALSE');
  return text === 'true';
};

export const id: Reader<string> = (text) => {
  if (!isId(text)) throw new NotReadable('NOT_AN_ID');
  return text.toLowerCase();
};

/** A day or a moment; one without a zone is in UTC, as the moments are that the service gives. */
export const moment: Reader<Date> = (text) => {
  // a plus that was not encoded has become a blank on its way
  const parsed = DateTime.fromISO(text.trim().replace(' ', '+'), { zone: 'utc' });
  if (!parsed.isValid || parsed.year < 1900 || parsed.year > 2200) throw new NotReadable('NOT_A_MOMENT');
  return parsed.toJSDate();
};

export const words: Reader<string[]> = (text) => {
  if (text.length > 200 || text.includes('\u0000')) throw new NotReadable('TOO_LONG');
  return text.split(/\s+/).filter((word) => word !== '');
};

export function oneOf<Word extends string>(...known: readonly Word[]): Reader<Word> {
  return (text) => {
    const found = known.find((word) => word === text);
    if (found === undefined) throw new NotReadable('UNKNOWN');
    return found;
  };
}
