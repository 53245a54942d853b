export { referralAccess } from './referral-access';
export { ReferralAnswersResolver } from './referral-answers-resolver';
export { ReferralFieldsResolver } from './referral-fields-resolver';
export { ReferralIntakeResolver } from './referral-intake-resolver';
export { ReferralResolver } from './referral-resolver';
export { handOnReferrals } from './intake-repository';
export {
  PayloadItem,
  ReceivedItem,
  Referral,
  ReferralDraftItem,
  ReferralEvent,
  ReferralOverview,
  Restriction,
} from './referral.entity';
export { endDisclosures } from './end-disclosures';
