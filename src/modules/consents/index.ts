export { consentAccess } from './consent-access';
export { consentsOfFamilies, lockFamilyConsents, type FamilyConsents } from './consent-file';
export { consentViewsOfFamilies } from './consent-loader';
export { draftConsent } from './draft-consent';
export { decideConsent, type ConsentDecision, type ConsentNeed, type Cover } from './consent-gate';
export { decideFeedback, feedbackScope, type FeedbackDecision, type ReverseRelease } from './feedback-gate';
export { formCodeLookup } from './form-code';
export { findConsents, findItems } from './consent-repository';
export {
  ConsentResolver,
  FamilyConsentsResolver,
  ReleaseResolver,
  SignatureResolver,
  viewOfWritten,
} from './consent-resolver';
export { toDecisionView } from './consent-view';
export * from './consent-words';
export { Consent, ConsentItemRow, ConsentSignature, Release, SignatureEvidence } from './consent.entity';
export {
  ConsentDecisionView,
  ConsentIdArgs,
  ConsentItemInput,
  ConsentPurposeEnum,
  ConsentView,
  InformationCategoryEnum,
} from './consent.types';
export { lockVisibleConsent } from './get-consent';
export { mustOrMaySign, requiredSigners } from './required-signers';
export { findSuccessor, type Superseding } from './supersession-repository';
export { whenSuperseded } from './take-effect';
