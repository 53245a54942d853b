import { conflict, invalidInput } from '../../domain/errors';
import type { Day } from '../../domain/period';
import type { SignatureMethod } from './consent-words';
import { drawingOf } from './drawing';

/** What a signature brings besides its person and what they were told. */
export interface SignatureForm {
  readonly method: SignatureMethod;
  readonly signedOn: Day;
  readonly specialCategories: boolean;
  readonly formHash?: string | null | undefined;
  readonly drawing?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly witness?: string | null | undefined;
  readonly originalAt?: string | null | undefined;
}

/** What proves a signature, to be sealed. */
export type Evidence =
  | { readonly drawing: Buffer }
  | { readonly reason: string; readonly witness: string }
  | { readonly originalAt: string };

interface Known {
  readonly draftedOn: Day;
  readonly today: Day;
  /** Of the form as it is stored. */
  readonly formHash: string;
}

const BELONGS_TO = {
  formHash: 'ELECTRONIC',
  drawing: 'ELECTRONIC',
  reason: 'ORAL_EXCEPTION',
  witness: 'ORAL_EXCEPTION',
  originalAt: 'PAPER',
} as const satisfies Partial<Record<keyof SignatureForm, SignatureMethod>>;

/**
 * What a way of signing asks for. Drawn: today, the drawing, and the hash of the very form that is stored. By word of mouth:
 * a reason and a witness, and never for special categories (Art. 9 DSGVO asks for more). On paper: where it lies, if known.
 *
 * @throws INVALID_INPUT naming the field; CONFLICT (`input.formHash`) when another form was shown than the one stored
 * @returns what proves it; null for a paper of which nobody said where it lies
 */
export function requireSignature(form: SignatureForm, known: Known): Evidence | null {
  for (const [field, method] of Object.entries(BELONGS_TO)) {
    if (form.method !== method && form[field as keyof typeof BELONGS_TO] != null)
      throw invalidInput(`input.${field}`, 'NOT_EXPECTED');
  }
  if (form.signedOn > known.today) throw invalidInput('input.signedOn', 'IN_THE_FUTURE');
  if (form.signedOn < known.draftedOn) throw invalidInput('input.signedOn', 'BEFORE_DRAFTING');
  if (form.method === 'ELECTRONIC') return requireDrawn(form, known);
  if (form.method === 'PAPER') return form.originalAt == null ? null : { originalAt: form.originalAt.trim() };
  if (form.specialCategories) throw invalidInput('input.specialCategories', 'NOT_ORALLY');
  return { reason: given(form.reason, 'reason').trim(), witness: given(form.witness, 'witness').trim() };
}

function requireDrawn(form: SignatureForm, known: Known): Evidence {
  if (form.signedOn !== known.today) throw invalidInput('input.signedOn', 'NOT_TODAY');
  const drawing = drawingOf(given(form.drawing, 'drawing'));
  if (drawing === null) throw invalidInput('input.drawing', 'NO_DRAWING');
  if (given(form.formHash, 'formHash') !== known.formHash) throw conflict('input.formHash', 'OTHER_FORM');
  return { drawing };
}

function given(text: string | null | undefined, field: string): string {
  if (text == null) throw invalidInput(`input.${field}`, 'REQUIRED');
  return text;
}
