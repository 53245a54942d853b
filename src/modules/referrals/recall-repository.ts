import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Referral } from './referral.entity';

export async function insertRecall(work: Work<Person>, referral: Referral): Promise<void> {
  const touched = await work.db.touch(
    `insert into recalls (network_id, referral_id, from_id, to_id, recalled_by)
     values (app.network(), $1, $2, $3, app.account())`,
    [referral.id, referral.fromId, referral.toId],
  );
  if (touched !== 1) throw new Error('The recall was not written.');
}

export async function insertDeletionConfirmation(work: Work<Person>, referral: Referral): Promise<void> {
  const touched = await work.db.touch(
    `insert into deletion_confirmations (network_id, referral_id, to_id, confirmed_by)
     values (app.network(), $1, $2, app.account())`,
    [referral.id, referral.toId],
  );
  if (touched !== 1) throw new Error('The confirmation was not written.');
}

export interface RecallRow {
  readonly networkId: string;
  readonly referralId: string;
  readonly recalledAt: Date;
  readonly confirmedAt: Date | null;
  readonly spokenWith: Buffer | null;
  readonly spokenWithKeyId: string | null;
}

/** What was recalled, and when its recipient has confirmed the deletion. */
export function findRecalls(work: Work, referralIds: readonly string[]): Promise<RecallRow[]> {
  return work.db.rows<RecallRow>(
    `select c.network_id, c.referral_id, c.recalled_at, d.confirmed_at, d.spoken_with, d.spoken_with_key_id from recalls c
       left join deletion_confirmations d on d.network_id = c.network_id and d.referral_id = c.referral_id
      where c.network_id = app.network() and c.referral_id = any($1)`,
    [referralIds],
  );
}
