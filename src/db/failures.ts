import { DomainError } from '../domain/errors';
import { refusalOfConstraint, refusalOfPolicy } from './constraint-errors';

/** Two transactions stood in each other's way; the database ended one of them. */
const RETRY = new Set(['40001', '40P01']);

/** A key was to be wrapped by a network's key that a rotation has just replaced: told again, it finds the new one. */
const RETRIED_CONSTRAINT = 'keys_network_key_fk';

/** Time-outs, a server that is going or gone, a pool that is full. */
const UNAVAILABLE = new Set([
  '57014', '55P03', '57P01', '57P02', '57P03', '25P03', '25P04', '53300', '53400', '08000', '08003', '08006', '08001', '08004',
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND',
]); // prettier-ignore

/** What node-postgres and TypeORM say, without any code, when a connection has broken or none is free. */
const BROKEN =
  /Connection terminated|timeout exceeded when trying to connect|[Qq]uery runner already released|not queryable/;

export function worthRetrying(error: unknown): boolean {
  return RETRY.has(codeOf(error) ?? '') || property(error, 'constraint') === RETRIED_CONSTRAINT;
}

/** The refusal that an error amounts to, or null when it is a fault of ours. */
export function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const code = codeOf(error);
  if (code !== null && (UNAVAILABLE.has(code) || RETRY.has(code))) return new DomainError('UNAVAILABLE');
  const constraint = property(error, 'constraint');
  if (constraint !== null) return refusalOfConstraint(constraint);
  if (!(error instanceof Error)) return null;
  return BROKEN.test(error.message) ? new DomainError('UNAVAILABLE') : refusalOfPolicy(error.message);
}

function codeOf(error: unknown): string | null {
  return property(error, 'code');
}

/** Read from the error or, as TypeORM wraps it, from the driver's error inside. */
function property(error: unknown, name: 'code' | 'constraint'): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const own = (error as Record<string, unknown>)[name];
  if (typeof own === 'string') return own;
  const inner = (error as { driverError?: unknown }).driverError;
  return inner === undefined || inner === error ? null : property(inner, name);
}
