import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';

/** Who has signed a consent and not taken it back, also where somebody else’s signature is still awaited. */
export async function findStandingSigners(work: Work, consentId: string): Promise<string[]> {
  const rows = await work.db.rows<{ signerId: string }>(
    `select signer_id from consent_signatures where network_id = app.network() and consent_id = $1 and standing`,
    [consentId],
  );
  return rows.map((row) => row.signerId);
}

/** Counts for nothing from now on: nothing that others sign later rests on it. */
export async function takeBackSignature(work: Work, consentId: string, signerId: string): Promise<void> {
  const touched = await work.db.touch(
    `update consent_signatures set standing = false
      where network_id = app.network() and consent_id = $1 and signer_id = $2`,
    [consentId, signerId],
  );
  if (touched !== 1) throw new Error('The signature was not taken back.');
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

/** Every live release of the consent that this person had part in; there may be none yet. */
export async function endReleases(
  work: Work,
  consentId: string,
  signerId: string,
  revocationId: string,
): Promise<void> {
  await work.db.touch(
    `update releases set live = false, revocation_id = $3, revoked_by_id = $2
      where network_id = app.network() and consent_id = $1 and live and $2 in (signer_1, signer_2, signer_3)`,
    [consentId, signerId, revocationId],
  );
}
