import { invalidInput } from '../../domain/errors';
import { positionIn, type Opening } from '../../domain/period';
import type { FamilyRoster } from '../families';
import {
  CONSENT_REFUSALS,
  isSpecial,
  type ConsentItem,
  type ConsentPurpose,
  type ConsentRefusal,
} from './consent-words';
import { mustOrMaySign, requiredSigners, type ChildCustodyRule } from './required-signers';

/** What somebody wants to tell: about this family, from whom, to whom, for what, and which items. */
export interface ConsentNeed {
  readonly familyId: string;
  readonly discloserId: string;
  readonly recipientId: string;
  readonly purpose: ConsentPurpose;
  readonly items: readonly ConsentItem[];
}

/** A recorded form of one discloser, with what it asks, who signed, and what was granted. */
export interface ConsentForm {
  readonly id: string;
  readonly familyId: string;
  readonly discloserId: string;
  readonly purpose: ConsentPurpose;
  readonly refused: boolean;
  /** Revoked as a whole by its code, signed or not. */
  readonly revokedByCode?: boolean;
  readonly opening: Opening;
  readonly asked: readonly (ConsentItem & { readonly recipientId: string })[];
  readonly signatures: readonly FormSignature[];
  /** Single items that a signer took back, with a part or with the whole; a signature taken back as a whole does not stand. */
  readonly takenBack: readonly TakenBack[];
  readonly releases: readonly FormRelease[];
}

export interface FormSignature {
  readonly signerId: string;
  /** Told of the purpose, of what refusing means, of the right to revoke, and that it is voluntary. */
  readonly informed: boolean;
  readonly specialCategories: boolean;
  /** False once the person has taken it back; never true again. */
  readonly standing: boolean;
  /** Only said, and no paper has followed yet: it counts for a fortnight. */
  readonly lapses?: boolean;
}

/** One person takes back one item to one recipient, granted or not. */
export interface TakenBack extends ConsentItem {
  readonly signerId: string;
  readonly recipientId: string;
}

export interface FormRelease extends ConsentItem {
  readonly discloserId: string;
  readonly recipientId: string;
  /** False once revoked or superseded; never true again. */
  readonly live: boolean;
  /** When it ends before the form does: as soon as a signature that was only said lapses. */
  readonly closesAt?: Date;
}

/** What the gate knows of a family: its forms, who belongs to it, and the network's rule for joint custody. */
export interface ConsentFile {
  readonly forms: readonly ConsentForm[];
  readonly roster: FamilyRoster;
  readonly childCustody: ChildCustodyRule;
}

export type ConsentDecision =
  | { readonly allowed: true; readonly covers: readonly Cover[] }
  | { readonly allowed: false; readonly reason: ConsentRefusal; readonly item: ConsentItem };

/** Which form covers an item. */
export interface Cover extends ConsentItem {
  readonly consentId: string;
}

/**
 * THE GATE. A family is referred only when recorded releases cover this discloser, this recipient, this purpose and
 * every item, now (source 003 §4; § 203 StGB). There is no other way to an "allowed" and no way around it.
 *
 * For each item the form counts that gets furthest down the list of reasons; the answer is the earliest reason
 * among the items, with the first such item.
 *
 * @throws INVALID_INPUT for a need without items: nothing to tell is nothing to allow
 */
export function decideConsent(file: ConsentFile, need: ConsentNeed, now: Date): ConsentDecision {
  if (need.items.length === 0) throw invalidInput('items', 'TOO_FEW');
  const forms = file.forms.filter(
    (form) => form.familyId === need.familyId && form.discloserId === need.discloserId,
  );
  const covers: Cover[] = [];
  let refusal: { reason: ConsentRefusal; item: ConsentItem } | null = null;

  for (const item of need.items) {
    const best = furthest(forms.map((form) => ({ form, standing: standingOf(form, file, need, item, now) })));
    if (best?.standing === 'ALLOWED') {
      covers.push({ subjectId: item.subjectId, category: item.category, consentId: best.form.id });
      continue;
    }
    const reason = best?.standing ?? 'NO_CONSENT';
    if (refusal === null || rank(reason) < rank(refusal.reason)) refusal = { reason, item };
  }
  return refusal === null ? { allowed: true, covers } : { allowed: false, ...refusal };
}

