import type { ConsentDecision } from './consent-gate';
import type { FamilyConsents } from './consent-file';
import { consentState, itemState, type ConsentFacts } from './consent-states';
import { isSpecial } from './consent-words';
import type { Consent } from './consent.entity';
import type { ConsentDecisionView, ConsentView } from './consent.types';
import { formHashOf } from './form-hash';
import { missingSigners, requiredSigners } from './required-signers';
import type { SignatureRow } from './signature-repository';
import type { SignatureView } from './signature.types';

export function toConsentView(
  consent: Consent,
  file: FamilyConsents,
  signatures: readonly SignatureRow[],
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
    formHash: formHashOf(consent, facts.form.asked),
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

function toSignatureView(signature: SignatureRow): SignatureView {
  // a paper that follows is only recorded when it says all four
  const papered = signature.papered === true;
  return {
    consentId: signature.consentId,
    signerId: signature.signerId,
    method: signature.method,
    signedOn: signature.signedOn,
    informed: {
      purpose: signature.informedPurpose || papered,
      refusal: signature.informedRefusal || papered,
      revocation: signature.informedRevocation || papered,
      voluntary: signature.informedVoluntary || papered,
      interpreter: signature.paperInterpreter ?? signature.informedInterpreter,
      readAloud: signature.paperReadAloud ?? signature.informedReadAloud,
    },
    specialCategories: signature.ticked === true,
    recordedAt: signature.recordedAt,
    lapsesAt: signature.method === 'ORAL_EXCEPTION' && !papered ? new Date(signature.lapsesAt) : null,
    paperOn: signature.paperOn,
    formHash: signature.formHash,
  };
}

export function toDecisionView(decision: ConsentDecision): ConsentDecisionView {
  if (decision.allowed) return { allowed: true, reason: null, item: null };
  const { subjectId: memberId, category } = decision.item;
  return { allowed: false, reason: decision.reason, item: { memberId, category } };
}
