/** What kind of information may be told. Which of them are special stands in consents/consent-words.ts. */
export const INFORMATION_CATEGORIES = [
  'CONTACT',
  'PREGNANCY_AND_BIRTH',
  'PARENT_HEALTH',
  'CHILD_HEALTH',
  'CHILD_DEVELOPMENT',
  'SOCIAL_SITUATION',
  'SUPPORT_SO_FAR',
] as const;
export type InformationCategory = (typeof INFORMATION_CATEGORIES)[number];
