import { loaderPerWork } from '../../graphql/context';
import { findFollowUps, type FollowUpRow } from './follow-up-repository';

/** How a referral stands in its sender's chain. */
export interface FollowUpPlace {
  /** Which one it follows; null for the first. */
  readonly follows: FollowUpRow | null;
  /** A follow-up of it is under way. */
  readonly followed: boolean;
}

export const followUpsOf = loaderPerWork<string, FollowUpPlace>(async (work, ids) => {
  const rows = await findFollowUps(work, ids);
  return ids.map((id) => ({
    follows: rows.find((row) => row.referralId === id) ?? null,
    followed: rows.some((row) => row.followsId === id && row.open),
  }));
});
