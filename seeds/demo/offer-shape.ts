import type { REFERENCE_DISTRICTS } from '../reference/districts';
import type { REFERENCE_TOPIC_AREAS } from '../reference/topic-areas';

export type TopicAreaName = (typeof REFERENCE_TOPIC_AREAS)[number];
export type DistrictName = (typeof REFERENCE_DISTRICTS)[number];
export type TriState = 'YES' | 'NO' | 'UNKNOWN';
export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';

export type OfferKindName =
  | 'COUNSELLING' // Beratung
  | 'CONSULTATION_HOUR' // Sprechstunde
  | 'COURSE' // Kurs
  | 'GROUP' // feste Gruppe
  | 'OPEN_MEETING' // offener Treff, Elterncafé
  | 'HOME_VISIT' // aufsuchende Hilfe, Hausbesuch
  | 'MEDICAL' // medizinische Versorgung
  | 'THERAPY' // Frühförderung, Therapie
  | 'CHILD_CARE' // Betreuung
  | 'MATERIAL_HELP' // Ausstattung, Kleiderkammer
  | 'FINANCIAL_HELP' // Hilfe bei Anträgen und Geld
  | 'SPONSORSHIP' // Patenschaft, Ehrenamt
  | 'EMERGENCY' // Schutz und Notfall
  | 'OTHER';

/** An invented place. Streets, if any, are invented; a confidential one (a shelter) is never shown anywhere public. */
export interface DemoPlace {
  readonly name?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly town?: string;
  readonly district?: DistrictName;
  readonly confidential?: boolean;
}

/** Wall clock in Berlin. Weekly on a weekday, or every two or four weeks from `from` on. */
export interface DemoSchedule {
  readonly weekday: Weekday;
  readonly opensAt: string; // '09:30'
  readonly closesAt: string; // '11:00'
  readonly everyWeeks?: 1 | 2 | 4;
  /** Index in `places`. */
  readonly place?: number;
  readonly note?: string; // e.g. 'nicht in den Schulferien'
  /** Days counted from the day the demo is loaded on which it does not take place. */
  readonly cancelledInDays?: readonly number[];
}

export interface DemoTranslation {
  readonly language: 'en' | 'tr' | 'ar' | 'ro' | 'bg' | 'uk' | 'de-simple';
  readonly title: string;
  readonly summary: string;
  readonly description: string;
}

/** An invented offer of an invented institution, in the words the catalogue uses. */
export interface DemoOffer {
  readonly key: string; // unique, kebab-case
  readonly partner: string; // key of a demo partner
  readonly title: string; // at most 120 characters
  readonly summary: string; // at most 300
  readonly description: string; // at most 4000
  readonly topicAreas: readonly TopicAreaName[]; // at least one
  readonly kinds: readonly OfferKindName[]; // at least one
  readonly target: {
    readonly pregnancyFromWeek?: number; // 1..42
    readonly pregnancyUntilWeek?: number;
    readonly ageFromMonths?: number; // 0..72
    readonly ageUntilMonths?: number;
  };
  readonly districts: readonly DistrictName[] | 'ALL';
  readonly places?: readonly DemoPlace[];
  readonly schedules?: readonly DemoSchedule[];
  readonly languages: readonly string[]; // ISO 639, e.g. ['de', 'tr']
  readonly interpretation?: TriState;
  readonly accessibility?: {
    readonly stepFree?: TriState;
    readonly accessibleToilet?: TriState;
    readonly accessibleParking?: TriState;
    readonly hearingLoop?: TriState;
    readonly signLanguage?: TriState;
  };
  readonly cost: 'FREE' | 'FEE' | 'REDUCED_POSSIBLE';
  readonly costNote?: string;
  readonly access: 'OPEN' | 'APPOINTMENT' | 'REFERRAL_ONLY';
  readonly documents?: string; // was mitzubringen ist
  readonly capacity?: { readonly places: 'FREE' | 'FEW' | 'FULL'; readonly daysAgo: number };
  readonly contact?: {
    readonly name?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly website?: string;
  };
  readonly takesReferrals: boolean;
  readonly translations?: readonly DemoTranslation[];
}
