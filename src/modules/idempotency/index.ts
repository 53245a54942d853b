export { IdempotencyArgs } from './idempotency.types';
export { createOnce, once, type Call } from './once';
