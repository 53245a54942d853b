import { createHash } from 'node:crypto';
import type { InformationCategory } from './consent-words';

/** Which wording of the form; rises when the wording changes, so that an older one is told apart. */
export const FORM_VERSION = 1;

/** What a form says, as far as it is data. */
export interface FormText {
  readonly formId: string;
  readonly discloserId: string;
  readonly purpose: string;
  readonly direction: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly language: string;
}

export interface AskedItem {
  readonly recipientId: string;
  readonly subjectId: string;
  readonly category: InformationCategory;
}

/** One line a fact, items in one order: the same form gives the same text, however its items were read. */
export function canonicalForm(form: FormText, items: readonly AskedItem[]): string {
  const asked = items.map((item) => `item ${item.recipientId} ${item.subjectId} ${item.category}`);
  return [
    `form ${form.formId}`,
    `version ${FORM_VERSION}`,
    `language ${form.language}`,
    `discloser ${form.discloserId}`,
    `purpose ${form.purpose}`,
    `direction ${form.direction}`,
    `from ${form.validFrom}`,
    `until ${form.validUntil}`,
    ...asked.sort(),
    '',
  ].join('\n');
}

/** SHA-256 of what the form asks, in hexadecimal: whoever draws a signature brings it, so that what is signed is what is stored. */
export function formHashOf(form: FormText, items: readonly AskedItem[]): string {
  return createHash('sha256').update(canonicalForm(form, items), 'utf8').digest('hex');
}
