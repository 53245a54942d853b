import type { Person } from '../../domain/actor';
import { canSeeContractDays } from './partner-policy';
import type { Partner } from './partner.entity';
import type { PartnerView } from './partner.types';

export function toPartnerView(partner: Partner, actor: Person): PartnerView {
  const contractDays = canSeeContractDays(actor, partner.id);
  return {
    id: partner.id,
    name: partner.name,
    kind: partner.kind,
    carrier: partner.carrier,
    secrecyRegime: partner.secrecyRegime,
    processingContractOn: contractDays ? partner.processingContractOn : null,
    secrecyUndertakingOn: contractDays ? partner.secrecyUndertakingOn : null,
    channel: partner.channel,
    takesReferrals: partner.takesReferrals,
    isCoordinationOffice: partner.isCoordinationOffice,
    caseAccess: partner.caseAccess,
    version: partner.version,
  };
}
