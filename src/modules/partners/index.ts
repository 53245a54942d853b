export { partnerAccess } from './partner-access';
export { partnersById } from './partner-loader';
export { PartnerResolver } from './partner-resolver';
export { findPartner, findPartnerNames, getPartner } from './partner-repository';
export { registerPartner } from './register-partner';
export { Partner, PartnerDistrict, PartnerTopicArea } from './partner.entity';
export { PartnerView } from './partner.types';
export { toPartnerView } from './partner-view';
export type { CaseAccess } from './partner-words';