type Standing = ConsentRefusal | 'ALLOWED';

/** How far one form gets with one item. */
function standingOf(
  form: ConsentForm,
  file: ConsentFile,
  need: ConsentNeed,
  item: ConsentItem,
  now: Date,
): Standing {
  if (form.refused) return 'REFUSED';
  if (!form.asked.some((asked) => asked.recipientId === need.recipientId)) return 'RECIPIENT_NOT_NAMED';
  if (form.purpose !== need.purpose) return 'PURPOSE_NOT_COVERED';
  const asked = form.asked.some((other) => other.recipientId === need.recipientId && isSame(other, item));
  if (!asked) return 'CATEGORY_NOT_COVERED';

  const release = form.releases.find(
    (granted) =>
      granted.discloserId === need.discloserId &&
      granted.recipientId === need.recipientId &&
      isSame(granted, item),
  );
  if (release === undefined) return whyNotGranted(form, file, item, need.recipientId);
  return releaseStanding({ live: release.live, opening: openingOfRelease(form, release) }, now);
}

/** Why an item that was asked for has not been granted: a signature was taken back, lacks something, or is missing. */
function whyNotGranted(
  form: ConsentForm,
  file: ConsentFile,
  item: ConsentItem,
  recipientId: string,
): ConsentRefusal {
  if (form.revokedByCode === true) return 'REVOKED';
  const needed = requiredSigners(file.roster, item.subjectId, file.childCustody, item.category);
  const signatures = form.signatures.filter((signature) => mustOrMaySign(needed, signature.signerId));
  const asked = { ...item, recipientId };
  if (signatures.some((signature) => !standsFor(signature, form.takenBack, asked))) return 'REVOKED';
  const unticked = isSpecial(item.category) && signatures.some((signature) => !signature.specialCategories);
  if (unticked) return 'SPECIAL_CATEGORY_NOT_TICKED';
  return signatures.some((signature) => !signature.informed) ? 'NOT_INFORMED' : 'SIGNATURE_MISSING';
}

/** What of a release tells whether it holds. */
export interface ReleaseTerms {
  readonly live: boolean;
  readonly opening: Opening;
}

/** The form's period, or until a signature that was only said lapses. */
export function openingOfRelease({ opening }: ConsentForm, { closesAt }: FormRelease): Opening {
  return closesAt !== undefined && closesAt < opening.closesAt ? { ...opening, closesAt } : opening;
}

export function releaseStanding(
  release: ReleaseTerms,
  now: Date,
): 'ALLOWED' | 'NOT_YET_VALID' | 'EXPIRED' | 'REVOKED' {
  const position = positionIn(release.opening, now);
  if (position === 'BEFORE') return 'NOT_YET_VALID';
  if (position === 'AFTER') return 'EXPIRED';
  return release.live ? 'ALLOWED' : 'REVOKED';
}

/** Whether a signature still counts for an item to a recipient. */
export function standsFor(
  signature: Pick<FormSignature, 'signerId' | 'standing'>,
  takenBack: readonly TakenBack[],
  item: ConsentItem & { readonly recipientId: string },
): boolean {
  return (
    signature.standing &&
    !takenBack.some(
      (part) =>
        part.signerId === signature.signerId && part.recipientId === item.recipientId && isSame(part, item),
    )
  );
}

function furthest<C extends { standing: Standing }>(candidates: readonly C[]): C | null {
  return candidates.reduce<C | null>(
    (best, candidate) => (best === null || rank(candidate.standing) > rank(best.standing) ? candidate : best),
    null,
  );
}

function rank(standing: Standing): number {
  return standing === 'ALLOWED' ? CONSENT_REFUSALS.length : CONSENT_REFUSALS.indexOf(standing);
}

function isSame(one: ConsentItem, other: ConsentItem): boolean {
  return one.subjectId === other.subjectId && one.category === other.category;
}
