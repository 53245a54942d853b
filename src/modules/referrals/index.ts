import { whenSuperseded } from '../consents';
import { followSuperseding } from './follow-superseding';

export { FollowUpResolver } from './follow-up-resolver';
export { OpenEndResolver } from './open-end-resolver';
export { PaperResolver } from './paper-resolver';
export { referralAccess } from './referral-access';
export { ReferralAnswersResolver } from './referral-answers-resolver';
export { ReferralEventResolver } from './referral-event-resolver';
export { ReferralFieldsResolver } from './referral-fields-resolver';
export { ReferralIntakeResolver } from './referral-intake-resolver';
export { ReferralResolver } from './referral-resolver';
export { handOnReferrals } from './intake-repository';
export {
  FeedbackItem,
  PayloadItem,
  ReceivedItem,
  Referral,
  ReferralDraftItem,
  ReferralEvent,
  ReferralOverview,
  Restriction,
} from './referral.entity';
export { REFERRAL_TRANSITIONS } from './referral-states';
export { endDisclosures } from './end-disclosures';

whenSuperseded(followSuperseding);
