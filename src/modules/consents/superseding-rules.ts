import type { SignedForm } from './grant-releases';
import { completeSigners, requiredSigners } from './required-signers';

/**
 * Whether the last signature is there: everybody who must sign some item of the form has, informed, and nobody has taken
 * it back. An item that nobody is known to sign for is waited for by nobody. Special categories that are not ticked are
 * a decision, not a missing signature: the form is complete and does not grant them.
 */
export function isComplete(form: Pick<SignedForm, 'items' | 'signatures' | 'roster' | 'childCustody'>): boolean {
  const signed = new Set(
    form.signatures
      .filter((signature) => signature.standing && signature.informed === true)
      .map((signature) => signature.signerId),
  );
  return form.items.every((item) => {
    const needed = requiredSigners(form.roster, item.subjectId, form.childCustody);
    return needed.kind === 'NOBODY_KNOWN' || completeSigners(needed, signed) !== null;
  });
}
