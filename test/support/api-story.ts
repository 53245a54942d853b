import { listAt, textAt, type Json } from './api-json';
import type { Caller } from './api-server';

/** The steps of a referral as programs outside take them, each over HTTP. Each fails the test when it is refused. */
export interface FamilyOnRecord {
  readonly id: string;
  /** The id of a member by the key it was recorded with. */
  member(key: string): string;
}

export interface FamilyInput {
  readonly members: readonly object[];
  readonly custody: readonly object[];
  readonly language?: string;
}

/** A mother `m` with sole custody of her child `k`. */
export const MOTHER_AND_CHILD: FamilyInput = {
  members: [
    {
      key: 'm',
      role: 'MOTHER',
      name: 'Erika Muster',
      contact: '0231 5550101',
      safeContact: 'nur vormittags',
    },
    { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2025-12' },
  ],
  custody: [{ child: 'k', kind: 'SOLE', holders: ['m'] }],
};

export async function recordFamily(
  caller: Caller,
  input: FamilyInput = MOTHER_AND_CHILD,
): Promise<FamilyOnRecord> {
  const data = await caller.told(
    `mutation ($input: RecordFamilyInput!) { recordFamily(input: $input) { id members { id key } } }`,
    { input },
  );
  const ids = new Map(
    listAt(data, 'recordFamily.members').map((row) => [textAt(row, 'key'), textAt(row, 'id')]),
  );
  return {
    id: textAt(data, 'recordFamily.id'),
    member(key) {
      const id = ids.get(key);
      if (id === undefined) throw new Error(`The family has no member ${key}.`);
      return id;
    },
  };
}

/** A member by key, and a category. */
export type Item = readonly [key: string, category: string];

export interface FormWish {
  readonly family: FamilyOnRecord;
  readonly recipients: readonly string[];
  readonly items: readonly Item[];
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly purpose?: string;
  readonly direction?: string;
}

export async function draftForm(caller: Caller, wish: FormWish): Promise<string> {
  const data = await caller.told(
    `mutation ($input: DraftConsentInput!) { draftConsent(input: $input) { id } }`,
    { input: formInput(wish) },
  );
  return textAt(data, 'draftConsent.id');
}

export function formInput(wish: FormWish): object {
  const { family, recipients, validFrom, validUntil, purpose = 'FIND_SUPPORT', direction = 'ONE_WAY' } = wish;
  const items = wish.items.map(([key, category]) => ({ memberId: family.member(key), category }));
  const period = { validFrom, validUntil };
  return { familyId: family.id, recipients, items, purpose, direction, ...period, language: 'de' };
}

export const SUPERSEDE = `mutation ($id: ID!, $input: DraftConsentInput!) {
  supersedeConsent(id: $id, input: $input) { id state supersedes } }`;

export const SIGN = `mutation ($input: SignConsentInput!) { signConsent(input: $input) { id state } }`;

export function signature(consentId: string, signerId: string, signedOn: string): object {
  const informed = { purpose: true, refusal: true, revocation: true, voluntary: true };
  return { consentId, signerId, method: 'PAPER', signedOn, informed, specialCategories: true };
}

export async function signForm(
  caller: Caller,
  consentId: string,
  signerId: string,
  signedOn: string,
): Promise<Json> {
  return caller.told(SIGN, { input: signature(consentId, signerId, signedOn) });
}

/** A form that the members named have signed, all informed and ticked, on the first day of its period. */
export async function signedForm(
  caller: Caller,
  wish: FormWish & { signers?: readonly string[]; signedOn?: string },
): Promise<string> {
  const id = await draftForm(caller, wish);
  for (const key of wish.signers ?? ['m'])
    await signForm(caller, id, wish.family.member(key), wish.signedOn ?? wish.validFrom);
  return id;
}

export interface DraftWish {
  readonly family: FamilyOnRecord;
  readonly to: string;
  /** Member by key, category, text. */
  readonly payload: readonly (readonly [key: string, category: string, text: string])[];
  readonly purpose?: string;
  readonly urgency?: string;
  readonly offerId?: string;
}

export const DRAFT_REFERRAL = `mutation ($input: DraftReferralInput!) { draftReferral(input: $input) { id state } }`;

export function draftInput(wish: DraftWish): object {
  const { family, to, offerId, purpose = 'FIND_SUPPORT', urgency = 'ROUTINE' } = wish;
  const payload = wish.payload.map(([key, category, text]) => ({
    memberId: family.member(key),
    category,
    text,
  }));
  return { familyId: family.id, toPartnerId: to, offerId, purpose, urgency, payload };
}

export async function draftReferral(caller: Caller, wish: DraftWish): Promise<string> {
  return textAt(await caller.told(DRAFT_REFERRAL, { input: draftInput(wish) }), 'draftReferral.id');
}

export const SEND =
  'mutation ($id: ID!, $key: ID) { sendReferral(id: $id, idempotencyKey: $key) { id state } }';
export const TAKE = 'mutation ($id: ID!) { takeReferral(id: $id) { id state } }';
export const ACCEPT = 'mutation ($id: ID!) { acceptReferral(id: $id) { id state } }';
export const START = 'mutation ($id: ID!) { startReferral(id: $id) { id state } }';
export const HOLD = 'mutation ($id: ID!) { holdReferral(id: $id) { id state } }';
export const DECLINE = `mutation ($id: ID!, $note: String) {
  declineReferral(id: $id, reason: NO_CAPACITY, note: $note) { id state } }`;
export const COMPLETE = `mutation ($id: ID!) {
  completeReferral(input: { referralId: $id, outcome: SUPPORT_FINISHED, ending: PLANNED }) { id state } }`;
export const WITHDRAW = 'mutation ($id: ID!) { withdrawReferral(id: $id, reason: FAMILY_WISH) { id state } }';
export const REVOKE = `mutation ($consentId: ID!, $revokedBy: ID!) {
  revokeConsent(input: { consentId: $consentId, revokedBy: $revokedBy, receivedVia: DISCLOSER }) { id state } }`;
export const RECALL = 'mutation ($id: ID!) { recallReferral(id: $id) { id state } }';
export const CONFIRM_DELETION = 'mutation ($id: ID!) { confirmDeletion(referralId: $id) { id state } }';
export const ANSWER = `mutation ($id: ID!, $answer: RestrictionAnswer!, $basis: String) {
  answerRestriction(input: { referralId: $id, answer: $answer, basis: $basis }) { id state } }`;
export const REVOKE_PART = `mutation ($consentId: ID!, $revokedBy: ID!, $recipients: [ID!], $items: [ConsentItemInput!]) {
  revokeConsent(input: { consentId: $consentId, revokedBy: $revokedBy, receivedVia: DISCLOSER, recipients: $recipients,
    items: $items }) { id state } }`;
