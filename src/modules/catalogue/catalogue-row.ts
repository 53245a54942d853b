import type { OfferContent } from './offer-content';
import type { Named } from './published-offer';
import { fold } from './words/fold';
import { wordsOf } from './words/index-words';
import { passagesOf } from './words/offer-text';

/** What an offer's row holds beside its document: what it is found, filtered and sorted by. */
export interface CatalogueRow {
  readonly topicAreas: readonly Named[];
  readonly districts: readonly Named[];
  readonly topicAreaIds: readonly string[];
  readonly districtIds: readonly string[];
  readonly kinds: readonly string[];
  readonly languages: readonly string[];
  readonly features: readonly string[];
  readonly cost: string;
  readonly access: string;
  readonly freePlaces: string;
  /** Ranges as PostgreSQL writes them. */
  readonly ages: string;
  readonly weeks: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly sortTitle: string;
  readonly lexemes: readonly string[];
  readonly spellings: Readonly<Record<string, string>>;
}

export interface OfferNames {
  readonly partner: string;
  readonly topicAreas: readonly Named[];
  readonly districts: readonly Named[];
}

/** The row of what is public of an offer; the network's mark goes before each lexeme. */
export function catalogueRowOf(networkId: string, content: OfferContent, names: OfferNames): CatalogueRow {
  const { target } = content;
  const forAges = target.ageFromMonths !== null || target.ageUntilMonths !== null;
  const forWeeks = target.pregnancyFromWeek !== null || target.pregnancyUntilWeek !== null;
  const { lexemes, spellings } = wordsOf(passagesOf(content, names));
  const mark = markOf(networkId);
  return {
    topicAreas: names.topicAreas,
    districts: names.districts,
    topicAreaIds: content.topicAreaIds,
    districtIds: content.districtIds,
    kinds: content.kinds,
    languages: content.languages,
    features: content.accessibility.filter(({ answer }) => answer === 'YES').map(({ feature }) => feature),
    cost: content.cost,
    access: content.access,
    freePlaces: content.capacity?.places ?? 'UNKNOWN',
    // said of the one and not of the other: it is not for the other
    ages: forWeeks && !forAges ? 'empty' : rangeOf(target.ageFromMonths, target.ageUntilMonths),
    weeks: forAges && !forWeeks ? 'empty' : rangeOf(target.pregnancyFromWeek, target.pregnancyUntilWeek),
    validFrom: content.validFrom ?? '-infinity',
    validUntil: content.validUntil ?? 'infinity',
    sortTitle: fold(content.title),
    lexemes: lexemes.map((lexeme) => mark + lexeme),
    spellings,
  };
}

/** The end of a network's id, which is random: networks do not share entries in the index of words. */
export function markOf(networkId: string): string {
  return networkId.slice(-5);
}

function rangeOf(from: number | null, until: number | null): string {
  return `[${from ?? ''},${until ?? ''}]`;
}
