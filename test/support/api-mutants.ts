import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import type { Operation } from './api-operations';
import type { Arguments } from './api-situations';

/** One wrong thing in otherwise right arguments, and what the caller must be told of it. */
export interface Mutant {
  /** What is wrong: `too long`, `unknown id` … */
  readonly kind: string;
  /** The field as the caller writes it: `input.members[0].name`. */
  readonly path: string;
  readonly variables: Arguments;
  /** Codes, any of which will do. */
  readonly codes: readonly string[];
}

/** A place in the arguments that a caller can fill. */
export interface Place {
  readonly path: string;
  /** Name of the field, `name` of `input.members[0].name`. */
  readonly name: string;
  readonly type: GraphQLInputType;
  /** Not to be left out. */
  readonly required: boolean;
  readonly steps: readonly (string | number)[];
}

/** Every place of an operation's arguments: arguments, fields of inputs, elements of lists that the arguments have. */
export function placesOf(operation: Operation, variables: Arguments): Place[] {
  return operation.field.args.flatMap((arg) =>
    placesAt(arg.type, variables[arg.name], [arg.name], arg.defaultValue !== undefined),
  );
}

function placesAt(
  type: GraphQLInputType,
  value: unknown,
  steps: readonly (string | number)[],
  hasDefault: boolean,
): Place[] {
  const name = steps.findLast((step) => typeof step === 'string');
  const here: Place = {
    path: steps.reduce<string>(
      (path, step) =>
        typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`,
      '',
    ),
    name: typeof name === 'string' ? name : '',
    type,
    required: isNonNullType(type) && !hasDefault,
    steps,
  };
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    const element = inner.ofType;
    return [here, ...(first === undefined ? [] : placesAt(element, first, [...steps, 0], true))];
  }
  if (!isInputObjectType(inner)) return [here];
  const fields = (value ?? {}) as Arguments;
  const nested = Object.values(inner.getFields()).flatMap((field) =>
    placesAt(field.type, fields[field.name], [...steps, field.name], field.defaultValue !== undefined),
  );
  return [here, ...nested];
}

/** The arguments with another value at a place; `undefined` leaves it out. */
export function withValue(variables: Arguments, place: Place, value: unknown): Arguments {
  const copy = structuredClone(variables);
  let holder: Record<string | number, unknown> = copy;
  for (const step of place.steps.slice(0, -1))
    holder = (holder[step] ??= {}) as Record<string | number, unknown>;
  const last = place.steps.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return copy;
}

const INVALID = ['INVALID_INPUT'];

/** What no field of this type takes, whatever it means. */
export function mutantsOf(variables: Arguments, place: Place): Mutant[] {
  const made = (kind: string, value: unknown, codes = INVALID): Mutant => ({
    ...{ kind, codes, path: place.path },
    variables: withValue(variables, place, value),
  });
  const inner = getNullableType(place.type);
  const mutants: Mutant[] = [];
  if (place.required) mutants.push(made('missing', undefined));
  if (isNonNullType(place.type)) mutants.push(made('null', null));
  if (isInputObjectType(inner)) {
    mutants.push(made('a number', 7), made('a text', 'text'), made('an unknown field', { unbekannt: 1 }));
    return mutants;
  }
  mutants.push(made('an object', { unbekannt: 1 }));
  if (isListType(inner)) {
    mutants.push(
      made('a list with null', [null]),
      made(
        'too many',
        Array.from({ length: 200 }, () => 'x'),
      ),
    );
    return mutants;
  }
  mutants.push(made('a list', [['x'], ['y']]));
  if (isEnumType(inner)) return [...mutants, ...values(ENUM_VALUES, made)];
  return [...mutants, ...values(VALUES[inner.name] ?? {}, made), ...textMutants(place, inner.name, made)];
}

type Make = (kind: string, value: unknown, codes?: string[]) => Mutant;

function values(wrong: Readonly<Record<string, unknown>>, made: Make): Mutant[] {
  return Object.entries(wrong).map(([kind, value]) => made(kind, value));
}

const ENUM_VALUES = {
  'an unknown word': 'UNBEKANNT',
  'a number': 5,
  'an empty word': '',
  'a small word': 'other',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Int: { zero: 0, negative: -1, 'a fraction': 1.5, 'a text': '1', 'too large': 99_999_999_999, true: true },
  Boolean: { 'a text': 'true', 'a number': 1 },
  Date: {
    ...{ 'no such day': '2026-02-30', 'a German day': '21.11.2026', 'no day': '', 'a number': 20_261_121 },
    ...{ 'a moment': '2026-11-21T00:00:00Z', 'a year long ago': '0001-01-01', 'a far year': '2200-01-01' },
  },
  ID: { true: true, 'no id': 'keine-id', 'an id in capitals': '0189ABCD-0000-7000-8000-000000000000' },
  String: { 'a number': 5, true: true },
};

/** An ID that means nothing: any text of one line will do. */
const KEYS = ['idempotencyKey'];
/** Texts of several lines. */
const LONG_TEXTS = ['note', 'reason', 'contact', 'safeContact', 'text', 'description', 'basis'];
/** Whole numbers that begin at 0: months of age, a position. */
const FROM_ZERO = ['ageFromMonths', 'ageUntilMonths', 'place'];

const BAD_TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  blank: '   ',
  'blank with a no-break space': '\u00a0 \u00a0',
  'too long': 'x'.repeat(5_000),
  'a null character': 'a\u0000b',
  'an escape character': 'a\u001bb',
  'a control character above ASCII': 'a\u0085b',
  'a bidi override': 'a\u202eb',
  'a bidi isolate': 'a\u2066b',
  'a byte order mark': 'a\ufeffb',
  'half a character': 'a\ud800b',
};

/** Addresses that are none, although they look like one. */
const BAD_ADDRESSES: Readonly<Record<string, string>> = {
  'an address with a null character': 'a\u0000b@example.org',
  'an address with an escape character': 'a\u001bb@example.org',
  'an address with a bidi override': 'a\u202eb@example.org',
  'an address with half a character': 'a\ud800b@example.org',
  'an address longer than 254 characters': `${'a'.repeat(60)}@${'b'.repeat(180)}.${'c'.repeat(40)}`,
  'two addresses': 'a@example.org,b@example.org',
  'an address with a blank': 'a b@example.org',
  'an address without a place': 'a@',
  'an address without a person': '@example.org',
};

const BAD_LINES: Readonly<Record<string, string>> = { 'a line break': 'a\nb', 'a tab': 'a\tb' };

function textMutants(place: Place, type: string, made: Make): Mutant[] {
  if (type !== 'String' && type !== 'ID') return [];
  const bad = LONG_TEXTS.includes(place.name) ? BAD_TEXTS : { ...BAD_TEXTS, ...BAD_LINES };
  // in signIn any text may be an address: it is only looked up
  return values(place.path === 'input.email' ? { ...bad, ...BAD_ADDRESSES } : bad, made);
}

/** Whether the service takes these all the same: a key is any text, so no wrong id. */
export function isFine(place: Place, mutant: Mutant): boolean {
  if (FROM_ZERO.includes(place.name) && mutant.kind === 'zero') return true;
  return KEYS.includes(place.name) && ['no id', 'an id in capitals'].includes(mutant.kind);
}
