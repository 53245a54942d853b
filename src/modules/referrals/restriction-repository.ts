import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { ConsentItem } from '../consents';
import type { Referral, Restriction } from './referral.entity';
import type { RestrictionAnswer } from './referral-words';

export interface RestrictionRow extends Restriction {
  readonly basis: Buffer | null;
  readonly basisKeyId: string | null;
  /** Recorded by the sender, for a recipient without accounts. */
  readonly paper: true | null;
  readonly spokenWith: Buffer | null;
  readonly spokenWithKeyId: string | null;
}

/** What revocations in mid-work have taken away, with the answer; its basis for the recipient only. The oldest first. */
export function findRestrictions(work: Work, referralIds: readonly string[]): Promise<RestrictionRow[]> {
  return work.db.rows<RestrictionRow>(
    `select r.*, a.basis, a.basis_key_id, a.paper, a.spoken_with, a.spoken_with_key_id from restrictions r
       left join restriction_answers a on a.network_id = r.network_id and a.referral_id = r.referral_id
         and a.revocation_id = r.revocation_id
      where r.network_id = app.network() and r.referral_id = any($1) order by r.since, r.revocation_id`,
    [referralIds],
  );
}

export interface RestrictedItem extends ConsentItem {
  readonly referralId: string;
  readonly revocationId: string;
}

export function findRestrictedItems(work: Work, referralIds: readonly string[]): Promise<RestrictedItem[]> {
  return work.db.rows<RestrictedItem>(
    `select referral_id, revocation_id, subject_id, category from restricted_items
      where network_id = app.network() and referral_id = any($1) order by referral_id, subject_id, category`,
    [referralIds],
  );
}

export async function insertAnswer(
  work: Work<Person>,
  referral: Referral,
  revocationId: string,
  answer: RestrictionAnswer,
  basis: { readonly sealed: Buffer; readonly keyId: string } | null,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into restriction_answers (network_id, referral_id, revocation_id, to_id, answer, basis, basis_key_id, answered_by)
     values (app.network(), $1, $2, $3, $4, $5, $6, app.account())`,
    [referral.id, revocationId, referral.toId, answer, basis?.sealed ?? null, basis?.keyId ?? null],
  );
  if (touched !== 1) throw new Error('The answer was not written.');
}

/** Under SYSTEM: both sides are told which answer it is. */
export async function tellAnswer(work: Work, referralId: string, revocationId: string): Promise<void> {
  const touched = await work.db.touch(
    `update restrictions r set answer = a.answer from restriction_answers a
      where r.network_id = app.network() and r.referral_id = $1 and r.revocation_id = $2 and a.network_id = r.network_id
        and a.referral_id = r.referral_id and a.revocation_id = r.revocation_id`,
    [referralId, revocationId],
  );
  if (touched !== 1) throw new Error('The answer was not told.');
}

/** What the recipient keeps on a legal basis of its own, and may read again. */
export async function keepItems(work: Work, referralId: string, revocationId: string): Promise<void> {
  await work.db.touch(
    `insert into kept_items (network_id, referral_id, subject_id, category, revocation_id)
     select network_id, referral_id, subject_id, category, revocation_id from restricted_items
      where network_id = app.network() and referral_id = $1 and revocation_id = $2`,
    [referralId, revocationId],
  );
}

/** Under SYSTEM: what is kept is readable again. */
export async function reopenKept(work: Work, referralId: string): Promise<void> {
  await work.db.touch(
    `update received_items c set reading = 'OWN_LEGAL_BASIS' from kept_items k
      where c.network_id = app.network() and c.referral_id = $1 and c.reading is null
        and k.network_id = c.network_id and k.referral_id = c.referral_id and k.subject_id = c.subject_id
        and k.category = c.category`,
    [referralId],
  );
}
