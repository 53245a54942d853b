import type { SignedForm } from './grant-releases';
import { completeSigners, requiredSigners } from './required-signers';

/**
 * Whether the last signature is there: everybody who must sign some item of the form has. A form on which one signature
 * counts for nothing, because the person was not informed or has taken it back, never is: another makes its place. An item
 * that nobody is known to sign for is waited for by nobody. Special categories that are not ticked are a decision, not a
 * missing signature: the form is complete and does not grant them. What was only said completes nothing before its paper: it
 * would leave a gap when it lapses.
 */
export function isComplete(
  form: Pick<SignedForm, 'items' | 'signatures' | 'roster' | 'childCustody'>,
): boolean {
  const counts = form.signatures.every(
    (signature) => signature.standing && signature.informed === true && signature.lapses !== true,
  );
  if (!counts) return false;
  const signed = new Set(form.signatures.map((signature) => signature.signerId));
  return form.items.every((item) => {
    const needed = requiredSigners(form.roster, item.subjectId, form.childCustody, item.category);
    return needed.kind === 'NOBODY_KNOWN' || completeSigners(needed, signed) !== null;
  });
}
