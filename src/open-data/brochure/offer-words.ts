import type { OfferContent } from '../../modules/catalogue';
import { dayInWords } from './day-words';
import { FEATURES } from '../words';
import { listInWords } from './list-words';

const COST = {
  FREE: 'kostenlos',
  REDUCED_POSSIBLE: 'kostet etwas, Ermäßigung möglich',
  FEE: 'kostet etwas',
} as const satisfies Record<OfferContent['cost'], string>;

const ACCESS = {
  OPEN: 'einfach kommen',
  APPOINTMENT: 'bitte anmelden',
  REFERRAL_ONLY: 'nur über eine Fachkraft oder Praxis',
} as const satisfies Record<OfferContent['access'], string>;

type Capacity = NonNullable<OfferContent['capacity']>;

const FREE_PLACES = {
  FREE: 'Plätze sind frei',
  FEW: 'wenige Plätze sind frei',
  FULL: 'zurzeit voll, bitte nach der Warteliste fragen',
  UNKNOWN: null,
} as const satisfies Record<Capacity['places'], string | null>;

const languageNames = new Intl.DisplayNames('de', { type: 'language' });

/** The partner's own words go before ours. */
export function costInWords({ cost, costNote }: OfferContent): string {
  if (costNote === null) return COST[cost];
  if (cost === 'FEE') return costNote;
  return cost === 'FREE' ? `kostenlos: ${costNote}` : `${costNote}; Ermäßigung möglich`;
}

export function accessInWords({ access }: OfferContent): string {
  return ACCESS[access];
}

/** Nobody has said, or so long ago that there is no day: nothing is printed. */
export function freePlacesInWords(capacity: OfferContent['capacity']): string | null {
  const words = capacity === null ? null : FREE_PLACES[capacity.places];
  return capacity === null || words === null ? null : `${words} (am ${dayInWords(capacity.asOf)})`;
}

export function languagesInWords({ languages, interpretation }: OfferContent): string {
  const names = listInWords(languages.map(languageName));
  return interpretation === 'YES' ? `${names}; Dolmetschen ist möglich` : names;
}

export function languageName(code: string): string {
  return languageNames.of(code) ?? code;
}

/** What is there, and that there are steps; what nobody knows is not printed. */
export function accessibilityInWords({ accessibility }: OfferContent): string | null {
  const there = accessibility
    .filter(({ answer }) => answer === 'YES')
    .map(({ feature }) => FEATURES[feature]);
  const steps = accessibility.some(({ feature, answer }) => feature === 'STEP_FREE' && answer === 'NO');
  const words = [...(steps ? ['Zugang nicht stufenlos'] : []), ...there];
  return words.length === 0 ? null : words.join(', ');
}
