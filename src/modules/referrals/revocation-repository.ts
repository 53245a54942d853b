import type { Work } from '../../db/work';
import type { Referral } from './referral.entity';

/** An item i, told to a recipient or back to a sender, that rests on a release which revocation $1 ends: of the whole, or of a part that it names. */
export const RESTS_ON = `i.network_id = app.network() and i.resting and exists (
  select from revocations v
    join releases l on l.network_id = v.network_id and l.consent_id = v.consent_id
      and v.revoked_by_id in (l.signer_1, l.signer_2, l.signer_3)
   where v.network_id = i.network_id and v.id = $1 and l.consent_id = i.consent_id and l.discloser_id = i.from_id
     and l.recipient_id = i.to_id and l.subject_id = i.subject_id and l.category = i.category
     and (v.whole or exists (select from revocation_parts p where p.network_id = v.network_id and p.revocation_id = v.id
       and p.recipient_id = l.asked_recipient_id and p.subject_id = l.subject_id and p.category = l.category)))`;

/** Referrals with such an item, held by id until the transaction ends. */
export function lockReferralsUnder(work: Work, revocationId: string): Promise<Referral[]> {
  return work.db.rows<Referral>(
    `select * from referrals r
      where r.network_id = app.network() and r.id in (select i.referral_id from payload_items i where ${RESTS_ON})
      order by r.id for update`,
    [revocationId],
  );
}

/** The recipient is asked what becomes of them; its copies of such items close first, then what they rest on. */
export async function restrictItemsUnder(
  work: Work,
  referral: Referral,
  revoked: { readonly revocationId: string; readonly answerDue: string },
): Promise<void> {
  const { revocationId } = revoked;
  const which = [revocationId, referral.id];
  await work.db.touch(
    `insert into restrictions (network_id, referral_id, revocation_id, from_id, to_id, answer_due)
     values (app.network(), $1, $2, $3, $4, $5)`,
    [referral.id, revocationId, referral.fromId, referral.toId, revoked.answerDue],
  );
  await work.db.touch(
    `insert into restricted_items (network_id, referral_id, subject_id, category, revocation_id)
     select i.network_id, i.referral_id, i.subject_id, i.category, $1 from payload_items i
      where i.referral_id = $2 and ${RESTS_ON}`,
    which,
  );
  await work.db.touch(
    `update received_items c set reading = null from payload_items i
      where c.network_id = app.network() and c.referral_id = $2 and c.reading = 'ACCEPTED' and ${RESTS_ON}
        and i.referral_id = c.referral_id and i.subject_id = c.subject_id and i.category = c.category`,
    which,
  );
  await work.db.touch(
    `update payload_items i set resting = null where i.referral_id = $2 and ${RESTS_ON}`,
    which,
  );
}
