import type { FamilyRoster } from '../families';
import { standsFor, type FormSignature, type TakenBack } from './consent-gate';
import { isSpecial, type ConsentDirection, type InformationCategory } from './consent-words';
import { completeSigners, requiredSigners, type ChildCustodyRule } from './required-signers';

/** A form, what it asks, and who has signed how. */
export interface SignedForm {
  readonly consent: { readonly discloserId: string; readonly direction: ConsentDirection };
  readonly items: readonly { recipientId: string; subjectId: string; category: InformationCategory }[];
  readonly signatures: readonly (Omit<FormSignature, 'informed'> & { readonly informed: boolean | null })[];
  readonly takenBack: readonly TakenBack[];
  readonly granted: readonly {
    discloserId: string;
    recipientId: string;
    subjectId: string;
    category: InformationCategory;
  }[];
  readonly roster: FamilyRoster;
  readonly childCustody: ChildCustodyRule;
}

export interface GrantedRelease {
  readonly discloserId: string;
  readonly recipientId: string;
  readonly subjectId: string;
  readonly category: InformationCategory;
  readonly signers: readonly string[];
}

/**
 * What the signatures there are grant beyond what was granted before: each asked item whose signers are complete,
 * standing, informed and, for special categories, ticked. A MUTUAL form grants the way back with it.
 */
export function newlyGranted(form: SignedForm): GrantedRelease[] {
  return form.items.flatMap((item) => {
    const fit = form.signatures.filter(
      (signature) =>
        standsFor(signature, form.takenBack, item) &&
        signature.informed === true &&
        (signature.specialCategories || !isSpecial(item.category)),
    );
    const needed = requiredSigners(form.roster, item.subjectId, form.childCustody, item.category);
    const signers = completeSigners(needed, new Set(fit.map((signature) => signature.signerId)));
    if (signers === null) return [];
    const there = { ...item, discloserId: form.consent.discloserId, signers };
    const back = { ...there, discloserId: item.recipientId, recipientId: form.consent.discloserId };
    const both = form.consent.direction === 'MUTUAL' ? [there, back] : [there];
    return both
      .filter((release) => !form.granted.some((granted) => isSameRelease(granted, release)))
      .map(({ discloserId, recipientId, subjectId, category }) => ({
        discloserId,
        recipientId,
        subjectId,
        category,
        signers,
      }));
  });
}

type ReleaseName = Omit<GrantedRelease, 'signers'>;

function isSameRelease(one: ReleaseName, other: ReleaseName): boolean {
  return (
    one.discloserId === other.discloserId &&
    one.recipientId === other.recipientId &&
    one.subjectId === other.subjectId &&
    one.category === other.category
  );
}
