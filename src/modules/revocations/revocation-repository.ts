import type { Work } from '../../db/work';
import type { RevokedPart } from './revoked-parts';

/** Who has signed a consent and not taken it back, also where somebody else’s signature is still awaited. */
export async function findStandingSigners(work: Work, consentId: string): Promise<string[]> {
  const rows = await work.db.rows<{ signerId: string }>(
    `select signer_id from consent_signatures where network_id = app.network() and consent_id = $1 and standing`,
    [consentId],
  );
  return rows.map((row) => row.signerId);
}

/** What was granted on a person's signature, also where custody has passed to others since. */
export function findGiven(work: Work, consentId: string, signerId: string): Promise<RevokedPart[]> {
  return work.db.rows<RevokedPart>(
    `select distinct asked_recipient_id as recipient_id, subject_id, category from releases
      where network_id = app.network() and consent_id = $1 and $2 in (signer_1, signer_2, signer_3)`,
    [consentId, signerId],
  );
}

/**
 * Under SYSTEM: the items that a person's signature still stands for, held from before the revocation is written until it is
 * done. Nobody grants anything on them meanwhile, whatever else they hold.
 */
export function lockGiven(work: Work, consentId: string, signerId: string): Promise<RevokedPart[]> {
  return work.db.rows<RevokedPart>(
    `select recipient_id, subject_id, category from signature_items
      where network_id = app.network() and consent_id = $1 and signer_id = $2 and standing
      order by recipient_id, subject_id, category for update`,
    [consentId, signerId],
  );
}

/** What a revocation has recorded that it takes back counts for nothing from now on: nothing that others sign later rests on it. */
export async function takeBackItems(
  work: Work,
  revocation: { readonly id: string; readonly consentId: string; readonly signerId: string },
): Promise<void> {
  await work.db.touch(
    `update signature_items g set standing = false, revocation_id = v.id, whole = v.whole from revocations v
      where v.network_id = app.network() and v.id = $3 and g.network_id = v.network_id and g.consent_id = $1
        and g.signer_id = $2 and g.standing and (v.whole or exists (select from revocation_parts p
          where p.network_id = v.network_id and p.revocation_id = v.id and p.recipient_id = g.recipient_id
            and p.subject_id = g.subject_id and p.category = g.category))`,
    [revocation.consentId, revocation.signerId, revocation.id],
  );
}

/** The signature as a whole, once nothing stands on it. */
export async function takeBackSignature(work: Work, consentId: string, signerId: string): Promise<void> {
  const touched = await work.db.touch(
    `update consent_signatures set standing = false
      where network_id = app.network() and consent_id = $1 and signer_id = $2`,
    [consentId, signerId],
  );
  if (touched !== 1) throw new Error('The signature was not taken back.');
}

export async function insertRevocation(
  work: Work,
  revocation: {
    readonly id: string;
    readonly consentId: string;
    readonly revokedById: string;
    readonly receivedVia: string;
    readonly parts: readonly RevokedPart[] | null;
  },
): Promise<void> {
  const { id, consentId, revokedById, receivedVia, parts } = revocation;
  const lead = parts?.[0];
  const touched = await work.db.touch(
    `insert into revocations (network_id, id, consent_id, revoked_by_id, received_via, whole, lead_recipient_id,
       lead_subject_id, lead_category, recorded_by)
     values (app.network(), $1, $2, $3, $4, $5, $6, $7, $8, app.account())`,
    [
      id,
      consentId,
      revokedById,
      receivedVia,
      parts === null,
      lead?.recipientId ?? null,
      lead?.subjectId ?? null,
      lead?.category ?? null,
    ],
  );
  if (touched !== 1) throw new Error('The revocation was not recorded.');
  if (parts === null) return;
  await work.db.touch(
    `insert into revocation_parts (network_id, revocation_id, consent_id, revoked_by_id, recipient_id, subject_id, category)
     select app.network(), $1, $2, $3, part.recipient_id, part.subject_id, part.category
       from unnest($4::uuid[], $5::uuid[], $6::text[]) as part (recipient_id, subject_id, category)`,
    [id, consentId, revokedById, ...columnsOf(parts)],
  );
}

/** Every live release of the consent that this person had part in, or of the parts named; there may be none yet. */
export async function endReleases(
  work: Work,
  revocation: { readonly id: string; readonly consentId: string; readonly signerId: string },
): Promise<void> {
  await work.db.touch(
    `update releases l set live = false, revocation_id = $3, revoked_by_id = $2
      where l.network_id = app.network() and l.consent_id = $1 and l.live and $2 in (l.signer_1, l.signer_2, l.signer_3)
        and exists (select from revocations v where v.network_id = l.network_id and v.id = $3
          and (v.whole or exists (select from revocation_parts p where p.network_id = v.network_id and p.revocation_id = v.id
            and p.recipient_id = l.asked_recipient_id and p.subject_id = l.subject_id and p.category = l.category)))`,
    [revocation.consentId, revocation.signerId, revocation.id],
  );
}

function columnsOf(parts: readonly RevokedPart[]): string[][] {
  return [
    parts.map((part) => part.recipientId),
    parts.map((part) => part.subjectId),
    parts.map((part) => part.category),
  ];
}
