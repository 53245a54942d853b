/** Numbers below this could point at somebody (domain.md 10). */
export const LEAST_SHOWN = 5;

/** A total with the ways in which it is divided; null is hidden. */
export interface ShownNumbers {
  readonly total: number | null;
  readonly divisions: readonly (readonly (number | null)[])[];
}

/**
 * Hides what is below five, and what would tell it: of each division so much more, the smallest first, that what is hidden
 * cannot be worked out from the total and the rest. Where that does not help, everything is hidden, the total too.
 *
 * @param divisions of one and the same total; each part at least one
 */
export function hideSmall(divisions: readonly (readonly number[])[]): ShownNumbers {
  const total = sum(divisions[0] ?? []);
  const hidden = divisions.map(partsToHide);
  const isSafe = (total === 0 || total >= LEAST_SHOWN) && hidden.every((parts) => parts !== null);
  if (!isSafe) return { total: null, divisions: divisions.map((parts) => parts.map(() => null)) };
  return {
    total,
    divisions: divisions.map((parts, which) =>
      parts.map((number, place) => (hidden[which]?.has(place) ? null : number)),
    ),
  };
}

/** Places to hide; null when hiding all of them is not enough. */
function partsToHide(parts: readonly number[]): ReadonlySet<number> | null {
  const places = parts.map((_, place) => place).sort((one, other) => (parts[one] ?? 0) - (parts[other] ?? 0));
  const small = places.filter((place) => (parts[place] ?? 0) < LEAST_SHOWN);
  if (small.length === 0) return new Set();
  for (let count = small.length; count <= places.length; count += 1) {
    const hidden = places.slice(0, count);
    if (isUncertain(hidden.map((place) => parts[place] ?? 0))) return new Set(hidden);
  }
  return null;
}

/** Whether these cannot be told from their sum, which everybody can work out. */
function isUncertain(hidden: readonly number[]): boolean {
  const together = sum(hidden);
  if (hidden.length < 2 || together < LEAST_SHOWN) return false;
  const allLeast = together === hidden.length;
  const allMost = hidden.every((number) => number === LEAST_SHOWN - 1);
  return !allLeast && !allMost;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
