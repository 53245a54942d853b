import { HELD, type HistoryRule } from './history-rules';

/** Revocation v takes back what release l granted: as a whole, or as a part that it names. */
const TAKES_BACK = `v.consent_id = l.consent_id and v.revoked_by_id in (l.signer_1, l.signer_2, l.signer_3)
  and (v.whole or exists (select from revocation_parts p where p.revocation_id = v.id and p.subject_id = l.subject_id
    and p.category = l.category and p.recipient_id in (l.discloser_id, l.recipient_id)))`;

/** Payload item i of referral r rested on release l. */
const RESTED_ON = `l.consent_id = i.consent_id and l.discloser_id = r.from_id and l.recipient_id = r.to_id
  and l.subject_id = i.subject_id and l.category = i.category`;

/** What must be true of revocations, of their answers and of recalls (history-rules.ts says how it is asked). */
export const CLOSING_RULES: readonly HistoryRule[] = [
  {
    rule: 'a revocation ends every release that the person had part in, of the whole or of the part named',
    broken: `select v.id as what from consents_of c join revocations v on v.consent_id = c.id
      join releases l on ${TAKES_BACK} where l.live`,
  },
  {
    rule: 'a revocation of a part ends nothing beside it',
    broken: `select l.consent_id || ' ' || l.category as what from consents_of c join releases l on l.consent_id = c.id
      where l.revocation_id is not null and not exists (select from revocations v where v.id = l.revocation_id and ${TAKES_BACK})`,
  },
  {
    rule: 'nothing is granted on a signature that was taken back, as a whole or for that part',
    broken: `select l.consent_id || ' ' || l.category as what from consents_of c join releases l on l.consent_id = c.id
      join revocations v on ${TAKES_BACK} where v.written_at < l.written_at`,
  },
  {
    rule: 'nobody takes back a part that they could not give',
    broken: `select p.revocation_id as what from consents_of c join revocation_parts p on p.consent_id = c.id
      join family_members m on m.id = p.subject_id
      where not (m.id = p.revoked_by_id or exists (select from custody_holders h where h.child_id = m.id and h.holder_id = p.revoked_by_id))`,
  },
  {
    rule: 'a form that was superseded holds nothing',
    broken: `select l.consent_id || ' ' || l.category as what from consents_of c join releases l on l.consent_id = c.id
      where l.live and c.superseded_by_id is not null`,
  },
  {
    rule: 'a form that is to take the place of another grants nothing before it does',
    broken: `select l.consent_id || ' ' || l.category as what from consents_of c join releases l on l.consent_id = c.id
      where c.supersedes_id is not null and not exists (select from supersessions s where s.consent_id = c.id
        and s.superseded_id = c.supersedes_id and s.written_at < l.written_at)`,
  },
  {
    rule: 'the recipient is asked about every item that was revoked in mid-work, by the revocation that took it away',
    broken: `select r.id || ' ' || i.category as what from referrals_of r join payload_items i on i.referral_id = r.id
      join releases l on ${RESTED_ON}
      where r.state in ${HELD} and not l.live and not exists (select from restricted_items x where x.referral_id = r.id
        and x.subject_id = i.subject_id and x.category = i.category and x.revocation_id = coalesce(l.revocation_id, l.superseded_by_id))`,
  },
  {
    rule: 'the recipient is asked about nothing else, and only after it has accepted',
    broken: `select r.id || ' ' || x.category as what from referrals_of r join restricted_items x on x.referral_id = r.id
      where not exists (select from acceptances c where c.referral_id = r.id and c.written_at < x.written_at)
         or not exists (select from payload_items i join releases l on ${RESTED_ON} where i.referral_id = r.id
           and i.subject_id = x.subject_id and i.category = x.category
           and coalesce(l.revocation_id, l.superseded_by_id) = x.revocation_id)
      union all select r.id || ' without items' from referrals_of r join restrictions q on q.referral_id = r.id
      where not exists (select from restricted_items x where x.referral_id = r.id and x.revocation_id = q.revocation_id)`,
  },
  {
    rule: 'of what is held everything rests that is not restricted',
    broken: `select r.id || ' ' || i.category as what from referrals_of r join payload_items i on i.referral_id = r.id
      where r.state in ${HELD} and (i.resting is null) <> exists (select from restricted_items x where x.referral_id = r.id
        and x.subject_id = i.subject_id and x.category = i.category)`,
  },
  {
    rule: 'nothing restricted is readable without its own answer, that it is kept',
    broken: `select r.id || ' ' || x.category as what from referrals_of r join restricted_items x on x.referral_id = r.id
      left join payload_items i on i.referral_id = r.id and i.subject_id = x.subject_id and i.category = x.category
      left join received_items y on y.referral_id = r.id and y.subject_id = x.subject_id and y.category = x.category
      where i.resting or y.reading = 'ACCEPTED' or y.reading is not null and not exists (select from restriction_answers a
        where a.referral_id = r.id and a.revocation_id = x.revocation_id and a.answer = 'OWN_LEGAL_BASIS')`,
  },
  {
    rule: 'what is kept is all that the revocation answered so has taken away, and nothing else',
    broken: `select r.id || ' ' || x.category as what from referrals_of r join restricted_items x on x.referral_id = r.id
      where exists (select from kept_items k where k.referral_id = r.id and k.subject_id = x.subject_id
          and k.category = x.category and k.revocation_id = x.revocation_id)
        <> exists (select from restriction_answers a where a.referral_id = r.id and a.revocation_id = x.revocation_id
          and a.answer = 'OWN_LEGAL_BASIS')`,
  },
  {
    rule: 'an answer is given by somebody of the recipient, after the question',
    broken: `select r.id as what from referrals_of r join restriction_answers a on a.referral_id = r.id
      where not exists (select from restrictions q where q.referral_id = r.id and q.revocation_id = a.revocation_id
          and q.written_at < a.written_at)
         or not exists (select from hats h where h.account_id = a.answered_by and h.partner_id = r.to_id)`,
  },
  {
    rule: 'nothing of a recalled referral is readable, and it is closed',
    broken: `select r.id as what from referrals_of r join recalls c on c.referral_id = r.id
      where r.state not in ('DECLINED','WITHDRAWN','CONSENT_REVOKED')
         or exists (select from payload_items i where i.referral_id = r.id and i.resting)
         or exists (select from received_items y where y.referral_id = r.id and y.reading is not null)`,
  },
  {
    rule: 'what was recalled was sent before, by the partner that recalls it',
    broken: `select r.id as what from referrals_of r join recalls c on c.referral_id = r.id
      where not exists (select from sendings s where s.referral_id = r.id and s.written_at < c.written_at)
         or not exists (select from hats h where h.account_id = c.recalled_by and h.partner_id = r.from_id)`,
  },
  {
    rule: 'a step RECALL has its recall, and a deletion is confirmed after it by the recipient',
    broken: `select r.id as what from referrals_of r join referral_events e on e.referral_id = r.id and e.action = 'RECALL'
      where not exists (select from recalls c where c.referral_id = r.id)
      union all select r.id from referrals_of r join deletion_confirmations d on d.referral_id = r.id
      where not exists (select from recalls c where c.referral_id = r.id and c.written_at < d.written_at)
         or not exists (select from hats h where h.account_id = d.confirmed_by and h.partner_id = r.to_id)`,
  },
];
