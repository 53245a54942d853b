import type { Work } from '../../db/work';
import type { Referral } from './referral.entity';

/** An item i that rests on a release of consent $1 that person $2 had part in. */
const RESTS_ON = `i.network_id = app.network() and i.consent_id = $1 and i.resting and exists (
  select from releases l where l.network_id = i.network_id and l.consent_id = i.consent_id
    and l.discloser_id = i.from_id and l.recipient_id = i.to_id and l.subject_id = i.subject_id
    and l.category = i.category and $2 in (l.signer_1, l.signer_2, l.signer_3))`;

/** Referrals with such an item, held by id until the transaction ends. */
export function lockReferralsUnder(work: Work, consentId: string, signerId: string): Promise<Referral[]> {
  return work.db.rows<Referral>(
    `select * from referrals r
      where r.network_id = app.network() and r.id in (select i.referral_id from payload_items i where ${RESTS_ON})
      order by r.id for update`,
    [consentId, signerId],
  );
}

/** The recipient's copies of such items first, then what they rest on; and the recipient is asked, once. */
export async function restrictItemsUnder(
  work: Work,
  referral: Referral,
  revoked: { consentId: string; signerId: string; answerDue: string },
): Promise<void> {
  const which = [revoked.consentId, revoked.signerId, referral.id];
  await work.db.touch(
    `update received_items c set reading = null from payload_items i
      where c.network_id = app.network() and c.referral_id = $3 and c.reading = 'ACCEPTED' and ${RESTS_ON}
        and i.referral_id = c.referral_id and i.subject_id = c.subject_id and i.category = c.category`,
    which,
  );
  await work.db.touch(
    `update payload_items i set resting = null where i.referral_id = $3 and ${RESTS_ON}`,
    which,
  );
  await work.db.touch(
    `insert into restrictions (network_id, referral_id, from_id, to_id, answer_due)
     select app.network(), $1, $2, $3, $4
      where not exists (select from restrictions where network_id = app.network() and referral_id = $1)`,
    [referral.id, referral.fromId, referral.toId, revoked.answerDue],
  );
}
