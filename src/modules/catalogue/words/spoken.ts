import type { AccessibilityFeature, OfferAccess, OfferCost, OfferKind, Weekday } from '../offer-words';

/** What people say for what offers hold as a word of a list. */
export const KIND_WORDS: Readonly<Record<OfferKind, string>> = {
  COUNSELLING: 'Beratung',
  CONSULTATION_HOUR: 'Sprechstunde',
  COURSE: 'Kurs',
  GROUP: 'Gruppe',
  OPEN_MEETING: 'Offener Treff',
  HOME_VISIT: 'Hausbesuch',
  MEDICAL: 'medizinisch',
  THERAPY: 'Förderung Therapie',
  CHILD_CARE: 'Kinderbetreuung',
  MATERIAL_HELP: 'Ausstattung',
  FINANCIAL_HELP: 'Geld Anträge',
  SPONSORSHIP: 'Patenschaft Ehrenamt',
  EMERGENCY: 'Notfall Schutz',
  OTHER: '',
};

export const COST_WORDS: Readonly<Record<OfferCost, string>> = {
  FREE: 'kostenlos',
  REDUCED_POSSIBLE: 'ermäßigt',
  FEE: '',
};

export const ACCESS_WORDS: Readonly<Record<OfferAccess, string>> = {
  OPEN: 'ohne Anmeldung',
  APPOINTMENT: 'Termin',
  REFERRAL_ONLY: 'Überweisung',
};

export const FEATURE_WORDS: Readonly<Record<AccessibilityFeature, string>> = {
  STEP_FREE: 'barrierefrei Rollstuhl',
  ACCESSIBLE_TOILET: 'Rollstuhl-Toilette',
  ACCESSIBLE_PARKING: 'Behindertenparkplatz',
  HEARING_LOOP: 'Hörschleife schwerhörig',
  SIGN_LANGUAGE: 'Gebärdensprache gehörlos',
};

export const DAY_WORDS: Readonly<Record<Weekday, string>> = {
  MO: 'montags',
  TU: 'dienstags',
  WE: 'mittwochs',
  TH: 'donnerstags',
  FR: 'freitags',
  SA: 'samstags Wochenende',
  SU: 'sonntags Wochenende',
};

export const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  en: 'Englisch',
  tr: 'Türkisch',
  ar: 'Arabisch',
  ro: 'Rumänisch',
  bg: 'Bulgarisch',
  uk: 'Ukrainisch',
  ru: 'Russisch',
  pl: 'Polnisch',
  ku: 'Kurdisch',
  kmr: 'Kurdisch',
  fa: 'Persisch Farsi',
  prs: 'Dari',
  ps: 'Paschtu',
  fr: 'Französisch',
  es: 'Spanisch',
  it: 'Italienisch',
  pt: 'Portugiesisch',
  el: 'Griechisch',
  sr: 'Serbisch',
  hr: 'Kroatisch',
  bs: 'Bosnisch',
  sq: 'Albanisch',
  mk: 'Mazedonisch',
  ta: 'Tamilisch',
  ti: 'Tigrinya',
  am: 'Amharisch',
  so: 'Somali',
  ur: 'Urdu',
  hi: 'Hindi',
  vi: 'Vietnamesisch',
  zh: 'Chinesisch',
  th: 'Thailändisch',
  rom: 'Romanes',
  hu: 'Ungarisch',
  cs: 'Tschechisch',
  nl: 'Niederländisch',
  gsg: 'Gebärdensprache',
};
