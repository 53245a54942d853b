import { decideConsent, type ConsentFile } from '../../src/modules/consents/consent-gate';
import { CONSENT_REFUSALS, type ConsentRefusal } from '../../src/modules/consents/consent-words';
import {
  CHILDS_HEALTH,
  MOTHERS_HEALTH,
  NOW,
  ROSTER,
  SPOILT,
  coveringForm,
  fileOf,
  needOf,
  wordOf,
} from '../support/consent-forms';

/** Domain, section 6: the reasons, the furthest from being covered first. */
const ORDER = [
  'NO_CONSENT',
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
] as const;

describe('The gate', () => {
  it('knows eleven reasons, in this order', () => {
    expect(CONSENT_REFUSALS).toEqual(ORDER);
  });

  it.each(Object.entries(SPOILT))(
    'answers %s with the item, to a form that lacks only this',
    (reason, spoil) => {
      const decision = decideConsent(fileOf(spoil([CHILDS_HEALTH])), needOf(CHILDS_HEALTH), NOW);
      expect(decision).toEqual({ allowed: false, reason, item: CHILDS_HEALTH });
    },
  );

  it('answers NO_CONSENT when there is no form', () => {
    expect(decideConsent(fileOf(), needOf(CHILDS_HEALTH), NOW)).toEqual({
      allowed: false,
      reason: 'NO_CONSENT',
      item: CHILDS_HEALTH,
    });
  });

  it('never allows an empty need', () => {
    const allowed = (file: ConsentFile): boolean => {
      try {
        return decideConsent(file, needOf(), NOW).allowed;
      } catch {
        return false;
      }
    };
    expect([allowed(fileOf()), allowed(fileOf(coveringForm([CHILDS_HEALTH])))]).toEqual([false, false]);
  });

  it('never allows at a moment that is none', () => {
    const decision = decideConsent(
      fileOf(coveringForm([CHILDS_HEALTH])),
      needOf(CHILDS_HEALTH),
      new Date(Number.NaN),
    );
    expect(decision.allowed).toBe(false);
  });

  it('allows what live releases cover, and names the form of each item', () => {
    const file = fileOf(
      coveringForm([MOTHERS_HEALTH], { id: 'form-1' }),
      coveringForm([CHILDS_HEALTH], { id: 'form-2' }),
    );
    expect(decideConsent(file, needOf(CHILDS_HEALTH, MOTHERS_HEALTH), NOW)).toEqual({
      allowed: true,
      covers: [
        { ...CHILDS_HEALTH, consentId: 'form-2' },
        { ...MOTHERS_HEALTH, consentId: 'form-1' },
      ],
    });
  });

  it('goes through its reasons in their order when a form is mended step by step', () => {
    const signature = { signerId: 'mother', informed: false, specialCategories: false, standing: true };
    const release = { ...CHILDS_HEALTH, discloserId: 'sender', recipientId: 'recipient', live: false };
    const other = { ...CHILDS_HEALTH, category: 'CONTACT', recipientId: 'third' } as const;
    const worst = coveringForm([], {
      refused: true,
      purpose: 'DIAGNOSTICS',
      asked: [other],
      signatures: [signature],
    });
    const named = { ...other, recipientId: 'recipient' };
    const mends = [
      {},
      { refused: false },
      { asked: [named] },
      { purpose: 'FIND_SUPPORT' as const },
      { asked: [{ ...named, category: 'CHILD_HEALTH' as const }] },
      { signatures: [{ ...signature, specialCategories: true, standing: true }] },
      { signatures: [{ ...signature, specialCategories: true, informed: true }] },
      { releases: [release], opening: coveringForm([]).opening },
    ];
    const answers: (ConsentRefusal | 'ALLOWED')[] = [
      wordOf(decideConsent(fileOf(), needOf(CHILDS_HEALTH), NOW)),
    ];
    let form = worst;
    for (const mend of mends.slice(0, -1)) {
      form = { ...form, ...mend };
      answers.push(wordOf(decideConsent(fileOf(form), needOf(CHILDS_HEALTH), NOW)));
    }
    form = { ...form, ...mends.at(-1) };
    for (const day of ['2026-10-01', '2026-12-24', '2026-11-21']) {
      answers.push(wordOf(decideConsent(fileOf(form), needOf(CHILDS_HEALTH), new Date(`${day}T12:00:00Z`))));
    }
    form = { ...form, releases: [{ ...release, live: true }] };
    answers.push(wordOf(decideConsent(fileOf(form), needOf(CHILDS_HEALTH), NOW)));
    expect(answers).toEqual([...ORDER, 'ALLOWED']);
  });
});

describe('Signatures at the gate', () => {
  const mothersOwn = { subjectId: 'mother', category: 'CONTACT' } as const;
  const half = (signatures: string[]) =>
    coveringForm([CHILDS_HEALTH], {
      releases: [],
      signatures: signatures.map((signerId) => ({
        signerId,
        informed: true,
        specialCategories: true,
        standing: true,
      })),
    });

  it('are missing from a draft that nobody has signed: it is not NO_CONSENT', () => {
    expect(wordOf(decideConsent(fileOf(half([])), needOf(CHILDS_HEALTH), NOW))).toBe('SIGNATURE_MISSING');
  });

  it('are missing before the second of two is there', () => {
    expect(wordOf(decideConsent(fileOf(half(['mother'])), needOf(CHILDS_HEALTH), NOW))).toBe(
      'SIGNATURE_MISSING',
    );
  });

  it.each(['UNKNOWN', 'none'] as const)(
    'are missing for a child whose custody is %s, however many there are',
    (kind) => {
      const custodies = kind === 'none' ? [] : [{ childId: 'child', kind, holders: [] }];
      const file = { ...fileOf(half(['mother', 'father'])), roster: { ...ROSTER, custodies } };
      expect(wordOf(decideConsent(file, needOf(CHILDS_HEALTH), NOW))).toBe('SIGNATURE_MISSING');
    },
  );

  it('that were taken back are REVOKED, before the other has signed and after', () => {
    const [mother, father] = half(['mother', 'father']).signatures;
    if (mother === undefined || father === undefined) throw new Error('Both have signed.');
    for (const signatures of [[{ ...mother, standing: false }], [{ ...mother, standing: false }, father]]) {
      const form = coveringForm([CHILDS_HEALTH], { releases: [], signatures });
      expect(wordOf(decideConsent(fileOf(form), needOf(CHILDS_HEALTH), NOW))).toBe('REVOKED');
    }
  });

  it('count only with who has to sign: the father’s says nothing of the mother’s item', () => {
    const form = coveringForm([MOTHERS_HEALTH], {
      releases: [],
      signatures: [{ signerId: 'father', informed: false, specialCategories: false, standing: true }],
    });
    expect(wordOf(decideConsent(fileOf(form), needOf(MOTHERS_HEALTH), NOW))).toBe('SIGNATURE_MISSING');
  });

  it('need no tick for what is no special category', () => {
    const form = coveringForm([mothersOwn], {
      releases: [],
      signatures: [{ signerId: 'mother', informed: false, specialCategories: false, standing: true }],
    });
    expect(wordOf(decideConsent(fileOf(form), needOf(mothersOwn), NOW))).toBe('NOT_INFORMED');
  });

  it('grant nothing by themselves: without a release even a form signed by all is not allowed', () => {
    const form = coveringForm([CHILDS_HEALTH], { releases: [] });
    expect(wordOf(decideConsent(fileOf(form), needOf(CHILDS_HEALTH), NOW))).toBe('SIGNATURE_MISSING');
  });
});
