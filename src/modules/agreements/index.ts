export { AGREEMENT_TRANSITIONS } from './agreement-states';
export { agreementAccess } from './agreement-access';
export { membershipOf } from './agreement-loader';
export { AgreementResolver, PartnerMembershipResolver } from './agreement-resolver';
export {
  Agreement,
  AgreementRatification,
  AgreementSignature,
  AgreementTopicArea,
  Termination,
} from './agreement.entity';
export { lockTerms, type TermRow } from './agreement-repository';
export { requireMemberships, type Memberships } from './require-members';
