import { DomainError } from '../../src/domain/errors';
import { requireSignature, type SignatureForm } from '../../src/modules/consents/signature-method';
import { DRAWING } from '../support/drawing';

/** What each way of signing asks for, what it does not expect, and what proves it. */
const HASH = 'ab'.repeat(32);
const KNOWN = { draftedOn: '2027-03-01', today: '2027-03-10', formHash: HASH };

const PAPER: SignatureForm = { method: 'PAPER', signedOn: '2027-03-05', specialCategories: true };
const DRAWN: SignatureForm = {
  ...{ method: 'ELECTRONIC', signedOn: '2027-03-10', specialCategories: true },
  ...{ formHash: HASH, drawing: DRAWING },
};
const SAID: SignatureForm = {
  ...{ method: 'ORAL_EXCEPTION', signedOn: '2027-03-10', specialCategories: false },
  ...{ reason: 'Im Krankenhaus', witness: 'Renate Probe' },
};

function refusal(form: SignatureForm): string {
  try {
    requireSignature(form, KNOWN);
    return 'taken';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, error.details.field, error.details.reason].join(' ');
  }
}

it('keeps what proves it: the drawing, reason and witness, or where the paper lies', () => {
  expect(requireSignature(DRAWN, KNOWN)).toEqual({ drawing: Buffer.from(DRAWING, 'base64') });
  expect(requireSignature(SAID, KNOWN)).toEqual({ reason: 'Im Krankenhaus', witness: 'Renate Probe' });
  expect(requireSignature({ ...PAPER, originalAt: ' Akte 12 ' }, KNOWN)).toEqual({ originalAt: 'Akte 12' });
  expect(requireSignature(PAPER, KNOWN)).toBeNull();
});

it.each<[string, SignatureForm, string]>([
  ['a paper of the day of drafting', { ...PAPER, signedOn: '2027-03-01' }, 'taken'],
  ['a paper of before', { ...PAPER, signedOn: '2027-02-28' }, 'INVALID_INPUT input.signedOn BEFORE_DRAFTING'],
  ['a paper of tomorrow', { ...PAPER, signedOn: '2027-03-11' }, 'INVALID_INPUT input.signedOn IN_THE_FUTURE'],
  ['a drawing of yesterday', { ...DRAWN, signedOn: '2027-03-09' }, 'INVALID_INPUT input.signedOn NOT_TODAY'],
  ['a drawing of tomorrow', { ...DRAWN, signedOn: '2027-03-11' }, 'INVALID_INPUT input.signedOn IN_THE_FUTURE'],
  ['a drawing that is missing', { ...DRAWN, drawing: null }, 'INVALID_INPUT input.drawing REQUIRED'],
  ['a drawing that is none', { ...DRAWN, drawing: 'aGFsbG8=' }, 'INVALID_INPUT input.drawing NO_DRAWING'],
  ['a drawing under no form', { ...DRAWN, formHash: null }, 'INVALID_INPUT input.formHash REQUIRED'],
  ['a drawing under another form', { ...DRAWN, formHash: 'cd'.repeat(32) }, 'CONFLICT input.formHash OTHER_FORM'],
  ['what was said without a reason', { ...SAID, reason: null }, 'INVALID_INPUT input.reason REQUIRED'],
  ['what was said before nobody', { ...SAID, witness: null }, 'INVALID_INPUT input.witness REQUIRED'],
  ['special categories by word', { ...SAID, specialCategories: true }, 'INVALID_INPUT input.specialCategories NOT_ORALLY'],
  ['what was said some days ago', { ...SAID, signedOn: '2027-03-08' }, 'taken'],
])('decides on %s', (_title, form, answer) => {
  expect(refusal(form)).toBe(answer);
}); // prettier-ignore

it.each<[string, SignatureForm, readonly string[]]>([
  ['on paper', PAPER, ['formHash', 'drawing', 'reason', 'witness']],
  ['drawn', DRAWN, ['reason', 'witness', 'originalAt']],
  ['by word of mouth', SAID, ['formHash', 'drawing', 'originalAt']],
])('expects nothing that belongs to another way: %s', (_title, form, fields) => {
  for (const field of fields)
    expect(refusal({ ...form, [field]: 'etwas' })).toBe(`INVALID_INPUT input.${field} NOT_EXPECTED`);
});
