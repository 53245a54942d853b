/**
 * What must be true of every history, as questions to the database that answer with whatever breaks it. Asked as
 * the owner of the tables, and written without a look at the operations: no rule here calls their code.
 *
 * `written_at` is when a row was truly written (history-witness.ts); the product's own times are those of the
 * transactions' beginnings and are asked for in history-times.ts.
 */
export interface HistoryRule {
  readonly rule: string;
  /** Rows with one text column `what`. `referrals_of` and `consents_of` name the part of the history looked at. */
  readonly broken: string;
}

/** Domain, section 7, written down once more: from, action, to, side. */
const STEPS = `(values ('NONE','DRAFT','DRAFT','SENDER'), ('DRAFT','SEND','REQUESTED','SENDER'),
  ('DRAFT','WITHDRAW','WITHDRAWN','SENDER'), ('REQUESTED','WITHDRAW','WITHDRAWN','SENDER'),
  ('REQUESTED','ACCEPT','ACCEPTED','RECIPIENT'), ('REQUESTED','DECLINE','DECLINED','RECIPIENT'),
  ('REQUESTED','REVOKE','CONSENT_REVOKED','SYSTEM'), ('ACCEPTED','START','IN_PROGRESS','RECIPIENT'),
  ('ON_HOLD','START','IN_PROGRESS','RECIPIENT'), ('IN_PROGRESS','HOLD','ON_HOLD','RECIPIENT'),
  ('ACCEPTED','COMPLETE','COMPLETED','RECIPIENT'), ('IN_PROGRESS','COMPLETE','COMPLETED','RECIPIENT'),
  ('ON_HOLD','COMPLETE','COMPLETED','RECIPIENT'), ('REQUESTED','RECALL','WITHDRAWN','SENDER'),
  ('ACCEPTED','RECALL','WITHDRAWN','SENDER'), ('IN_PROGRESS','RECALL','WITHDRAWN','SENDER'),
  ('ON_HOLD','RECALL','WITHDRAWN','SENDER'), ('COMPLETED','RECALL','WITHDRAWN','SENDER')) as legal (from_state, action, to_state, side)`;

/**
 * Payload item i of referral r has a release l that was granted before the moment m and had not ended by then: on the form it
 * rests on, or on one that was in its place before.
 */
const released = (moment: string, inside = ''): string => `exists (
  select from releases l
   where l.network_id = i.network_id and l.family_id = r.family_id
     and l.consent_id in (select f.id from consents f where f.chain_id = i.chain_id)
     and l.discloser_id = r.from_id and l.recipient_id = r.to_id and l.purpose = r.purpose
     and l.subject_id = i.subject_id and l.category = i.category
     and l.written_at < ${moment} and (l.gone_at is null or l.gone_at > ${moment}) ${inside})`;

/** Partner p had an agreement signed by both before the moment m, and no notice by then whose last day was over. */
const wasMember = (agreement: string, partner: string, moment: string, day: string): string => `exists (
  select from agreements a
   where a.id = ${agreement} and a.partner_id = ${partner} and a.in_force_from <= ${day}
     and 2 = (select count(*) from agreement_signatures g where g.agreement_id = a.id and g.written_at < ${moment})
     and not exists (select from terminations t where t.agreement_id = a.id and t.withdrawn_at is null
       and t.written_at < ${moment} and t.effective_on < ${day}))`;

export const HELD = `('ACCEPTED','IN_PROGRESS','ON_HOLD','COMPLETED')`;

