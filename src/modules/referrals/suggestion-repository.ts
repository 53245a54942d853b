import type { Work } from '../../db/work';
import type { Referral } from './referral.entity';

/** Before the step that declines: a closed referral takes no suggestion. */
export async function insertSuggestions(
  work: Work,
  referral: Referral,
  offerIds: readonly string[],
): Promise<void> {
  if (offerIds.length === 0) return;
  const touched = await work.db.touch(
    `insert into referral_suggestions (network_id, referral_id, position, offer_id, from_id, to_id, version)
     select app.network(), $1, place - 1, id, $2, $3, $4 from unnest($5::uuid[]) with ordinality as o (id, place)`,
    [referral.id, referral.fromId, referral.toId, referral.version + 1, offerIds],
  );
  if (touched !== offerIds.length) throw new Error('The suggestions were not written.');
}

/** What recipients have suggested on declining, in their order. */
export function findSuggestions(
  work: Work,
  referralIds: readonly string[],
): Promise<{ referralId: string; offerId: string }[]> {
  return work.db.rows(
    `select referral_id, offer_id from referral_suggestions
      where network_id = app.network() and referral_id = any($1) order by referral_id, position`,
    [referralIds],
  );
}
