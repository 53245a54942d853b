import { invalidInput } from '../../domain/errors';
import { mustOrMaySign, requiredSigners, type ConsentItem, type FamilyConsents } from '../consents';

export interface RevokedPart extends ConsentItem {
  readonly recipientId: string;
}

/** What a person wants to take back: the whole when nothing is named. */
export interface RevocationWish {
  readonly revokedBy: string;
  readonly recipients?: readonly string[] | null | undefined;
  readonly items?: readonly { readonly memberId: string; readonly category: string }[] | null | undefined;
}

/**
 * Which of the form's items a person takes back: those named that are theirs to give, or that they gave while these were
 * theirs. Null for the whole. Nobody takes back what only another person could give.
 *
 * @throws INVALID_INPUT naming a recipient or an item that the form does not ask, or that is not theirs
 */
export function revokedParts(
  asked: readonly RevokedPart[],
  family: Pick<FamilyConsents, 'roster' | 'childCustody'>,
  wish: RevocationWish,
  given: readonly RevokedPart[] = [],
): RevokedPart[] | null {
  const { recipients, items } = wish;
  if (recipients == null && items == null) return null;
  const own = asked.filter(
    (item) =>
      given.some((part) => isSamePart(part, item)) ||
      mustOrMaySign(
        requiredSigners(family.roster, item.subjectId, family.childCustody, item.category),
        wish.revokedBy,
      ),
  );
  const unknownRecipient = recipients?.findIndex((id) => !own.some((part) => part.recipientId === id)) ?? -1;
  if (unknownRecipient !== -1) throw invalidInput(`input.recipients[${unknownRecipient}]`, 'GAVE_NOTHING');
  const named = (part: RevokedPart): boolean =>
    items?.some((item) => item.memberId === part.subjectId && item.category === part.category) ?? true;
  const unknownItem =
    items?.findIndex(
      (item) => !own.some((part) => part.subjectId === item.memberId && part.category === item.category),
    ) ?? -1;
  if (unknownItem !== -1) {
    const isAsked = own.some((part) => part.subjectId === items?.[unknownItem]?.memberId);
    const field = isAsked ? 'category' : 'memberId';
    throw invalidInput(`input.items[${unknownItem}].${field}`, 'GAVE_NOTHING');
  }
  const parts = own.filter((part) => (recipients?.includes(part.recipientId) ?? true) && named(part));
  if (parts.length === 0) throw invalidInput('input.items', 'GAVE_NOTHING');
  return parts;
}

export function isSamePart(one: RevokedPart, other: RevokedPart): boolean {
  return (
    one.recipientId === other.recipientId &&
    one.subjectId === other.subjectId &&
    one.category === other.category
  );
}
