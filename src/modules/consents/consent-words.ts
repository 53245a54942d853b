import type { InformationCategory } from '../../domain/information-category';

export { INFORMATION_CATEGORIES, type InformationCategory } from '../../domain/information-category';

/** Special categories (Art. 9 DSGVO), ticked expressly. */
const SPECIAL_CATEGORIES: readonly InformationCategory[] = [
  'PREGNANCY_AND_BIRTH',
  'PARENT_HEALTH',
  'CHILD_HEALTH',
  'CHILD_DEVELOPMENT',
];

export function isSpecial(category: InformationCategory): boolean {
  return SPECIAL_CATEGORIES.includes(category);
}

export const CONSENT_PURPOSES = [
  'FIND_SUPPORT',
  'JOINT_SUPPORT',
  'TRANSITION',
  'DIAGNOSTICS',
  'OTHER',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** MUTUAL adds, to each release, the reverse one. */
export const CONSENT_DIRECTIONS = ['ONE_WAY', 'MUTUAL'] as const;
export type ConsentDirection = (typeof CONSENT_DIRECTIONS)[number];

/** ORAL_EXCEPTION: only said; where the network allows it, never for special categories, and for a fortnight. */
export const SIGNATURE_METHODS = ['PAPER', 'ELECTRONIC', 'ORAL_EXCEPTION'] as const;
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number];

/** Why a need is not covered, in this order: the further down, the nearer it is to being covered. */
export const CONSENT_REFUSALS = [
  'NO_CONSENT',
  'REFUSED',
  'RECIPIENT_NOT_NAMED',
  'PURPOSE_NOT_COVERED',
  'CATEGORY_NOT_COVERED',
  'SPECIAL_CATEGORY_NOT_TICKED',
  'NOT_INFORMED',
  'SIGNATURE_MISSING',
  'NOT_YET_VALID',
  'EXPIRED',
  'REVOKED',
] as const;
export type ConsentRefusal = (typeof CONSENT_REFUSALS)[number];

/** Shown, never stored: see consent-states.ts. */
export const CONSENT_STATES = [
  'DRAFT',
  'INCOMPLETE',
  'ACTIVE',
  'NOT_YET_VALID',
  'EXPIRED',
  'REVOKED',
  'SUPERSEDED',
  'REFUSED',
] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
export type StoredConsentState = 'DRAFT' | 'SIGNED' | 'REFUSED';

/** One thing that may be told: about whom, and of what kind. */
export interface ConsentItem {
  readonly subjectId: string;
  readonly category: InformationCategory;
}
