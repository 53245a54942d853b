import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const consentAccess = {
  Query: { consent: hats('PROFESSIONAL'), consentDecision: hats('PROFESSIONAL') },
  Mutation: {
    draftConsent: hats('PROFESSIONAL'),
    supersedeConsent: hats('PROFESSIONAL'),
    signConsent: hats('PROFESSIONAL'),
    refuseConsent: hats('PROFESSIONAL'),
  },
  Family: allWithParent('consents'),
  Consent: allWithParent(
    'id', 'state', 'purpose', 'direction', 'validFrom', 'validUntil', 'language', 'formHash', 'releases', 'signatures', 'version',
    'supersedes', 'supersededBy', 'family', 'missingSigners', 'formCode',
  ), // prettier-ignore
  Release: allWithParent('memberId', 'category', 'state', 'recipient'),
  Signature: allWithParent(
    'signerId', 'method', 'signedOn', 'informed', 'specialCategories', 'recordedAt', 'lapsesAt', 'paperOn', 'formHash',
    'evidence',
  ), // prettier-ignore
  SignatureEvidence: allWithParent('drawing', 'reason', 'witness', 'originalAt'),
  Informed: allWithParent('purpose', 'refusal', 'revocation', 'voluntary', 'interpreter', 'readAloud'),
  ConsentDecision: allWithParent('allowed', 'reason', 'item'),
  ConsentItem: allWithParent('memberId', 'category'),
} as const satisfies AccessTable;
