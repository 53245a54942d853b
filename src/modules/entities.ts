import { Account, Credential, Hat, OneTimeLink, RefreshToken, Session } from './accounts/account.entity';
import {
  Agreement,
  AgreementRatification,
  AgreementSignature,
  AgreementTopicArea,
  Termination,
} from './agreements/agreement.entity';
import {
  Consent,
  ConsentItemRow,
  ConsentSignature,
  Release,
  SignatureEvidence,
} from './consents/consent.entity';
import { Custody, CustodyHolder, Family, FamilyMember } from './families/family.entity';
import { Deputy } from './deputies/deputy.entity';
import { District, Network, NetworkSettings, TopicArea } from './networks/network.entity';
import { Offer, OfferConfirmationLink, OfferReminder, OfferReport } from './offers/offer.entity';
import { OfferImport } from './offers/offer-import.entity';
import { Partner, PartnerDistrict, PartnerTopicArea } from './partners/partner.entity';
import {
  FeedbackItem,
  PayloadItem,
  ReceivedItem,
  Referral,
  ReferralDraftItem,
  ReferralEvent,
  ReferralOverview,
  Restriction,
} from './referrals/referral.entity';

/** Every table that TypeORM knows. A test compares each with the catalogue of the database. */
export const entities = [
  Account,
  Agreement,
  AgreementRatification,
  AgreementSignature,
  AgreementTopicArea,
  Consent,
  ConsentItemRow,
  ConsentSignature,
  Credential,
  Custody,
  CustodyHolder,
  Deputy,
  District,
  Family,
  FamilyMember,
  Hat,
  Network,
  NetworkSettings,
  Offer,
  OfferConfirmationLink,
  OfferImport,
  OfferReminder,
  OfferReport,
  OneTimeLink,
  Partner,
  PartnerDistrict,
  PartnerTopicArea,
  FeedbackItem,
  PayloadItem,
  ReceivedItem,
  Referral,
  ReferralDraftItem,
  ReferralEvent,
  ReferralOverview,
  RefreshToken,
  Release,
  Restriction,
  Session,
  SignatureEvidence,
  Termination,
  TopicArea,
];
