import type { ConsentItem } from '../consents';
import { openText, sealText, type Place } from '../keys';

type PayloadTable = 'referral_draft_items' | 'payload_items' | 'received_items' | 'feedback_items';

interface SealedItem extends ConsentItem {
  readonly networkId: string;
  readonly referralId: string;
}

export function sealItem(key: Buffer, table: PayloadTable, item: SealedItem, text: string): Buffer {
  return sealText(key, text, placeOfItem(table, item));
}

export function openItem(key: Buffer, table: PayloadTable, item: SealedItem & { sealed: Buffer }): string {
  return openText(key, item.sealed, placeOfItem(table, item));
}

export function sealDeclineNote(
  key: Buffer,
  referral: { networkId: string; id: string },
  note: string,
): Buffer {
  return sealText(key, note, placeOfNote(referral));
}

type WordTable = 'paper_answers' | 'restriction_answers' | 'deletion_confirmations';

/** Whose word a row stands on: the referral, and what else its key names. */
export interface WordPlace {
  readonly networkId: string;
  readonly table: WordTable;
  readonly id: readonly (string | number)[];
}

/** Who has given a recipient's answer. */
export function sealSpokenWith(key: Buffer, place: WordPlace, name: string): Buffer {
  return sealText(key, name, placeOfWord(place));
}

export function openSpokenWith(key: Buffer, place: WordPlace, sealed: Buffer): string {
  return openText(key, sealed, placeOfWord(place));
}

/** The duty on which a recipient keeps what was revoked. */
export function sealBasis(
  key: Buffer,
  referral: { networkId: string; id: string },
  revocationId: string,
  basis: string,
): Buffer {
  return sealText(key, basis, placeOfBasis(referral, revocationId));
}

export function openBasis(
  key: Buffer,
  referral: { networkId: string; id: string },
  revocationId: string,
  sealed: Buffer,
): string {
  return openText(key, sealed, placeOfBasis(referral, revocationId));
}

export function openDeclineNote(
  key: Buffer,
  referral: { networkId: string; id: string },
  sealed: Buffer,
): string {
  return openText(key, sealed, placeOfNote(referral));
}

function placeOfItem(table: PayloadTable, item: SealedItem): Place {
  const id = [item.referralId, item.subjectId, item.category].join('/');
  return { networkId: item.networkId, table, id, column: 'sealed' };
}

function placeOfNote(referral: { networkId: string; id: string }): Place {
  return { networkId: referral.networkId, table: 'referrals', id: referral.id, column: 'decline_note' };
}

function placeOfWord({ networkId, table, id }: WordPlace): Place {
  return { networkId, table, id: id.join('/'), column: 'spoken_with' };
}

function placeOfBasis(referral: { networkId: string; id: string }, revocationId: string): Place {
  const id = [referral.id, revocationId].join('/');
  return { networkId: referral.networkId, table: 'restriction_answers', id, column: 'basis' };
}
