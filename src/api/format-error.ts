import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError, ERROR_CODES, type ErrorCode, type ErrorDetails } from '../domain/errors';
import { newId } from '../domain/ids';
import type { InputFieldFinder } from './input-field';

/** What is logged of a fault of ours: never a message, which may hold values. */
export interface Fault {
  readonly errorId: string;
  readonly name: string;
  readonly code: string | null;
  readonly constraint: string | null;
  readonly table: string | null;
  readonly stack: string;
}

/**
 * The only form an error leaves the service in: a message that is fixed by its code, the path, and
 * `extensions { code, details, errorId }`. What is no DomainError is masked; nothing that was typed is echoed.
 */
export function errorFormatter(
  findField: InputFieldFinder,
  logFault: (fault: Fault) => void,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const errorId = newId();
    const cause = (error instanceof GraphQLError ? error.originalError : undefined) ?? error;
    if (cause instanceof DomainError) return toClient(formatted, cause.code, cause.details, errorId);
    const limit = formatted.extensions?.limit;
    if (typeof limit === 'string') return toClient(formatted, 'LIMIT_EXCEEDED', { reason: limit }, errorId);
    if (isCallersFault(formatted)) {
      const field = findField(error);
      const reason = reasonOf(formatted);
      return toClient(
        formatted,
        'INVALID_INPUT',
        field === undefined ? { reason } : { field, reason },
        errorId,
      );
    }
    logFault({ errorId, ...faultOf(cause) });
    return toClient(formatted, 'INTERNAL', {}, errorId);
  };
}

function toClient(
  formatted: GraphQLFormattedError,
  code: ErrorCode,
  details: ErrorDetails,
  errorId: string,
): GraphQLFormattedError {
  const message = ERROR_CODES[code];
  const { locations, path } = formatted;
  return {
    message,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: { code, details, errorId },
  };
}

/** Apollo's words for a document or variables that do not fit the schema, and for a request that is no GraphQL. */
const REASONS: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: 'NOT_A_DOCUMENT',
  GRAPHQL_VALIDATION_FAILED: 'DOES_NOT_FIT_THE_SCHEMA',
  BAD_USER_INPUT: 'DOES_NOT_FIT_THE_SCHEMA',
  OPERATION_RESOLUTION_FAILURE: 'NO_SUCH_OPERATION',
  BAD_REQUEST: 'NOT_A_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'NOT_A_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'NOT_A_REQUEST',
};

function isCallersFault(formatted: GraphQLFormattedError): boolean {
  return String(formatted.extensions?.code) in REASONS;
}

function reasonOf(formatted: GraphQLFormattedError): string {
  return REASONS[String(formatted.extensions?.code)] ?? 'INVALID';
}

export function faultOf(cause: unknown): Omit<Fault, 'errorId'> {
  const error = cause instanceof Error ? cause : new Error('not an error');
  const inner = (error as { driverError?: unknown }).driverError ?? error;
  const word = (key: string): string | null => {
    const value = (inner as Record<string, unknown>)[key];
    return typeof value === 'string' && /^[A-Za-z0-9_]{1,100}$/.test(value) ? value : null;
  };
  return {
    name: error instanceof GraphQLError ? 'GraphQLError' : error.constructor.name,
    code: word('code'),
    constraint: word('constraint'),
    table: word('table'),
    stack: framesOf(error),
  };
}

/** The frames of a stack without its message. */
export function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}
