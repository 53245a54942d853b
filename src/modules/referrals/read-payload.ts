import type { LegalBasis } from '../../db/trail';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { familyKeysOf } from '../families';
import { keysById } from '../keys';
import { contentsOf } from './payload-loader';
import { openDeclineNote, openItem } from './payload-seal';
import { deputisedForReferral, type ReferralParty } from './referral-policy';
import { placeOf, type ReferralRow } from './referral-repository';
import { isHeldByRecipient } from './referral-states';
import type { Referral } from './referral.entity';
import type { PayloadItemView } from './referral.types';

/**
 * What of a referral its reader may read; null for nothing. The sender reads what it wrote. The recipient reads while
 * REQUESTED and every item is covered, and from acceptance on its own copies, except what a revocation has closed;
 * never after DECLINED, WITHDRAWN or CONSENT_REVOKED. Logged before it is returned.
 */
export async function readPayload(
  work: Work<Person>,
  referral: ReferralRow,
  party: ReferralParty,
): Promise<PayloadItemView[] | null> {
  const items = party === 'SENDER' ? await readOwn(work, referral) : await readReceived(work, referral);
  if (items !== null) logRead(work, referral, party === 'SENDER' ? 'OWN_RECORD' : 'CONSENT');
  return items;
}

/** The recipient's note on declining, for both sides. */
export async function readDeclineNote(work: Work<Person>, referral: ReferralRow): Promise<string | null> {
  if (referral.declineNote === null || referral.declineNoteKeyId === null) return null;
  const key = await keysById(work).load(referral.declineNoteKeyId);
  if (key === null) return null;
  logRead(work, referral, 'CONSENT');
  return openDeclineNote(key, referral, referral.declineNote);
}

/** On record before it is told, with the professional for whom the reader stands in. */
export function logRead(work: Work<Person>, referral: ReferralRow, basis: LegalBasis): void {
  work.trail.read('PAYLOAD', referral.id, basis, deputisedForReferral(work.actor, placeOf(referral)));
}

async function readOwn(work: Work<Person>, referral: Referral): Promise<PayloadItemView[] | null> {
  const { sent, drafted } = await contentsOf(work).load(referral.id);
  if (referral.sent) return unseal(work, 'payload_items', sent);
  const key = await familyKeysOf(work).load(referral.familyId);
  return key && drafted.map((row) => toItem(key, 'referral_draft_items', row));
}

async function readReceived(work: Work<Person>, referral: Referral): Promise<PayloadItemView[] | null> {
  const { sent, sentCount, received } = await contentsOf(work).load(referral.id);
  const held = isHeldByRecipient(referral.state);
  if (held && received.length > 0) return unseal(work, 'received_items', received);
  const covered = referral.state === 'REQUESTED' && sent.length === sentCount && sentCount > 0;
  return covered ? unseal(work, 'payload_items', sent) : null;
}

type Table = Parameters<typeof openItem>[1];
type SealedRow = Parameters<typeof openItem>[2];

async function unseal(
  work: Work<Person>,
  table: Table,
  rows: readonly (SealedRow & { keyId: string })[],
): Promise<PayloadItemView[]> {
  const items = await Promise.all(
    rows.map(async (row) => {
      const key = await keysById(work).load(row.keyId);
      return key === null ? [] : [toItem(key, table, row)];
    }),
  );
  return items.flat();
}

function toItem(key: Buffer, table: Table, row: SealedRow): PayloadItemView {
  return { memberId: row.subjectId, category: row.category, text: openItem(key, table, row) };
}
