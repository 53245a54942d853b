/**
 * The closed list of what a call can be refused with. Every message is fixed here: nothing that a person
 * typed or that a record holds can reach an error.
 */
export const ERROR_CODES = {
  UNAUTHENTICATED: 'Sign in first.',
  FORBIDDEN: 'This is not for this hat to do.',
  NOT_FOUND: 'There is no such thing to be seen here.',
  INVALID_INPUT: 'The input is not valid.',
  ILLEGAL_TRANSITION: 'This cannot be done in the present state.',
  NOT_A_MEMBER: 'Both institutions need a cooperation agreement in force.',
  CONSENT_REQUIRED: 'Consent required.',
  CONFLICT: 'Somebody else was faster, or this exists already.',
  LIMIT_EXCEEDED: 'Too much at once.',
  UNAVAILABLE: 'The service cannot answer just now. Nothing was changed; try again.',
  INTERNAL: 'Something went wrong on our side. Nothing was changed.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What a program can act on: a field of the input, a reason from a closed list, a state found, a number. Never free text. */
export interface ErrorDetails {
  field?: string;
  reason?: string;
  state?: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
  /** How many things stand in the way. */
  count?: number;
}

/** A refusal that the caller is told. Everything else is masked as INTERNAL. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(ERROR_CODES[code]);
  }
}

export function notFound(field?: string): DomainError {
  return new DomainError('NOT_FOUND', field === undefined ? {} : { field });
}

export function invalidInput(field: string, reason: string): DomainError {
  return new DomainError('INVALID_INPUT', { field, reason });
}

export function forbidden(reason: string): DomainError {
  return new DomainError('FORBIDDEN', { reason });
}

export function conflict(field: string, reason: string): DomainError {
  return new DomainError('CONFLICT', { field, reason });
}
