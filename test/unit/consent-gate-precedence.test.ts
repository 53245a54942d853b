import { decideConsent } from '../../src/modules/consents/consent-gate';
import type { ConsentItem, ConsentRefusal } from '../../src/modules/consents/consent-words';
import {
  CHILDS_HEALTH,
  MOTHERS_HEALTH,
  NOW,
  SPOILT,
  coveringForm,
  fileOf,
  needOf,
  wordOf,
} from '../support/consent-forms';

type Spoilt = keyof typeof SPOILT;

/** From the form that helps least to the one that helps most. */
const HELPING: readonly Spoilt[] = [
  'REFUSED',
  'RECIPIENT_NOT_NAMED',
  'PURPOSE_NOT_COVERED',
  'CATEGORY_NOT_COVERED',
  'SPECIAL_CATEGORY_NOT_TICKED',
  'NOT_INFORMED',
  'SIGNATURE_MISSING',
  'NOT_YET_VALID',
  'EXPIRED',
  'REVOKED',
];

const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, place) => list.slice(place + 1).map((other): [T, T] => [one, other]));

describe('Of several forms', () => {
  it.each(pairsOf(HELPING))(
    'beside %s, the one that gets to %s counts, whichever comes first',
    (near, far) => {
      const one = SPOILT[near]([CHILDS_HEALTH]);
      const other = SPOILT[far]([CHILDS_HEALTH]);
      const answers = [fileOf(one, other), fileOf(other, one)].map((file) =>
        wordOf(decideConsent(file, needOf(CHILDS_HEALTH), NOW)),
      );
      expect(answers).toEqual([far, far]);
    },
  );

  it.each(HELPING)('one that covers is enough beside %s', (reason) => {
    const spoilt = SPOILT[reason]([CHILDS_HEALTH]);
    const good = coveringForm([CHILDS_HEALTH], { id: 'good' });
    const covers = [{ ...CHILDS_HEALTH, consentId: 'good' }];
    expect(decideConsent(fileOf(spoilt, good), needOf(CHILDS_HEALTH), NOW)).toEqual({
      allowed: true,
      covers,
    });
    expect(decideConsent(fileOf(good, spoilt), needOf(CHILDS_HEALTH), NOW)).toEqual({
      allowed: true,
      covers,
    });
  });

  it('a refused one is told only when there is no other of this family and discloser', () => {
    const refused = SPOILT.REFUSED([CHILDS_HEALTH]);
    const elsewhere = coveringForm([CHILDS_HEALTH], { discloserId: 'third' });
    expect(wordOf(decideConsent(fileOf(refused, elsewhere), needOf(CHILDS_HEALTH), NOW))).toBe('REFUSED');
    const other = coveringForm([MOTHERS_HEALTH], { purpose: 'TRANSITION' });
    expect(wordOf(decideConsent(fileOf(refused, other), needOf(CHILDS_HEALTH), NOW))).toBe(
      'PURPOSE_NOT_COVERED',
    );
  });

  it('two halves do not make a whole: a signature on one form never helps the other', () => {
    const half = (signerId: string) =>
      coveringForm([CHILDS_HEALTH], {
        releases: [],
        signatures: [{ signerId, informed: true, specialCategories: true, standing: true }],
      });
    expect(wordOf(decideConsent(fileOf(half('mother'), half('father')), needOf(CHILDS_HEALTH), NOW))).toBe(
      'SIGNATURE_MISSING',
    );
  });
});

describe('Of several items', () => {
  /** What an item can lack while another of the same forms is covered. */
  const PER_ITEM = HELPING.slice(HELPING.indexOf('CATEGORY_NOT_COVERED'));
  const withForms = (mothers: Spoilt, childs: Spoilt) =>
    fileOf(SPOILT[mothers]([MOTHERS_HEALTH]), SPOILT[childs]([CHILDS_HEALTH]));
  const refusal = (reason: ConsentRefusal, item: ConsentItem) => ({ allowed: false, reason, item });

  it.each(pairsOf(PER_ITEM))(
    '%s is told before %s, with its item, whichever item comes first',
    (early, late) => {
      const file = withForms(late, early);
      const inBothOrders = [needOf(MOTHERS_HEALTH, CHILDS_HEALTH), needOf(CHILDS_HEALTH, MOTHERS_HEALTH)];
      for (const need of inBothOrders) {
        expect(decideConsent(file, need, NOW)).toEqual(refusal(early, CHILDS_HEALTH));
      }
    },
  );

  it.each(PER_ITEM)('the first that lacks %s is named when several do', (reason) => {
    const file = withForms(reason, reason);
    expect(decideConsent(file, needOf(MOTHERS_HEALTH, CHILDS_HEALTH), NOW)).toEqual(
      refusal(reason, MOTHERS_HEALTH),
    );
    expect(decideConsent(file, needOf(CHILDS_HEALTH, MOTHERS_HEALTH), NOW)).toEqual(
      refusal(reason, CHILDS_HEALTH),
    );
  });

  it.each(PER_ITEM)('one that lacks %s refuses all, however well the other is covered', (reason) => {
    const file = fileOf(coveringForm([MOTHERS_HEALTH]), SPOILT[reason]([CHILDS_HEALTH]));
    expect(decideConsent(file, needOf(MOTHERS_HEALTH, CHILDS_HEALTH), NOW)).toEqual(
      refusal(reason, CHILDS_HEALTH),
    );
    expect(decideConsent(file, needOf(CHILDS_HEALTH, MOTHERS_HEALTH), NOW)).toEqual(
      refusal(reason, CHILDS_HEALTH),
    );
  });
});
