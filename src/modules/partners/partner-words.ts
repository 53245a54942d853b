/** Kinds of institutions, as source 003 names who belongs into the network. */
export const PARTNER_KINDS = [
  'PUBLIC_YOUTH_WELFARE',
  'INDEPENDENT_YOUTH_WELFARE',
  'PUBLIC_HEALTH_SERVICE',
  'HOSPITAL',
  'PAEDIATRICIAN',
  'GYNAECOLOGIST',
  'MIDWIFE',
  'FAMILY_MIDWIFE',
  'PREGNANCY_COUNSELLING',
  'JOBCENTER',
  'EARLY_INTERVENTION',
  'PARENT_EDUCATION',
  'FAMILY_EDUCATION',
  'EDUCATIONAL_COUNSELLING',
  'DAY_CARE',
  'OTHER',
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** Which law binds the people of the institution to secrecy. */
export const SECRECY_REGIMES = ['STGB_203', 'SGB_VIII_X', 'OTHER'] as const;
export type SecrecyRegime = (typeof SECRECY_REGIMES)[number];

/** How an institution is reached: with accounts, or by post, fax and telephone. */
export const CHANNELS = ['PORTAL', 'PAPER'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who inside an institution opens a family's record: the responsible professional, or the whole team. */
export const CASE_ACCESS = ['ASSIGNED', 'TEAM'] as const;
export type CaseAccess = (typeof CASE_ACCESS)[number];
