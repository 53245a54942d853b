import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { Field, ID, Int } from 'type-graphql';
import { isId } from '../domain/ids';
import { DayScalar } from './scalars';

/**
 * Fields of inputs with their bounds. Each rule is named by the reason that a refusal tells
 * (`INVALID_INPUT`, `details.reason`), so the check and its word cannot drift apart.
 */
interface Described {
  description: string;
  nullable?: boolean;
}

export function IdField(described: Described): PropertyDecorator {
  return every(
    Field(() => ID, described),
    optional(described),
    rule('NOT_AN_ID', isIdText),
  );
}

export function IdListField(
  described: Described & { max: number; least?: number; fallback?: boolean },
): PropertyDecorator {
  return every(
    Field(() => [ID], listOptions(described)),
    optional(described),
    rule('TOO_MANY', (list) => (list as unknown[]).length <= described.max),
    rule('TOO_FEW', (list) => (list as unknown[]).length >= (described.least ?? 0)),
    rule('NAMED_TWICE', (list) => new Set(list as unknown[]).size === (list as unknown[]).length),
    rule('NOT_AN_ID', isIdText, true),
  );
}

/** Text in characters; one line unless `lines` is set. Control characters and blank text are refused. */
export function TextField(described: Described & { max: number; lines?: boolean }): PropertyDecorator {
  return every(
    Field(() => String, described),
    optional(described),
    ...textRules(described.max, described.lines),
  );
}

/** A name that the caller chooses, of no meaning here. */
export function KeyField(described: Described & { max: number }): PropertyDecorator {
  return every(
    Field(() => ID, described),
    optional(described),
    ...textRules(described.max),
  );
}

export function TextListField(described: Described & { max: number; each: number }): PropertyDecorator {
  return every(
    Field(() => [String], { description: described.description, nullable: described.nullable ?? false }),
    optional(described),
    rule('TOO_MANY', (list) => (list as unknown[]).length <= described.max),
    ...textRules(described.each, false, true),
  );
}

/** Text of a pattern, or a list of such. */
export function PatternField(
  described: Described & { pattern: RegExp; reason: string; list?: { least: number; most: number } },
): PropertyDecorator {
  const { list, pattern, reason } = described;
  const fits = (text: unknown): boolean =>
    typeof text === 'string' && pattern.test(text) && isPrintable(text, false);
  if (list === undefined)
    return every(
      Field(() => String, described),
      optional(described),
      rule(reason, fits),
    );
  return every(
    Field(() => [String], { description: described.description, nullable: described.nullable ?? false }),
    optional(described),
    rule('TOO_MANY', (values) => (values as unknown[]).length <= list.most),
    rule('TOO_FEW', (values) => (values as unknown[]).length >= list.least),
    rule(reason, fits, true),
  );
}

/** A whole number between bounds, or one of a few. */
export function WholeNumberField(
  described: Described & ({ least: number; most: number } | { oneOf: readonly number[]; fallback: number }),
): PropertyDecorator {
  const fits = (value: unknown): boolean =>
    'oneOf' in described
      ? described.oneOf.includes(value as number)
      : (value as number) >= described.least && (value as number) <= described.most;
  const options = 'fallback' in described ? { defaultValue: described.fallback } : {};
  return every(
    Field(() => Int, {
      description: described.description,
      nullable: described.nullable ?? false,
      ...options,
    }),
    optional(described),
    rule('OUT_OF_RANGE', fits),
  );
}

export function DayField(described: Described): PropertyDecorator {
  return every(
    Field(() => DayScalar, described),
    optional(described),
  );
}

/** A list of other inputs, each checked in turn. */
export function InputListField(
  type: () => object,
  described: Described & { max: number; least?: number; fallback?: boolean },
): PropertyDecorator {
  return every(
    Field(() => [type() as never], listOptions(described)),
    optional(described),
    rule('TOO_MANY', (list) => (list as unknown[]).length <= described.max),
    rule('TOO_FEW', (list) => (list as unknown[]).length >= (described.least ?? 1)),
    ValidateNested({ each: true }),
  );
}

/** Another input, checked in turn. */
export function InputField(type: () => object, described: Described): PropertyDecorator {
  return every(
    Field(() => type() as never, described),
    optional(described),
    ValidateNested(),
  );
}

/** Version of the record as the caller last read it. */
export function VersionField(): PropertyDecorator {
  return every(
    Field(() => Int, {
      description: 'The version that was read; an older one than the present is `CONFLICT`.',
    }),
    rule('OUT_OF_RANGE', (version) => typeof version === 'number' && version >= 1),
  );
}

/** Control characters and bidirectional overrides, which make a text look like another. */
// eslint-disable-next-line no-control-regex -- it is control characters that are looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

/** What takes no room on paper. */
const INVISIBLE = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

function textRules(max: number, lines = false, each = false): PropertyDecorator[] {
  return [
    rule('EMPTY', (text) => typeof text === 'string' && text.replace(INVISIBLE, '') !== '', each),
    rule('TOO_LONG', (text) => typeof text === 'string' && [...text].length <= max, each),
    rule('CONTROL_CHARACTERS', (text) => typeof text === 'string' && isPrintable(text, lines), each),
  ];
}

function isPrintable(text: string, lines: boolean): boolean {
  return text.isWellFormed() && !UNPRINTABLE.test(lines ? text.replace(/[\r\n\t]/g, ' ') : text);
}

function isIdText(value: unknown): boolean {
  return typeof value === 'string' && isId(value) && value === value.toLowerCase();
}

function rule(reason: string, holds: (value: unknown) => boolean, each = false): PropertyDecorator {
  return ValidateBy({ name: reason, validator: { validate: holds } }, { each });
}

/** A list that may be left out is empty then. */
function listOptions(described: Described & { fallback?: boolean }): {
  description: string;
  nullable: boolean;
  defaultValue?: unknown[];
} {
  const { description, nullable = false, fallback = false } = described;
  return fallback ? { description, nullable, defaultValue: [] } : { description, nullable };
}

function optional(described: Described): PropertyDecorator {
  return described.nullable ? IsOptional() : () => undefined;
}

function every(...decorators: (PropertyDecorator | MethodDecorator)[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators) (decorate as PropertyDecorator)(target, key);
  };
}
