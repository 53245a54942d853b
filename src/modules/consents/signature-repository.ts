import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { TakenBack } from './consent-gate';
import { SignatureEvidence, type Consent, type ConsentSignature } from './consent.entity';

/** A signature with what the paper says that followed it, where one did. */
export interface SignatureRow extends ConsentSignature {
  readonly paperOn: string | null;
  readonly paperInterpreter: boolean | null;
  readonly paperReadAloud: boolean | null;
}

export function findSignatures(work: Work, consentIds: readonly string[]): Promise<SignatureRow[]> {
  return work.db.rows<SignatureRow>(
    `select g.*, p.signed_on as paper_on, p.informed_interpreter as paper_interpreter,
       p.informed_read_aloud as paper_read_aloud from consent_signatures g
       left join signature_papers p on p.network_id = g.network_id and p.consent_id = g.consent_id
         and p.signer_id = g.signer_id
      where g.network_id = app.network() and g.consent_id = any($1) order by g.recorded_at, g.signer_id`,
    [consentIds],
  );
}

/** Single items that signers took back, alone or with the whole. */
export function findTakenBack(
  work: Work,
  consentIds: readonly string[],
): Promise<(TakenBack & { readonly consentId: string })[]> {
  return work.db.rows(
    `select consent_id, signer_id, recipient_id, subject_id, category from signature_items
      where network_id = app.network() and consent_id = any($1) and not standing`,
    [consentIds],
  );
}

export type NewSignature = Pick<
  ConsentSignature,
  | 'signerId'
  | 'method'
  | 'signedOn'
  | 'informedPurpose'
  | 'informedRefusal'
  | 'informedRevocation'
  | 'informedVoluntary'
  | 'informedInterpreter'
  | 'informedReadAloud'
  | 'specialCategories'
  | 'formHash'
>;

/**
 * The signature, and what it counts for: every item the form asks. Whose signatures an item needs is the rule's to say, also
 * when custody is found out later. The time of drafting is read from the form itself, to the last microsecond: the database
 * compares it.
 */
export async function insertSignature(
  work: Work<Person>,
  consent: Consent,
  signature: NewSignature,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into consent_signatures (network_id, consent_id, signer_id, family_id, discloser_id, method, signed_on,
       informed_purpose, informed_refusal, informed_revocation, informed_voluntary, informed_interpreter, informed_read_aloud,
       special_categories, form_hash, drafted_at, recorded_by)
     select c.network_id, c.id, $2, c.family_id, c.discloser_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, c.drafted_at, $13
       from consents c where c.network_id = app.network() and c.id = $1`,
    [
      consent.id,
      signature.signerId,
      signature.method,
      signature.signedOn,
      signature.informedPurpose,
      signature.informedRefusal,
      signature.informedRevocation,
      signature.informedVoluntary,
      signature.informedInterpreter,
      signature.informedReadAloud,
      signature.specialCategories,
      signature.formHash,
      work.actor.accountId,
    ],
  );
  if (touched !== 1) throw new Error('The signature was not recorded.');
  const items = await work.db.touch(
    `insert into signature_items (network_id, consent_id, recipient_id, subject_id, category, signer_id, discloser_id)
     select network_id, consent_id, recipient_id, subject_id, category, $2, discloser_id from consent_items
      where network_id = app.network() and consent_id = $1`,
    [consent.id, signature.signerId],
  );
  if (items === 0) throw new Error('The signature counts for nothing.');
}

/** The paper that follows what was said: from now on the signature lapses no more. */
export async function insertPaper(work: Work<Person>, consent: Consent, paper: NewSignature): Promise<void> {
  const { signerId, signedOn, specialCategories } = paper;
  const written = await work.db.touch(
    `insert into signature_papers (network_id, consent_id, signer_id, discloser_id, drafted_at, signed_on, special_categories,
       informed_interpreter, informed_read_aloud, recorded_by)
     select c.network_id, c.id, $2, c.discloser_id, c.drafted_at, $3, $4, $5, $6, app.account()
       from consents c where c.network_id = app.network() and c.id = $1`,
    [consent.id, signerId, signedOn, specialCategories, paper.informedInterpreter, paper.informedReadAloud],
  );
  const moved = await work.db.touch(
    `update consent_signatures set papered = true, paper_ticks = $3
      where network_id = app.network() and consent_id = $1 and signer_id = $2`,
    [consent.id, signerId, specialCategories ? true : null],
  );
  if (written !== 1 || moved !== 1) throw new Error('The paper was not recorded.');
}

export async function insertEvidence(
  work: Work<Person>,
  evidence: Omit<SignatureEvidence, 'networkId'>,
): Promise<void> {
  await work.db.insert(SignatureEvidence, [{ networkId: work.actor.networkId, ...evidence }]);
}

export function findEvidence(work: Work, consentIds: readonly string[]): Promise<SignatureEvidence[]> {
  return work.db.rows<SignatureEvidence>(
    `select * from signature_evidence where network_id = app.network() and consent_id = any($1)
      order by consent_id, signer_id, method`,
    [consentIds],
  );
}
