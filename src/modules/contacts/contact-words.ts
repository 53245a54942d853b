/** What is counted when nothing about a family is told. */
export const CONTACT_KINDS = ['TOLD_ABOUT', 'TELEPHONED_TOGETHER', 'UNMET_NEED'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Days for which a contact can still be counted afterwards. */
export const COUNTED_AFTERWARDS_DAYS = 14;
