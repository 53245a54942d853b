import { DomainError } from '../../src/domain/errors';
import { decideConsent, type FormRelease } from '../../src/modules/consents/consent-gate';
import { MOTHERS_HEALTH, NOW, coveringForm, fileOf, needOf, wordOf } from '../support/consent-forms';

/** Which release counts for an item: the one from this discloser to this recipient, and none of its neighbours. */
const between = (discloserId: string, recipientId: string): FormRelease => ({
  ...MOTHERS_HEALTH,
  discloserId,
  recipientId,
  live: true,
});

/** A form that asks one item of the mother's for two recipients. */
const asked = ['recipient', 'third'].map((recipientId) => ({ ...MOTHERS_HEALTH, recipientId }));

it.each([
  ['to the other recipient of the form', between('sender', 'third')],
  ['of another discloser to this recipient', between('third', 'recipient')],
  ['of the recipient, back', between('recipient', 'sender')],
  ['between two others', between('third', 'fourth')],
])('a release %s covers nothing, though the form asks the same item', (_name, release) => {
  const form = coveringForm([MOTHERS_HEALTH], { asked, signatures: [], releases: [release] });
  expect(wordOf(decideConsent(fileOf(form), needOf(MOTHERS_HEALTH), NOW))).toBe('SIGNATURE_MISSING');
});

it('the release of this way is found among its neighbours, wherever it stands', () => {
  const neighbours = [
    between('sender', 'third'),
    between('third', 'recipient'),
    between('recipient', 'sender'),
  ];
  const ended = neighbours.map((release) => ({ ...release, live: false }));
  for (const place of [0, 1, 2, 3]) {
    const releases = [...ended.slice(0, place), between('sender', 'recipient'), ...ended.slice(place)];
    const form = coveringForm([MOTHERS_HEALTH], { asked, releases });
    expect(wordOf(decideConsent(fileOf(form), needOf(MOTHERS_HEALTH), NOW))).toBe('ALLOWED');
  }
});

describe('an item that was not granted, of which a signer took something back', () => {
  const part = { ...MOTHERS_HEALTH, signerId: 'mother', recipientId: 'recipient' };

  it.each([
    ['this item, to this recipient', part, 'REVOKED'],
    ['this item, to the other recipient', { ...part, recipientId: 'third' }, 'SIGNATURE_MISSING'],
    ['another item', { ...part, category: 'CONTACT' }, 'SIGNATURE_MISSING'],
    ['the same of another member', { ...part, subjectId: 'child' }, 'SIGNATURE_MISSING'],
    ['this item, but it was another who did', { ...part, signerId: 'father' }, 'SIGNATURE_MISSING'],
  ] as const)('%s: %#', (_name, takenBack, answer) => {
    const form = coveringForm([MOTHERS_HEALTH], { asked, releases: [], takenBack: [takenBack] });
    expect(wordOf(decideConsent(fileOf(form), needOf(MOTHERS_HEALTH), NOW))).toBe(answer);
  });
});

it('of two forms that both cover an item, the first is named', () => {
  const forms = ['older', 'younger'].map((id) => coveringForm([MOTHERS_HEALTH], { id }));
  expect(decideConsent(fileOf(...forms), needOf(MOTHERS_HEALTH), NOW)).toEqual({
    allowed: true,
    covers: [{ ...MOTHERS_HEALTH, consentId: 'older' }],
  });
});

it('a need without items is refused, naming what is missing', () => {
  const decide = (): unknown => decideConsent(fileOf(coveringForm([MOTHERS_HEALTH])), needOf(), NOW);
  expect(refusalOf(decide)).toEqual({
    code: 'INVALID_INPUT',
    details: { field: 'items', reason: 'TOO_FEW' },
  });
});

function refusalOf(act: () => unknown): object | null {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, details: error.details };
  }
}
