/**
 * An input as one text, whichever way it was written: the fields of an object in order of their names, those left out as
 * those that are null, lists in their own order.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .map(([name, field]) => [name, ordered(field)] as const);
  return Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
}
