import { inScope, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';

/** Who at the recipient takes care of a referral that is held; null lays it back into the shared intake. */
export async function assignReferral(work: Work, id: string, accountId: string | null): Promise<void> {
  const touched = await work.db.touch(
    `update referrals set responsible_account_id = $2 where network_id = app.network() and id = $1`,
    [id, accountId],
  );
  if (touched !== 1) throw new Error('The locked referral was not there to be assigned.');
}

export interface HandedOnReferral {
  readonly id: string;
  /** Under way, not completed. */
  readonly open: boolean;
}

/**
 * Gives on what the actor's partner has received and not closed: those named, or with null all that lie with the first. No
 * step of the referral: it stays where it was.
 */
export function handOnReferrals(
  work: Work<Person>,
  fromAccountId: string,
  toAccountId: string,
  ids: readonly string[] | null,
): Promise<HandedOnReferral[]> {
  return inScope(work, 'SYSTEM', () =>
    work.db.rows<HandedOnReferral>(
      `update referrals set responsible_account_id = $2 where network_id = app.network() and to_id = app.partner()
          and responsible_account_id = $1 and ($3::uuid[] is null or id = any($3))
          and state in ('REQUESTED','ACCEPTED','IN_PROGRESS','ON_HOLD','COMPLETED')
        returning id, state <> 'COMPLETED' as open`,
      [fromAccountId, toAccountId, ids],
    ),
  );
}
