import { GraphQLScalarType, Kind } from 'graphql';
import { isDay } from '../domain/period';

/** A calendar day in Europe/Berlin. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day in Europe/Berlin, written 2026-11-21.',
  serialize: (value) => String(value),
  parseValue: asDay,
  parseLiteral: (node) => asDay(node.kind === Kind.STRING ? node.value : null),
});

/** An instant. Only ever given out. */
export const InstantScalar = new GraphQLScalarType<Date | string, string>({
  name: 'DateTime',
  description: 'A moment, ISO 8601 with its zone, for example 2026-11-21T09:30:00.000Z.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
});

function asDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value) && value < '2200') return value;
  // no GraphQLError: graphql-js then adds where in the document it stood
  throw new TypeError('Not a day, written 2026-11-21.');
}
