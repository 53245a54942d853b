import type { OfferContent } from '../../modules/catalogue';

type Target = OfferContent['target'];

/**
 * Ages in years, as HSDS counts them; ours are in months. Nothing is rounded: whoever divides a child's months by
 * twelve compares the same numbers.
 */
export function agesInYears(target: Target): { minimum_age: number | null; maximum_age: number | null } {
  return { minimum_age: inYears(target.ageFromMonths), maximum_age: inYears(target.ageUntilMonths) };
}

function inYears(months: number | null): number | null {
  return months === null ? null : months / 12;
}

/** Whom it is for, in a sentence. HSDS has no field for weeks of pregnancy. */
export function eligibilityText(target: Target): string {
  const parts = [pregnancyText(target), childText(target)].filter((part) => part !== null);
  return parts.length === 0 ? 'Für alle.' : `Für ${parts.join(' und ')}.`;
}

function pregnancyText({ pregnancyFromWeek: from, pregnancyUntilWeek: until }: Target): string | null {
  if (from === null && until === null) return null;
  const begins = from !== null && from > 1 ? ` ab der ${from}. Woche` : '';
  const ends = until !== null && until < 42 ? ` bis zur ${until}. Woche` : '';
  return `Schwangere${begins}${ends}`;
}

function childText({ ageFromMonths: from, ageUntilMonths: until }: Target): string | null {
  if (from === null && until === null) return null;
  const begins = from === null || from === 0 ? '' : ` ab ${ageText(from)}`;
  const ends = until === null ? '' : ` bis ${ageText(until)}`;
  return begins + ends === '' ? 'Familien mit Kindern' : `Familien mit Kindern${begins}${ends}`;
}

function ageText(months: number): string {
  if (months >= 24 && months % 12 === 0) return `${months / 12} Jahren`;
  return months === 1 ? '1 Monat' : `${months} Monaten`;
}
