import type { Work } from '../../db/work';
import type { Superseding } from '../consents';
import type { Referral } from './referral.entity';

/** What takes away a release: a revocation, or a form that supersedes another. */
export type EndedBy = 'REVOCATION' | 'SUPERSEDING';

/** An item i, told to a recipient or back to a sender, that rests on what ends. */
export const RESTS_ON: Readonly<Record<EndedBy, string>> = {
  /** A release which revocation $1 ends: of the whole, or of a part that it names. */
  REVOCATION: `i.network_id = app.network() and i.resting and exists (
  select from revocations v
    join releases l on l.network_id = v.network_id and l.consent_id = v.consent_id
      and v.revoked_by_id in (l.signer_1, l.signer_2, l.signer_3)
   where v.network_id = i.network_id and v.id = $1 and l.consent_id = i.consent_id and l.discloser_id = i.from_id
     and l.recipient_id = i.to_id and l.subject_id = i.subject_id and l.category = i.category
     and (v.whole or exists (select from revocation_parts p where p.network_id = v.network_id and p.revocation_id = v.id
       and p.recipient_id = l.asked_recipient_id and p.subject_id = l.subject_id and p.category = l.category)))`,
  /** An item i that rests on the form which form $1 has superseded. */
  SUPERSEDING: `i.network_id = app.network() and i.resting and i.consent_id = (
  select s.superseded_id from supersessions s where s.network_id = i.network_id and s.consent_id = $1)`,
};

/** Referrals with such an item, held by id until the transaction ends. */
export function lockReferralsUnder(work: Work, id: string, by: EndedBy): Promise<Referral[]> {
  return work.db.rows<Referral>(
    `select * from referrals r
      where r.network_id = app.network() and r.id in (select i.referral_id from payload_items i where ${RESTS_ON[by]})
      order by r.id for update`,
    [id],
  );
}

/** Items that rest on the form superseded rest on the new one from now on, where that covers them; copies follow. */
export async function carryOver(work: Work, superseding: Superseding): Promise<void> {
  for (const table of ['payload_items', 'feedback_items'])
    await work.db.touch(
      `update ${table} i set consent_id = n.consent_id, opens_at = n.opens_at, closes_at = n.closes_at from releases n
      where ${RESTS_ON.SUPERSEDING} and n.network_id = i.network_id and n.consent_id = $1 and n.live
        and n.discloser_id = i.from_id and n.recipient_id = i.to_id and n.family_id = i.family_id
        and n.subject_id = i.subject_id and n.category = i.category and n.purpose = i.purpose`,
      [superseding.consentId],
    );
}

/** The recipient is asked what becomes of them; its copies of such items close first, then what they rest on. */
export async function restrictItemsUnder(
  work: Work,
  referral: Referral,
  ended: { readonly id: string; readonly by: EndedBy; readonly answerDue: string },
): Promise<void> {
  const { id, by } = ended;
  const which = [id, referral.id];
  await work.db.touch(
    `insert into restrictions (network_id, referral_id, revocation_id, superseding_id, from_id, to_id, answer_due)
     values (app.network(), $1, $2, $3, $4, $5, $6)`,
    [referral.id, id, by === 'SUPERSEDING' ? id : null, referral.fromId, referral.toId, ended.answerDue],
  );
  await work.db.touch(
    `insert into restricted_items (network_id, referral_id, subject_id, category, revocation_id)
     select i.network_id, i.referral_id, i.subject_id, i.category, $1 from payload_items i
      where i.referral_id = $2 and ${RESTS_ON[by]}`,
    which,
  );
  await work.db.touch(
    `update received_items c set reading = null from payload_items i
      where c.network_id = app.network() and c.referral_id = $2 and c.reading = 'ACCEPTED' and ${RESTS_ON[by]}
        and i.referral_id = c.referral_id and i.subject_id = c.subject_id and i.category = c.category`,
    which,
  );
  await work.db.touch(
    `update payload_items i set resting = null where i.referral_id = $2 and ${RESTS_ON[by]}`,
    which,
  );
}
