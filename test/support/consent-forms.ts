import { openingOf } from '../../src/domain/period';
import type {
  ConsentDecision,
  ConsentFile,
  ConsentForm,
  ConsentNeed,
} from '../../src/modules/consents/consent-gate';
import type { ConsentItem, ConsentRefusal } from '../../src/modules/consents/consent-words';
import type { FamilyRoster } from '../../src/modules/families';
import { parent } from './family-sketches';

/** Forms for the tables of the gate: one that covers, and one spoilt for each reason. */
export const NOW = new Date('2026-11-21T12:00:00Z');

export const MOTHERS_HEALTH: ConsentItem = { subjectId: 'mother', category: 'PARENT_HEALTH' };
export const CHILDS_HEALTH: ConsentItem = { subjectId: 'child', category: 'CHILD_HEALTH' };

/** Mother and father with joint custody of one child. */
export const ROSTER: FamilyRoster = {
  familyId: 'family',
  on: '2026-11-21',
  members: [
    { id: 'mother', role: 'MOTHER', ofMemberId: null, hasCapacity: false, closedAs: null },
    { id: 'father', role: 'FATHER', ofMemberId: null, hasCapacity: false, closedAs: null },
    { id: 'child', role: 'CHILD', ofMemberId: null, hasCapacity: false, closedAs: null },
  ],
  custodies: [{ childId: 'child', kind: 'JOINT', holders: ['mother', 'father'].map(parent) }],
};

export function fileOf(...forms: readonly ConsentForm[]): ConsentFile {
  return { forms, roster: ROSTER, childCustody: 'ALL_MUST_SIGN' };
}

export function needOf(...items: readonly ConsentItem[]): ConsentNeed {
  return {
    familyId: 'family',
    discloserId: 'sender',
    recipientId: 'recipient',
    purpose: 'FIND_SUPPORT',
    items,
  };
}

/** A form that covers these items of `needOf` at NOW, signed by both, informed and ticked. */
export function coveringForm(items: readonly ConsentItem[], change: Partial<ConsentForm> = {}): ConsentForm {
  return {
    id: 'form',
    familyId: 'family',
    discloserId: 'sender',
    purpose: 'FIND_SUPPORT',
    refused: false,
    opening: openingOf({ from: '2026-11-01', until: '2026-11-30' }),
    asked: items.map((item) => ({ ...item, recipientId: 'recipient' })),
    signatures: ['mother', 'father'].map((signerId) => ({
      signerId,
      informed: true,
      specialCategories: true,
      standing: true,
    })),
    takenBack: [],
    releases: items.map((item) => ({
      ...item,
      discloserId: 'sender',
      recipientId: 'recipient',
      live: true,
    })),
    ...change,
  };
}

type FormRefusal = Exclude<ConsentRefusal, 'NO_CONSENT'>;

/** The covering form, spoilt in one way: exactly this far it gets with a special category. */
export const SPOILT = {
  REFUSED: (items) => coveringForm(items, { refused: true, signatures: [], releases: [] }),
  RECIPIENT_NOT_NAMED: (items) =>
    coveringForm(items, {
      asked: items.map((item) => ({ ...item, recipientId: 'third' })),
      releases: items.map((item) => ({
        ...item,
        discloserId: 'sender',
        recipientId: 'third',
        live: true,
      })),
    }),
  PURPOSE_NOT_COVERED: (items) => coveringForm(items, { purpose: 'JOINT_SUPPORT' }),
  CATEGORY_NOT_COVERED: (items) => coveringForm(items.map((item) => ({ ...item, category: 'CONTACT' }))),
  SPECIAL_CATEGORY_NOT_TICKED: (items) =>
    coveringForm(items, { releases: [], signatures: signedBoth({ specialCategories: false }) }),
  NOT_INFORMED: (items) => coveringForm(items, { releases: [], signatures: signedBoth({ informed: false }) }),
  SIGNATURE_MISSING: (items) => coveringForm(items, { releases: [], signatures: [] }),
  NOT_YET_VALID: (items) =>
    coveringForm(items, { opening: openingOf({ from: '2026-11-22', until: '2026-12-31' }) }),
  EXPIRED: (items) =>
    coveringForm(items, { opening: openingOf({ from: '2026-11-01', until: '2026-11-20' }) }),
  REVOKED: (items) =>
    coveringForm(items, {
      releases: items.map((item) => ({
        ...item,
        discloserId: 'sender',
        recipientId: 'recipient',
        live: false,
      })),
    }),
} as const satisfies Record<FormRefusal, (items: readonly ConsentItem[]) => ConsentForm>;

function signedBoth(lacking: Partial<ConsentForm['signatures'][number]>): ConsentForm['signatures'] {
  return coveringForm([]).signatures.map((signature) => ({ ...signature, ...lacking }));
}

/** The decision in a word: the reason, or ALLOWED. */
export function wordOf(decision: ConsentDecision): ConsentRefusal | 'ALLOWED' {
  return decision.allowed ? 'ALLOWED' : decision.reason;
}
