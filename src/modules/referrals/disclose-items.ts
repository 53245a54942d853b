import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import type { Memberships } from '../agreements';
import type { Cover } from '../consents';
import { getVisibleFamily } from '../families';
import { makeKey, openKey } from '../keys';
import { deleteDraftItems, insertPayloadItem, insertSending } from './payload-repository';
import { openItem, sealItem } from './payload-seal';
import type { Referral, ReferralDraftItem } from './referral.entity';

/**
 * Copies the drafted items into the payload, under a key that sender and recipient share, each resting on the
 * release that covers it. From here on the recipient can read them.
 */
export async function discloseItems(
  work: Work<Person>,
  referral: Referral,
  memberships: Memberships,
  drafts: readonly ReferralDraftItem[],
  covers: readonly Cover[],
): Promise<void> {
  const family = await getVisibleFamily(work, referral.familyId, 'id');
  const familyKey = await openKey(work, family.keyId);
  const key = await makeKey(work, 'PAYLOAD', referral.fromId, referral.toId);
  await insertSending(work, referral, memberships, written(drafts[0]), drafts.length);
  for (const draft of drafts) {
    const cover = covers.find(
      (other) => other.subjectId === draft.subjectId && other.category === draft.category,
    );
    const text = openItem(familyKey, 'referral_draft_items', draft);
    await insertPayloadItem(work, referral, {
      subjectId: draft.subjectId,
      category: draft.category,
      position: draft.position,
      consentId: written(cover).consentId,
      keyId: key.id,
      sealed: sealItem(key.bytes, 'payload_items', draft, text),
    });
  }
  await deleteDraftItems(work, referral.id);
}
