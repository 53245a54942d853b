import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';

/** Who gave what of a consent still holds. */
export async function findLiveSignersOf(work: Work, consentId: string): Promise<string[]> {
  const rows = await work.db.rows<{ signerId: string }>(
    `select distinct signer.id as signer_id from releases l, unnest(array[l.signer_1, l.signer_2, l.signer_3]) as signer (id)
      where l.network_id = app.network() and l.consent_id = $1 and l.live and signer.id is not null`,
    [consentId],
  );
  return rows.map((row) => row.signerId);
}

export async function insertRevocation(
  work: Work<Person>,
  revocation: { id: string; consentId: string; revokedById: string; receivedVia: string },
): Promise<void> {
  const touched = await work.db.touch(
    `insert into revocations (network_id, id, consent_id, revoked_by_id, received_via, recorded_by)
     values (app.network(), $1, $2, $3, $4, app.account())`,
    [revocation.id, revocation.consentId, revocation.revokedById, revocation.receivedVia],
  );
  if (touched !== 1) throw new Error('The revocation was not recorded.');
}

/** Every live release of the consent that this person had part in. */
export async function endReleases(
  work: Work,
  consentId: string,
  signerId: string,
  revocationId: string,
): Promise<void> {
  const touched = await work.db.touch(
    `update releases set live = false, revocation_id = $3, revoked_by_id = $2
      where network_id = app.network() and consent_id = $1 and live and $2 in (signer_1, signer_2, signer_3)`,
    [consentId, signerId, revocationId],
  );
  if (touched === 0) throw new Error('No release ended.');
}
