export const OFFER_KINDS = [
  'COUNSELLING',
  'CONSULTATION_HOUR',
  'COURSE',
  'GROUP',
  'OPEN_MEETING',
  'HOME_VISIT',
  'MEDICAL',
  'THERAPY',
  'CHILD_CARE',
  'MATERIAL_HELP',
  'FINANCIAL_HELP',
  'SPONSORSHIP',
  'EMERGENCY',
  'OTHER',
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** Nobody is made to guess: not knowing is an answer of its own. */
export const TRI_STATES = ['YES', 'NO', 'UNKNOWN'] as const;
export type TriState = (typeof TRI_STATES)[number];

export const OFFER_COSTS = ['FREE', 'REDUCED_POSSIBLE', 'FEE'] as const;
export type OfferCost = (typeof OFFER_COSTS)[number];

export const OFFER_ACCESSES = ['OPEN', 'APPOINTMENT', 'REFERRAL_ONLY'] as const;
export type OfferAccess = (typeof OFFER_ACCESSES)[number];

export const FREE_PLACES = ['FREE', 'FEW', 'FULL', 'UNKNOWN'] as const;
export type FreePlaces = (typeof FREE_PLACES)[number];

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Ways in which a place can be reached and used; each is yes, no or unknown. */
export const ACCESSIBILITY_FEATURES = [
  'STEP_FREE',
  'ACCESSIBLE_TOILET',
  'ACCESSIBLE_PARKING',
  'HEARING_LOOP',
  'SIGN_LANGUAGE',
] as const;
export type AccessibilityFeature = (typeof ACCESSIBILITY_FEATURES)[number];

/** Languages that a text of an offer can be translated into: ISO 639, and `de_simple` for easy German. */
export const TRANSLATION_LANGUAGES = ['en', 'tr', 'ar', 'ro', 'bg', 'uk', 'de_simple'] as const;
export type TranslationLanguage = (typeof TRANSLATION_LANGUAGES)[number];

export type OfferState = 'PUBLISHED' | 'PAUSED' | 'ENDED';
export type OfferReportState = 'SUBMITTED' | 'PUBLISHED' | 'DECLINED' | 'WITHDRAWN';
