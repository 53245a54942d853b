import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { loaderPerWork } from '../../graphql/context';
import { keysById, makeKey, openBytes, openText, sealBytes, sealText, type Place } from '../keys';
import type { SignatureEvidence } from './consent.entity';
import type { SignatureMethod } from './consent-words';
import type { Evidence } from './signature-method';
import { findEvidence, insertEvidence } from './signature-repository';
import type { SignatureEvidenceView } from './signature.types';

/** Whose signature on which form. */
export interface SignatureName {
  readonly consentId: string;
  readonly signerId: string;
}

/** Seals what proves a signature, under a key of its own that only the recording partner opens. */
export async function recordEvidence(
  work: Work<Person>,
  signature: SignatureName & { readonly discloserId: string; readonly method: SignatureMethod },
  evidence: Evidence | null,
): Promise<void> {
  if (evidence === null) return;
  const key = await makeKey(work, 'EVIDENCE', signature.discloserId);
  const place = placesOf(work.actor.networkId, signature);
  await insertEvidence(work, {
    ...signature,
    keyId: key.id,
    drawing: 'drawing' in evidence ? sealBytes(key.bytes, evidence.drawing, place('drawing')) : null,
    reason: 'reason' in evidence ? sealText(key.bytes, evidence.reason, place('reason')) : null,
    witness: 'witness' in evidence ? sealText(key.bytes, evidence.witness, place('witness')) : null,
    originalAt:
      'originalAt' in evidence ? sealText(key.bytes, evidence.originalAt, place('original_at')) : null,
  });
}

/** What proves the signatures of forms whose visibility was decided, batched by form. */
export const evidenceOfConsents = loaderPerWork<string, SignatureEvidence[]>(async (work, consentIds) => {
  const rows = await findEvidence(work, consentIds);
  return consentIds.map((id) => rows.filter((row) => row.consentId === id));
});

/** What proves one signature, opened; null where nothing was recorded besides it. A word of mouth may have its paper beside it. */
export async function openEvidence(
  work: Work<Person>,
  { consentId, signerId }: SignatureName,
): Promise<SignatureEvidenceView | null> {
  const rows = (await evidenceOfConsents(work).load(consentId)).filter((row) => row.signerId === signerId);
  if (rows.length === 0) return null;
  const view: SignatureEvidenceView = { drawing: null, reason: null, witness: null, originalAt: null };
  for (const row of rows) {
    const key = await keysById(work).load(row.keyId);
    if (key === null) continue;
    const place = placesOf(row.networkId, row);
    if (row.drawing !== null) view.drawing = openBytes(key, row.drawing, place('drawing')).toString('base64');
    if (row.reason !== null) view.reason = openText(key, row.reason, place('reason'));
    if (row.witness !== null) view.witness = openText(key, row.witness, place('witness'));
    if (row.originalAt !== null) view.originalAt = openText(key, row.originalAt, place('original_at'));
  }
  return view;
}

function placesOf(
  networkId: string,
  { consentId, signerId, method }: SignatureName & { readonly method: SignatureMethod },
): (column: string) => Place {
  const id = [consentId, signerId, method].join('/');
  return (column) => ({ networkId, table: 'signature_evidence', id, column });
}
