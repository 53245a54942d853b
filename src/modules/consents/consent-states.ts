import type { ConsentForm } from './consent-gate';
import { openingOfRelease, releaseStanding, standsFor } from './consent-gate';
import type { ConsentItem, ConsentState, StoredConsentState } from './consent-words';

/** What of a consent its shown state is read off. Nothing of it is stored. */
export interface ConsentFacts {
  readonly stored: StoredConsentState;
  /** A later form has taken its place. */
  readonly superseded: boolean;
  readonly form: ConsentForm;
}

const ORDER = [
  'ACTIVE',
  'NOT_YET_VALID',
  'INCOMPLETE',
  'EXPIRED',
  'REVOKED',
] as const satisfies readonly ConsentState[];

/**
 * DRAFT before any signature (REVOKED when its code was used), REFUSED, SUPERSEDED, else the first of ACTIVE, NOT_YET_VALID, INCOMPLETE, EXPIRED,
 * REVOKED that any of its items has.
 */
export function consentState(facts: ConsentFacts, now: Date): ConsentState {
  if (facts.stored === 'REFUSED') return 'REFUSED';
  if (facts.stored === 'DRAFT') return facts.form.revokedByCode === true ? 'REVOKED' : 'DRAFT';
  if (facts.superseded) return 'SUPERSEDED';
  const states = facts.form.asked.map((item) => itemState(facts, item, now));
  return ORDER.find((state) => states.includes(state)) ?? 'INCOMPLETE';
}

/** The state of one item that the form asks for. */
export function itemState(
  facts: ConsentFacts,
  item: ConsentItem & { recipientId: string },
  now: Date,
): ConsentState {
  const { revokedByCode = false } = facts.form;
  if (facts.stored === 'DRAFT' && revokedByCode) return 'REVOKED';
  if (facts.stored !== 'SIGNED') return facts.stored;
  const release = facts.form.releases.find(
    (granted) =>
      granted.discloserId === facts.form.discloserId &&
      granted.recipientId === item.recipientId &&
      granted.subjectId === item.subjectId &&
      granted.category === item.category,
  );
  if (release === undefined) {
    const { signatures, takenBack } = facts.form;
    const standing = signatures.some((signature) => standsFor(signature, takenBack, item));
    return standing && !revokedByCode ? 'INCOMPLETE' : 'REVOKED';
  }
  if (!release.live) return facts.superseded ? 'SUPERSEDED' : 'REVOKED';
  const standing = releaseStanding({ live: true, opening: openingOfRelease(facts.form, release) }, now);
  return standing === 'ALLOWED' ? 'ACTIVE' : standing;
}
