import { consentState, itemState, type ConsentFacts } from '../../src/modules/consents/consent-states';
import { decideConsent, type ConsentForm } from '../../src/modules/consents/consent-gate';
import type { ConsentState } from '../../src/modules/consents/consent-words';
import { MOTHERS_HEALTH, NOW, coveringForm, fileOf, needOf } from '../support/consent-forms';

/** A form that was revoked by its code is over, signed or not: it is shown so, and the gate says so. */
const MOTHER_SIGNED = coveringForm([]).signatures.slice(0, 1);
const UNGRANTED: Partial<ConsentForm> = { releases: [] };

function factsOf(stored: ConsentFacts['stored'], change: Partial<ConsentForm>): ConsentFacts {
  return { stored, superseded: false, form: coveringForm([MOTHERS_HEALTH], change) };
}

it.each<[string, ConsentFacts['stored'], Partial<ConsentForm>, ConsentState, ConsentState]>([
  ['not signed', 'DRAFT', { ...UNGRANTED, signatures: [] }, 'DRAFT', 'REVOKED'],
  ['signed by one of two', 'SIGNED', { ...UNGRANTED, signatures: MOTHER_SIGNED }, 'INCOMPLETE', 'REVOKED'],
  ['refused before', 'REFUSED', { ...UNGRANTED, signatures: [] }, 'REFUSED', 'REFUSED'],
])(
  'a form %s is shown as it stands, and once revoked by its code as that',
  (_title, stored, change, before, after) => {
    const item = { ...MOTHERS_HEALTH, recipientId: 'recipient' };
    const shown = [false, true].map((revokedByCode) => {
      const facts = factsOf(stored, { ...change, revokedByCode });
      return [consentState(facts, NOW), itemState(facts, item, NOW)];
    });
    expect(shown).toEqual([
      [before, before],
      [after, after],
    ]);
  },
);

it.each<[string, Partial<ConsentForm>, string]>([
  ['not signed', { ...UNGRANTED, signatures: [] }, 'SIGNATURE_MISSING'],
  [
    'signed without being informed',
    { ...UNGRANTED, signatures: MOTHER_SIGNED.map((one) => ({ ...one, informed: false })) },
    'NOT_INFORMED',
  ],
])('of a form %s the gate says REVOKED once its code was used', (_title, change, before) => {
  const reasons = [false, true].map((revokedByCode) =>
    decideConsent(
      fileOf(coveringForm([MOTHERS_HEALTH], { ...change, revokedByCode })),
      needOf(MOTHERS_HEALTH),
      NOW,
    ),
  );
  expect(reasons).toMatchObject([
    { allowed: false, reason: before },
    { allowed: false, reason: 'REVOKED' },
  ]);
});

it('a form that does not name the recipient is none of its business, revoked or not', () => {
  const form = coveringForm([MOTHERS_HEALTH], { ...UNGRANTED, revokedByCode: true });
  const need = { ...needOf(MOTHERS_HEALTH), recipientId: 'somebody-else' };
  expect(decideConsent(fileOf(form), need, NOW)).toMatchObject({ reason: 'RECIPIENT_NOT_NAMED' });
});
