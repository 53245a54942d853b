import fc from 'fast-check';
import { openingOf } from '../../src/domain/period';
import {
  decideConsent,
  type ConsentFile,
  type ConsentForm,
  type ConsentNeed,
} from '../../src/modules/consents/consent-gate';
import type { ConsentItem, ConsentPurpose } from '../../src/modules/consents/consent-words';
import { ROSTER } from '../support/consent-forms';
import { expectProperty } from '../support/property';

const TRIES = { sample: 800, long: 100_000 };

/** Few words, so that chance often hits the same one. A form keeps its days for the independent reading below. */
interface DatedForm extends ConsentForm {
  readonly days: { readonly from: string; readonly until: string };
}
interface Case {
  readonly forms: readonly DatedForm[];
  readonly need: ConsentNeed;
  readonly now: Date;
}

const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const item: fc.Arbitrary<ConsentItem> = fc.record({
  subjectId: fc.constantFrom('mother', 'child'),
  category: fc.constantFrom('CONTACT', 'CHILD_HEALTH'),
});
const keyOf = (one: { item: ConsentItem; discloserId: string; recipientId: string }): string =>
  [one.discloserId, one.recipientId, one.item.subjectId, one.item.category].join();
const release = fc.record({
  item,
  discloserId: mostly('sender', 'recipient', 'third'),
  recipientId: mostly('recipient', 'sender', 'third'),
  live: mostly(true, false),
});
const dates = mostly(
  { from: '2026-10-25', until: '2026-10-25' },
  { from: '2026-10-26', until: '2026-11-30' },
  { from: '2026-01-01', until: '2026-10-24' },
  { from: '2026-01-01', until: '2026-12-31' },
);

/**
 * Forms as no operation would write them, too: released without being asked, refused with releases, signed by the
 * wrong person. Only the key of a release is kept, as the database keeps it.
 */
const form: fc.Arbitrary<DatedForm> = fc
  .record({
    id: fc.uuid(),
    familyId: mostly('family', 'another'),
    discloserId: mostly('sender', 'third'),
    purpose: mostly<ConsentPurpose>('FIND_SUPPORT', 'DIAGNOSTICS'),
    refused: mostly(false, true),
    days: dates,
    granted: fc.uniqueArray(release, { maxLength: 6, selector: keyOf }),
    askedBesides: fc.array(fc.record({ item, recipientId: mostly('recipient', 'third') }), { maxLength: 3 }),
    askedToo: mostly(true, false),
    takenBack: fc.array(
      fc
        .record({
          signerId: fc.constantFrom('mother', 'father'),
          recipientId: mostly('recipient', 'third'),
          item,
        })
        .map(({ item: what, ...rest }) => ({ ...rest, ...what })),
      { maxLength: 2 },
    ),
    signatures: fc.array(
      fc.record({
        signerId: fc.constantFrom('mother', 'father', 'child'),
        informed: fc.boolean(),
        specialCategories: fc.boolean(),
        standing: mostly(true, false),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ days, granted, askedBesides, askedToo, ...rest }) => ({
    ...rest,
    days,
    opening: openingOf(days),
    releases: granted.map(({ item: what, ...release }) => ({ ...what, ...release })),
    asked: [...(askedToo ? granted : []), ...askedBesides].map((asked) => ({
      ...asked.item,
      recipientId: asked.recipientId,
    })),
  }));

const aCase: fc.Arbitrary<Case> = fc.record({
  forms: fc.array(form, { maxLength: 4 }),
  need: fc.record({
    familyId: mostly('family', 'another'),
    discloserId: mostly('sender', 'third'),
    recipientId: mostly('recipient', 'third'),
    purpose: mostly<ConsentPurpose>('FIND_SUPPORT', 'DIAGNOSTICS'),
    items: fc.array(item, { minLength: 1, maxLength: 2 }),
  }),
  now: fc
    .constantFrom(
      '2026-10-24T21:59:59.999Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    )
    .map((moment) => new Date(moment)),
});

/** The rule in words of its own: one live release with exactly this, and today in Berlin among its days. */
function isReleased(what: ConsentItem, { forms, need, now }: Case): boolean {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
  return forms.some(
    ({ familyId, discloserId, purpose, days, releases }) =>
      [familyId, discloserId, purpose].join() === [need.familyId, need.discloserId, need.purpose].join() &&
      days.from <= today &&
      today <= days.until &&
      releases.some(
        (one) =>
          one.live &&
          [one.discloserId, one.recipientId, one.subjectId, one.category].join() ===
            [need.discloserId, need.recipientId, what.subjectId, what.category].join(),
      ),
  );
}

const fileOf = (forms: readonly ConsentForm[]): ConsentFile => ({
  forms,
  roster: ROSTER,
  childCustody: 'ALL_MUST_SIGN',
});
const isAllowed = ({ forms, need, now }: Case): boolean => decideConsent(fileOf(forms), need, now).allowed;

it('is allowed only if every item has a live release of exactly this discloser, recipient, purpose, subject and category, within its days', () => {
  let allowed = 0;
  const property = fc.property(aCase, (chance) => {
    if (!isAllowed(chance)) return;
    allowed += 1;
    expect(chance.need.items.filter((what) => !isReleased(what, chance))).toEqual([]);
  });
  expectProperty(property, TRIES);
  expect(allowed).toBeGreaterThan(TRIES.sample / 20);
});

it('is allowed whenever every item has one, on forms that grant nothing unasked and nothing refused', () => {
  let allowed = 0;
  const property = fc.property(aCase, (chance) => {
    const forms = chance.forms.map((one) => ({
      ...one,
      refused: false,
      asked: [...one.asked, ...one.releases],
    }));
    const sound = { ...chance, forms };
    if (!sound.need.items.every((what) => isReleased(what, sound))) return;
    allowed += 1;
    expect(isAllowed(sound)).toBe(true);
  });
  expectProperty(property, TRIES);
  expect(allowed).toBeGreaterThan(TRIES.sample / 20);
});

it('never turns a refusal into an allowance by removing or ending a release', () => {
  let refused = 0;
  const property = fc.property(aCase, fc.nat(), fc.boolean(), (chance, pick, end) => {
    if (isAllowed(chance)) return;
    const all = chance.forms.flatMap((one, at) => one.releases.map((_, place) => ({ at, place })));
    const gone = all[pick % Math.max(all.length, 1)];
    if (gone === undefined) return;
    refused += 1;
    const forms = chance.forms.map((one, at) => {
      if (at !== gone.at) return one;
      const releases = one.releases.flatMap((release, place) =>
        place !== gone.place ? [release] : end ? [{ ...release, live: false }] : [],
      );
      return { ...one, releases };
    });
    expect(isAllowed({ ...chance, forms })).toBe(false);
  });
  expectProperty(property, TRIES);
  expect(refused).toBeGreaterThan(TRIES.sample / 20);
});

it('names, for each item that it allows, a form that is among those given', () => {
  const property = fc.property(aCase, (chance) => {
    const decision = decideConsent(fileOf(chance.forms), chance.need, chance.now);
    if (!decision.allowed) return;
    const named = decision.covers.map((cover) => ({ subjectId: cover.subjectId, category: cover.category }));
    expect(named).toEqual(chance.need.items);
    const alone = decision.covers.filter((cover) => {
      const forms = chance.forms.filter((one) => one.id === cover.consentId);
      return !isReleased(cover, { ...chance, forms });
    });
    expect(alone).toEqual([]);
  });
  expectProperty(property, TRIES);
});
