import type { HistoryRule } from './history-rules';

/**
 * The times that the product itself keeps, which is all that an auditor ever sees: they must tell the same order as
 * what happened. A transaction that waited for another must not be on record as the earlier one.
 */
export const TIME_RULES: readonly HistoryRule[] = [
  {
    rule: 'the times of a referral’s events are in their order',
    broken: `select r.id || ' ' || e.version as what from referrals_of r join referral_events e on e.referral_id = r.id
      join referral_events b on b.referral_id = e.referral_id and b.version = e.version - 1 where b.at > e.at`,
  },
  {
    rule: 'nothing is on record as sent before its release was granted',
    broken: `select r.id as what from referrals_of r join sendings s on s.referral_id = r.id
      join payload_items i on i.referral_id = r.id
      where not exists (select from releases l join consents f on f.id = l.consent_id where f.chain_id = i.chain_id
        and l.discloser_id = r.from_id and l.recipient_id = r.to_id and l.subject_id = i.subject_id
        and l.category = i.category and l.granted_at <= s.sent_at)`,
  },
  {
    rule: 'nothing is on record as sent after its release was revoked',
    broken: `select r.id as what from referrals_of r join sendings s on s.referral_id = r.id
      join payload_items i on i.referral_id = r.id
      join releases l on l.consent_id = i.consent_id and l.discloser_id = r.from_id and l.recipient_id = r.to_id
        and l.subject_id = i.subject_id and l.category = i.category
      join revocations v on v.id = l.revocation_id
      where s.sent_at > v.recorded_at`,
  },
  {
    rule: 'nothing is on record as sent or accepted after a notice that had already taken effect',
    broken: `select r.id as what from referrals_of r
      join (select referral_id, from_agreement_id, to_agreement_id, sent_at as at from sendings
        union all select referral_id, from_agreement_id, to_agreement_id, accepted_at from acceptances) d on d.referral_id = r.id
      join terminations t on t.agreement_id in (d.from_agreement_id, d.to_agreement_id) and t.withdrawn_at is null
      where t.recorded_at < d.at and t.effective_on < app.berlin_day(d.at)`,
  },
];
