import type { Day } from '../../domain/period';
import type {
  AccessibilityFeature,
  FreePlaces,
  OfferAccess,
  OfferCost,
  OfferKind,
  TranslationLanguage,
  TriState,
  Weekday,
} from './offer-words';

/** What an offer says, as its partner reports it and the coordination publishes it. Kept as one document. */
export interface OfferContent {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly topicAreaIds: readonly string[];
  readonly kinds: readonly OfferKind[];
  readonly target: TargetGroup;
  /** Districts it is for; empty: the whole municipality. */
  readonly districtIds: readonly string[];
  readonly places: readonly OfferPlace[];
  readonly schedules: readonly OfferSchedule[];
  readonly languages: readonly string[];
  readonly interpretation: TriState;
  readonly accessibility: readonly OfferAccessibility[];
  readonly cost: OfferCost;
  readonly costNote: string | null;
  readonly access: OfferAccess;
  readonly documents: string | null;
  readonly capacity: OfferCapacity | null;
  readonly contact: OfferContact;
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
  readonly takesReferrals: boolean;
  readonly translations: readonly OfferTranslation[];
}

/** Weeks of pregnancy and months of age; all null: everybody. */
export interface TargetGroup {
  readonly pregnancyFromWeek: number | null;
  readonly pregnancyUntilWeek: number | null;
  readonly ageFromMonths: number | null;
  readonly ageUntilMonths: number | null;
}

export interface OfferPlace {
  readonly name: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly town: string | null;
  readonly districtId: string | null;
  /** A shelter's address is never shown, exported, searched or counted. */
  readonly confidential: boolean;
}

/** Wall clock in Berlin: on a weekday, every so many weeks from its first day on. */
export interface OfferSchedule {
  readonly weekday: Weekday;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly everyWeeks: 1 | 2 | 4;
  readonly from: Day | null;
  readonly until: Day | null;
  /** Index among the places; null: no place of its own. */
  readonly place: number | null;
  readonly note: string | null;
  readonly exceptions: readonly ScheduleException[];
}

/** A day on which it is otherwise: not at all, or at another time. */
export interface ScheduleException {
  readonly on: Day;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

export interface OfferAccessibility {
  readonly feature: AccessibilityFeature;
  readonly answer: TriState;
}

export interface OfferCapacity {
  readonly places: FreePlaces;
  /** The day the partner last said so. */
  readonly asOf: Day;
}

export interface OfferContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
}

export interface OfferTranslation {
  readonly language: TranslationLanguage;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
}

/**
 * What of an offer is public: everything but confidential places. Schedules that name one keep their times and lose the
 * place. An offer with a confidential place is for the whole municipality, so that no district tells where it is.
 */
export function publicContent(content: OfferContent): OfferContent {
  const isSecret = content.places.some((place) => place.confidential);
  if (!isSecret) return content;
  const shown = content.places.filter((place) => !place.confidential);
  const schedules = content.schedules.map((schedule) => ({
    ...schedule,
    place: placeAmong(content, shown, schedule),
  }));
  return { ...content, districtIds: [], places: shown, schedules };
}

function placeAmong(
  content: OfferContent,
  shown: readonly OfferPlace[],
  schedule: OfferSchedule,
): number | null {
  const place = schedule.place === null ? undefined : content.places[schedule.place];
  const position = place === undefined ? -1 : shown.indexOf(place);
  return position === -1 ? null : position;
}

export type ContentField = keyof OfferContent;

/** Every field, in the order in which people read an offer. */
const CONTENT_FIELDS = Object.keys({
  title: true,
  summary: true,
  description: true,
  topicAreaIds: true,
  kinds: true,
  target: true,
  districtIds: true,
  places: true,
  schedules: true,
  languages: true,
  interpretation: true,
  accessibility: true,
  cost: true,
  costNote: true,
  access: true,
  documents: true,
  capacity: true,
  contact: true,
  validFrom: true,
  validUntil: true,
  takesReferrals: true,
  translations: true,
} satisfies Record<ContentField, true>) as readonly ContentField[];

/** Which fields a report changes; all of them for a new offer. Old beside new is what the coordination decides on. */
export function changedFields(before: OfferContent | null, after: OfferContent): readonly ContentField[] {
  return before === null
    ? CONTENT_FIELDS
    : CONTENT_FIELDS.filter((field) => !isSame(before[field], after[field]));
}

/** Documents come back from the database with their keys in another order. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, place) => isSame(item, other[place]));
  }
  if (isRecord(one) && isRecord(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => isSame(one[key], other[key]));
  }
  return one === other;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
