import { v5 } from 'uuid';

/** One HSDS object as it is served. Which fields it may have stands in openapi-schemas.ts; a test compares. */
export interface HsdsObject {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** HSDS knows no null: what is not known is not there, nor are empty texts and lists. */
export function present(fields: { readonly id: string; readonly [field: string]: unknown }): HsdsObject {
  const known = Object.entries(fields).filter(([, value]) => !isMissing(value));
  return { ...Object.fromEntries(known), id: fields.id };
}

function isMissing(value: unknown): boolean {
  return value == null || value === '' || (Array.isArray(value) && value.length === 0);
}

const NAMESPACE = '6f1d3f0e-7f0b-5d1c-9a53-3f2c1a8e4b70';

/**
 * The id of something that has none of its own with us. It follows from what the thing is, so it stays the same from
 * one answer to the next and in every place the thing is shown.
 */
export function derivedId(...parts: readonly (string | number | null)[]): string {
  return v5(JSON.stringify(parts), NAMESPACE);
}
