export { FollowUpResolver } from './follow-up-resolver';
export { OpenEndResolver } from './open-end-resolver';
export { PaperResolver } from './paper-resolver';
export { referralAccess } from './referral-access';
export { ReferralAnswersResolver } from './referral-answers-resolver';
export { ReferralEventResolver } from './referral-event-resolver';
export { ReferralFieldsResolver } from './referral-fields-resolver';
export { ReferralResolver } from './referral-resolver';
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
