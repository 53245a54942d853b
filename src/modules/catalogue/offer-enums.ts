import { enumOf } from '../../graphql/enums';
import type {
  AccessibilityFeature,
  FreePlaces,
  OfferAccess,
  OfferCost,
  OfferKind,
  OfferReportState,
  OfferState,
  TranslationLanguage,
  TriState,
  Weekday,
} from './offer-words';

export const OfferKindEnum = enumOf<OfferKind>('OfferKind', 'What kind of help an offer is.', {
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
});

export const TriStateEnum = enumOf<TriState>('TriState', 'Yes, no, or not known.', {
  YES: 'Yes',
  NO: 'No',
  UNKNOWN: 'Nobody has said',
});

export const OfferCostEnum = enumOf<OfferCost>('OfferCost', 'Whether it costs something.', {
  FREE: 'Free of charge',
  REDUCED_POSSIBLE: 'Costs something; less or nothing for those who have little',
  FEE: 'Costs something',
});

export const OfferAccessEnum = enumOf<OfferAccess>('OfferAccess', 'How one comes to it.', {
  OPEN: 'Just come',
  APPOINTMENT: 'By appointment',
  REFERRAL_ONLY: 'Only through a professional',
});

export const FreePlacesEnum = enumOf<FreePlaces>('FreePlaces', 'Whether places are free.', {
  FREE: 'Places are free',
  FEW: 'Few places are left',
  FULL: 'Full; ask for the waiting list',
  UNKNOWN: 'Nobody has said',
});

export const WeekdayEnum = enumOf<Weekday>('Weekday', 'Day of the week, as RFC 5545 writes it.', {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
});

export const AccessibilityFeatureEnum = enumOf<AccessibilityFeature>(
  'AccessibilityFeature',
  'A way to reach and use a place.',
  {
    STEP_FREE: 'Without steps',
    ACCESSIBLE_TOILET: 'Accessible toilet',
    ACCESSIBLE_PARKING: 'Accessible parking',
    HEARING_LOOP: 'Hearing loop',
    SIGN_LANGUAGE: 'German sign language',
  },
);

export const TranslationLanguageEnum = enumOf<TranslationLanguage>(
  'TranslationLanguage',
  'Language of a translated text.',
  {
    en: 'English',
    tr: 'Turkish',
    ar: 'Arabic',
    ro: 'Romanian',
    bg: 'Bulgarian',
    uk: 'Ukrainian',
    de_simple: 'Easy German',
  },
);

export const OfferStateEnum = enumOf<OfferState>('OfferState', 'Where an offer stands.', {
  PUBLISHED: 'Public',
  PAUSED: 'Not confirmed in time; nowhere public until it is',
  ENDED: 'Given up',
});

export const OfferReportStateEnum = enumOf<OfferReportState>('OfferReportState', 'Where a report stands.', {
  SUBMITTED: 'Waits for the coordination',
  PUBLISHED: 'Approved and published',
  DECLINED: 'Declined, with a reason',
  WITHDRAWN: 'Taken back by the partner',
});
