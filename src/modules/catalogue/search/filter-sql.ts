import type { AccessibilityFeature, FreePlaces, OfferAccess, OfferCost, OfferKind } from '../offer-words';

/** Conditions on offers as they come from the caller; null: none. */
export interface OfferConditions {
  readonly topicAreaIds: readonly string[] | null;
  readonly districtIds: readonly string[] | null;
  readonly ageMonths: number | null;
  readonly pregnancyWeek: number | null;
  readonly languages: readonly string[] | null;
  readonly cost: readonly OfferCost[] | null;
  readonly access: readonly OfferAccess[] | null;
  readonly accessibility: readonly AccessibilityFeature[] | null;
  readonly freePlaces: readonly FreePlaces[] | null;
  readonly kinds: readonly OfferKind[] | null;
}

export type FilterName = keyof OfferConditions;

interface FilterSql {
  readonly type: string;
  /** Whether the offer `o` meets the condition in this parameter. */
  readonly holds: (param: string) => string;
}

/** In this order they are parameters, from $10 on. */
const FILTERS: Readonly<Record<FilterName, FilterSql>> = {
  topicAreaIds: { type: 'uuid[]', holds: (param) => `o.topic_area_ids && ${param}` },
  // what is for the whole municipality is for each district
  districtIds: {
    type: 'uuid[]',
    holds: (param) => `(o.district_ids && ${param} or o.district_ids = '{}')`,
  },
  ageMonths: { type: 'int', holds: (param) => `o.ages @> ${param}` },
  pregnancyWeek: { type: 'int', holds: (param) => `o.weeks @> ${param}` },
  languages: { type: 'text[]', holds: (param) => `o.languages && ${param}` },
  cost: { type: 'text[]', holds: (param) => `o.cost = any(${param})` },
  access: { type: 'text[]', holds: (param) => `o.access = any(${param})` },
  accessibility: { type: 'text[]', holds: (param) => `o.features @> ${param}` },
  freePlaces: { type: 'text[]', holds: (param) => `o.free_places = any(${param})` },
  kinds: { type: 'text[]', holds: (param) => `o.kinds && ${param}` },
};

export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

/** The first parameter after those that matching takes. */
const FIRST_PARAM = 10;

export const AFTER_FILTERS = FIRST_PARAM + FILTER_NAMES.length;

function conditionOf(name: FilterName, place: number): string {
  const { type, holds } = FILTERS[name];
  const param = `$${FIRST_PARAM + place}::${type}`;
  return `(${param} is null or ${holds(param)})`;
}

/** Whether the offer `o` meets all conditions. */
export const MEETS_ALL = FILTER_NAMES.map(conditionOf).join('\n and ');

/** A number with one bit for each condition that the offer `o` does not meet. */
export const MISSES = FILTER_NAMES.map(
  (name, place) => `case when ${conditionOf(name, place)} then 0 else ${bitOf(name)} end`,
).join(' + ');

export function bitOf(name: FilterName): number {
  return 1 << FILTER_NAMES.indexOf(name);
}

export function filterParams(conditions: OfferConditions): unknown[] {
  return FILTER_NAMES.map((name) => conditions[name]);
}