export const HISTORY_RULES: readonly HistoryRule[] = [
  {
    rule: 'every item sent was released, by this discloser to this recipient for this purpose, when it was sent',
    broken: `select r.id as what from referrals_of r join payload_items i on i.referral_id = r.id
      where not ${released('i.written_at', 'and l.opens_at <= i.begun_at and i.begun_at < l.closes_at')}`,
  },
  {
    rule: 'every item accepted was released when it was accepted',
    broken: `select r.id as what from referrals_of r join acceptances c on c.referral_id = r.id
      join payload_items i on i.referral_id = r.id where not ${released('c.written_at')}`,
  },
  {
    rule: 'nothing readable by the recipient rests on a release that has ended',
    broken: `select r.id as what from referrals_of r join payload_items i on i.referral_id = r.id
      left join received_items c on c.referral_id = i.referral_id and c.subject_id = i.subject_id and c.category = i.category
      where (i.resting or c.reading = 'ACCEPTED') and not exists (select from releases l where l.consent_id = i.consent_id
        and l.recipient_id = r.to_id and l.subject_id = i.subject_id and l.category = i.category and l.live)`,
  },
  {
    rule: 'a referral waits for an answer only while every item of it rests on a release',
    broken: `select r.id as what from referrals_of r left join sendings s on s.referral_id = r.id where r.state = 'REQUESTED'
      and s.items is distinct from (select count(*) from payload_items i where i.referral_id = r.id and i.resting)`,
  },
  {
    rule: 'nothing is readable by the recipient of a referral that was declined, withdrawn or revoked',
    broken: `select r.id as what from referrals_of r where r.state in ('DRAFT','DECLINED','WITHDRAWN','CONSENT_REVOKED')
      and (exists (select from payload_items i where i.referral_id = r.id and i.resting)
        or exists (select from received_items c where c.referral_id = r.id and c.reading is not null))`,
  },
  {
    rule: 'both partners were members when it was sent',
    broken: `select r.id as what from referrals_of r join sendings s on s.referral_id = r.id
      cross join lateral (select app.berlin_day(s.sent_at) as day) d
      where not ${wasMember('s.from_agreement_id', 'r.from_id', 's.written_at', 'd.day')}
         or not ${wasMember('s.to_agreement_id', 'r.to_id', 's.written_at', 'd.day')}`,
  },
  {
    rule: 'both partners were members when it was accepted',
    broken: `select r.id as what from referrals_of r join acceptances c on c.referral_id = r.id
      cross join lateral (select app.berlin_day(c.accepted_at) as day) d
      where not ${wasMember('c.from_agreement_id', 'r.from_id', 'c.written_at', 'd.day')}
         or not ${wasMember('c.to_agreement_id', 'r.to_id', 'c.written_at', 'd.day')}`,
  },
  {
    rule: 'a sending is there once the referral was sent, and only then, with all of its items',
    broken: `select r.id as what from referrals_of r left join sendings s on s.referral_id = r.id
      where (s.referral_id is not null) <> exists (select from referral_events e where e.referral_id = r.id and e.action = 'SEND')
         or s.items <> (select count(*) from payload_items i where i.referral_id = r.id)
         or (s.referral_id is not null and exists (select from referral_draft_items d where d.referral_id = r.id))`,
  },
  {
    rule: 'an acceptance is there once the referral was accepted, and only then, with a copy of every item',
    broken: `select r.id as what from referrals_of r left join acceptances c on c.referral_id = r.id
      left join sendings s on s.referral_id = r.id
      where (c.referral_id is not null) <> exists (select from referral_events e where e.referral_id = r.id and e.action = 'ACCEPT')
         or (r.state in ${HELD} and c.referral_id is null)
         or (c.referral_id is not null and s.items is distinct from
           (select count(*) from received_items y where y.referral_id = r.id))`,
  },
  {
    rule: 'the coordination’s overview is in step with every referral that was sent',
    broken: `select coalesce(r.id, o.id) as what from referrals_of r left join referral_overview o on o.id = r.id
      where (o.id is not null) <> (r.sent is not null)
         or (o.id is not null and (o.state, o.version, o.from_id, o.to_id, o.urgency, o.respond_by)
           is distinct from (r.state, r.version, r.from_id, r.to_id, r.urgency, r.respond_by))`,
  },
  {
    rule: 'every event is a legal step from the one before',
    broken: `select r.id || ' ' || e.version as what from referrals_of r join referral_events e on e.referral_id = r.id
      left join referral_events b on b.referral_id = e.referral_id and b.version = e.version - 1
      where coalesce(b.to_state, 'NONE') <> e.from_state or (e.version = 1) <> (b.version is null)
         or not exists (select from ${STEPS} where legal.from_state = e.from_state and legal.action = e.action
           and legal.to_state = e.to_state and legal.side = e.side)`,
  },
  {
    rule: 'every event was made by somebody of its side',
    broken: `select r.id || ' ' || e.version as what from referrals_of r join referral_events e on e.referral_id = r.id
      where not exists (select from hats h where h.account_id = e.account_id and h.role = 'PROFESSIONAL'
        and h.partner_id = case e.side when 'RECIPIENT' then r.to_id else r.from_id end)`,
  },
  {
    rule: 'a referral stands where its last event has left it',
    broken: `select r.id as what from referrals_of r where not exists (
      select from referral_events e where e.referral_id = r.id and e.version = r.version and e.to_state = r.state
        and e.version = (select max(last.version) from referral_events last where last.referral_id = r.id))`,
  },
  {
    rule: 'the events of a referral were written one after the other',
    broken: `select r.id || ' ' || e.version as what from referrals_of r join referral_events e on e.referral_id = r.id
      join referral_events b on b.referral_id = e.referral_id and b.version = e.version - 1
      where b.written_at >= e.written_at`,
  },
  {
    rule: 'what is granted was signed before by everybody it concerns',
    broken: `select l.consent_id || ' ' || l.category as what from consents_of c join releases l on l.consent_id = c.id
      join family_members m on m.id = l.subject_id
      where exists (
        select from (select m.id where m.role <> 'CHILD' union all
          select h.holder_id from custody_holders h where h.child_id = m.id) as needed (id)
        where not exists (select from consent_signatures g where g.consent_id = l.consent_id and g.signer_id = needed.id
          and g.written_at < l.written_at))`,
  },
];
