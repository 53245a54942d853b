import type { OfferContent } from '../modules/catalogue';

type Kind = OfferContent['kinds'][number];
type Access = OfferContent['access'];
type Cost = OfferContent['cost'];
type TriState = OfferContent['interpretation'];
type FreePlaces = NonNullable<OfferContent['capacity']>['places'];
type Weekday = OfferContent['schedules'][number]['weekday'];
type Feature = OfferContent['accessibility'][number]['feature'];
export type TranslationLanguage = OfferContent['translations'][number]['language'];

/** The words of the catalogue in German, as files for people and machines outside say them. */
export const KINDS = {
  COUNSELLING: 'Beratung',
  CONSULTATION_HOUR: 'Sprechstunde',
  COURSE: 'Kurs',
  GROUP: 'Feste Gruppe',
  OPEN_MEETING: 'Offener Treff',
  HOME_VISIT: 'Hausbesuch',
  MEDICAL: 'Medizinische Versorgung',
  THERAPY: 'Förderung oder Therapie',
  CHILD_CARE: 'Kinderbetreuung',
  MATERIAL_HELP: 'Ausstattung und Kleidung',
  FINANCIAL_HELP: 'Geld und Anträge',
  SPONSORSHIP: 'Patenschaft',
  EMERGENCY: 'Schutz in der Not',
  OTHER: 'Anderes',
} as const satisfies Record<Kind, string>;

export const ACCESSES = {
  OPEN: 'Offen, ohne Anmeldung',
  APPOINTMENT: 'Nach Vereinbarung',
  REFERRAL_ONLY: 'Nur über eine Fachkraft',
} as const satisfies Record<Access, string>;

export const COSTS = {
  FREE: 'Kostenlos',
  REDUCED_POSSIBLE: 'Ermäßigung möglich',
  FEE: 'Kostenpflichtig',
} as const satisfies Record<Cost, string>;

export const FREE_PLACES = {
  FREE: 'Plätze frei',
  FEW: 'Wenige Plätze frei',
  FULL: 'Zurzeit voll',
  UNKNOWN: 'Unbekannt',
} as const satisfies Record<FreePlaces, string>;

export const TRI_STATES = {
  YES: 'ja',
  NO: 'nein',
  UNKNOWN: 'unbekannt',
} as const satisfies Record<TriState, string>;

export const WEEKDAYS = {
  MO: 'Mo',
  TU: 'Di',
  WE: 'Mi',
  TH: 'Do',
  FR: 'Fr',
  SA: 'Sa',
  SU: 'So',
} as const satisfies Record<Weekday, string>;

export const FEATURES = {
  STEP_FREE: 'Stufenloser Zugang',
  ACCESSIBLE_TOILET: 'Barrierefreie Toilette',
  ACCESSIBLE_PARKING: 'Barrierefreier Parkplatz',
  HEARING_LOOP: 'Höranlage',
  SIGN_LANGUAGE: 'Deutsche Gebärdensprache',
} as const satisfies Record<Feature, string>;

export const TRANSLATIONS = {
  en: 'Englisch',
  tr: 'Türkisch',
  ar: 'Arabisch',
  ro: 'Rumänisch',
  bg: 'Bulgarisch',
  uk: 'Ukrainisch',
  de_simple: 'Einfaches Deutsch',
} as const satisfies Record<TranslationLanguage, string>;
