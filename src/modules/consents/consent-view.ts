import type { ConsentDecision } from './consent-gate';
import type { FamilyConsents } from './consent-file';
import { consentState, itemState, type ConsentFacts } from './consent-states';
import { isSpecial } from './consent-words';
import type { Consent, ConsentSignature } from './consent.entity';
import type { ConsentDecisionView, ConsentView, SignatureView } from './consent.types';
import { missingSigners, requiredSigners } from './required-signers';

export function toConsentView(
  consent: Consent,
  file: FamilyConsents,
  signatures: readonly ConsentSignature[],
  now: Date,
): ConsentView {
  const facts = file.facts.get(consent.id);
  if (facts === undefined) throw new Error('A consent without its facts.');
  return {
    id: consent.id,
    state: consentState(facts, now),
    purpose: consent.purpose,
    direction: consent.direction,
    validFrom: consent.validFrom,
    validUntil: consent.validUntil,
    language: consent.language,
    releases: facts.form.asked.map((item) => ({
      memberId: item.subjectId,
      category: item.category,
      recipientId: item.recipientId,
      state: itemState(facts, item, now),
    })),
    signatures: signatures.map(toSignatureView),
    version: consent.version,
    supersedes: consent.supersedesId,
    supersededBy: consent.supersededById,
    familyId: consent.familyId,
    sealedCode: consent.formCode,
    networkId: consent.networkId,
    missingSignerIds: missingSignersOf(facts, file),
  };
}

/**
 * Whose signature some item still lacks: not signed at all, or signed without what the item needs. What was granted lacks
 * nobody's, whoever has custody now.
 */
function missingSignersOf(facts: ConsentFacts, file: FamilyConsents): string[] {
  if (facts.stored === 'REFUSED' || facts.superseded || facts.form.revokedByCode === true) return [];
  const { asked, releases, discloserId } = facts.form;
  const missing = asked.flatMap((item) => {
    const isGranted = releases.some(
      (release) =>
        release.discloserId === discloserId &&
        release.recipientId === item.recipientId &&
        release.subjectId === item.subjectId &&
        release.category === item.category,
    );
    if (isGranted) return [];
    const fit = facts.form.signatures.filter(
      (signature) => signature.informed && (signature.specialCategories || !isSpecial(item.category)),
    );
    const needed = requiredSigners(file.roster, item.subjectId, file.childCustody, item.category);
    return missingSigners(needed, new Set(fit.map((signature) => signature.signerId)));
  });
  return [...new Set(missing)];
}

function toSignatureView(signature: ConsentSignature): SignatureView {
  return {
    signerId: signature.signerId,
    method: signature.method,
    signedOn: signature.signedOn,
    informed: {
      purpose: signature.informedPurpose,
      refusal: signature.informedRefusal,
      revocation: signature.informedRevocation,
      voluntary: signature.informedVoluntary,
    },
    specialCategories: signature.specialCategories,
    recordedAt: signature.recordedAt,
  };
}

export function toDecisionView(decision: ConsentDecision): ConsentDecisionView {
  if (decision.allowed) return { allowed: true, reason: null, item: null };
  const { subjectId: memberId, category } = decision.item;
  return { allowed: false, reason: decision.reason, item: { memberId, category } };
}
