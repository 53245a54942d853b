import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { openKeys } from '../keys';
import { getVisibleFamily } from '../families';
import { findDraftItems, findPayloadItems, findReceivedItems, findSentCounts } from './payload-repository';
import { openDeclineNote, openItem } from './payload-seal';
import type { ReferralParty } from './referral-policy';
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
  referral: Referral,
  party: ReferralParty,
): Promise<PayloadItemView[] | null> {
  const items = party === 'SENDER' ? await readOwn(work, referral) : await readReceived(work, referral);
  if (items !== null) work.trail.read('PAYLOAD', referral.id, party === 'SENDER' ? 'OWN_RECORD' : 'CONSENT');
  return items;
}

/** The recipient's note on declining, for both sides. */
export async function readDeclineNote(work: Work<Person>, referral: Referral): Promise<string | null> {
  if (referral.declineNote === null || referral.declineNoteKeyId === null) return null;
  const key = (await openKeys(work, [referral.declineNoteKeyId])).get(referral.declineNoteKeyId);
  if (key === undefined) return null;
  work.trail.read('PAYLOAD', referral.id, 'CONSENT');
  return openDeclineNote(key, referral, referral.declineNote);
}

async function readOwn(work: Work<Person>, referral: Referral): Promise<PayloadItemView[]> {
  if (referral.sent) return unseal(work, 'payload_items', await findPayloadItems(work, [referral.id]));
  const family = await getVisibleFamily(work, referral.familyId, 'id');
  const drafts = await findDraftItems(work, [referral.id]);
  return unseal(
    work,
    'referral_draft_items',
    drafts.map((draft) => ({ ...draft, keyId: family.keyId })),
  );
}

async function readReceived(work: Work<Person>, referral: Referral): Promise<PayloadItemView[] | null> {
  if (isHeldByRecipient(referral.state)) {
    return unseal(work, 'received_items', await findReceivedItems(work, [referral.id]));
  }
  if (referral.state !== 'REQUESTED') return null;
  const items = await findPayloadItems(work, [referral.id]);
  const sent = (await findSentCounts(work, [referral.id]))[0]?.items ?? 0;
  return items.length === sent && sent > 0 ? unseal(work, 'payload_items', items) : null;
}

type SealedRow = Parameters<typeof openItem>[2] & { keyId: string };

async function unseal(
  work: Work<Person>,
  table: Parameters<typeof openItem>[1],
  rows: readonly SealedRow[],
): Promise<PayloadItemView[]> {
  const keys = await openKeys(
    work,
    rows.map((row) => row.keyId),
  );
  return rows.flatMap((row) => {
    const key = keys.get(row.keyId);
    if (key === undefined) return [];
    return [{ memberId: row.subjectId, category: row.category, text: openItem(key, table, row) }];
  });
}
