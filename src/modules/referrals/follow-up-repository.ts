import type { Work } from '../../db/work';
import type { Referral } from './referral.entity';

export interface FollowUpRow {
  readonly referralId: string;
  readonly followsId: string;
  readonly preparedConsentId: string | null;
  /** The follow-up is neither declined, taken back nor revoked. */
  readonly open: boolean;
}

/** Which of these referrals follow another, or are followed by one. The sender's alone. */
export function findFollowUps(work: Work, referralIds: readonly string[]): Promise<FollowUpRow[]> {
  return work.db.rows<FollowUpRow>(
    `select u.referral_id, u.follows_id, u.prepared_consent_id, r.closed is null as open
       from referral_follow_ups u join referrals r on r.network_id = u.network_id and r.id = u.referral_id
      where u.network_id = app.network() and (u.referral_id = any($1) or u.follows_id = any($1))
      order by u.follows_id, u.attempt`,
    [referralIds],
  );
}

export async function insertFollowUp(
  work: Work,
  followUp: Referral,
  follows: { readonly id: string; readonly attempt: number },
  preparedConsentId: string | null,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into referral_follow_ups (network_id, referral_id, follows_id, attempt, family_id, from_id, purpose, prepared_consent_id)
     values (app.network(), $1, $2, $3, $4, $5, $6, $7)`,
    [
      followUp.id,
      follows.id,
      follows.attempt,
      followUp.familyId,
      followUp.fromId,
      followUp.purpose,
      preparedConsentId,
    ],
  );
  if (touched !== 1) throw new Error('The follow-up was not written.');
}
