import type { QueryRunner } from 'typeorm';

/**
 * The part of 0022 for recipients without accounts: a sending keeps how the recipient was reached, and the sender records
 * what it was told, by steps of their own, with who said so and when (paper_answers).
 */
export async function paperUp(runner: QueryRunner): Promise<void> {
  await runner.query(`
      insert into referral_transitions values
        ('PAPER_ACCEPT','REQUESTED','ACCEPTED','SENDER'),
        ('PAPER_DECLINE','REQUESTED','DECLINED','SENDER'),
        ('PAPER_COMPLETE','ACCEPTED','COMPLETED','SENDER'),
        ('PAPER_COMPLETE','IN_PROGRESS','COMPLETED','SENDER'),
        ('PAPER_COMPLETE','ON_HOLD','COMPLETED','SENDER');

      -- how the recipient was reached when it was sent, which stays; and how it is reached now, which goes along
      alter table partners add constraint partners_channel_key unique (network_id, id, channel);
      alter table sendings add column to_channel text, add column present_channel text;
      update sendings s set to_channel = 'PORTAL', present_channel = p.channel from partners p
        where p.network_id = s.network_id and p.id = s.to_id;
      alter table sendings alter column to_channel set not null, alter column present_channel set not null,
        add column paper boolean generated always as (case when to_channel = 'PAPER' then true end) stored,
        add constraint sendings_to_channel_check check (to_channel in ('PORTAL','PAPER')),
        add constraint sendings_paper_key unique (network_id, referral_id, paper),
        add constraint sendings_present_channel_fk foreign key (network_id, to_id, present_channel)
          references partners (network_id, id, channel) on update cascade;
      drop policy sendings_add on sendings;
      create policy sendings_add on sendings for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and app.instant() < from_ends_at and app.instant() < to_ends_at
        and to_channel = present_channel);
      grant insert (to_channel, present_channel) on sendings to hilfenetz_application;

      create table paper_answers (
        network_id uuid not null,
        referral_id uuid not null,
        version int not null,
        from_id uuid not null,
        to_id uuid not null,
        -- nobody answers for a recipient that answers for itself
        paper boolean not null default true constraint paper_answers_paper_check check (paper),
        sent_at timestamptz not null,
        answered_on date not null,
        spoken_with bytea not null,
        spoken_with_key_id uuid not null,
        recorded_at timestamptz not null default app.instant(),
        recorded_by uuid not null,
        constraint paper_answers_pkey primary key (network_id, referral_id, version),
        constraint paper_answers_referral_fk foreign key (network_id, referral_id, from_id, to_id)
          references referrals (network_id, id, from_id, to_id),
        constraint paper_answers_paper_fk foreign key (network_id, referral_id, paper)
          references sendings (network_id, referral_id, paper),
        constraint paper_answers_sent_fk foreign key (network_id, referral_id, sent_at)
          references sendings (network_id, referral_id, sent_at),
        constraint paper_answers_answered_on_check
          check (answered_on between app.berlin_day(sent_at) and app.berlin_day(recorded_at)),
        constraint paper_answers_recorded_by_fk foreign key (network_id, recorded_by) references accounts (network_id, id)
      );
      alter table referral_events
        add column paper_version int generated always as
          (case when action in ('PAPER_ACCEPT','PAPER_DECLINE','PAPER_COMPLETE') then version end) stored,
        add constraint referral_events_paper_key unique (network_id, referral_id, paper_version),
        -- no such step without who said so, and when
        add constraint referral_events_paper_fk foreign key (network_id, referral_id, paper_version)
          references paper_answers (network_id, referral_id, version) deferrable initially deferred;
      alter table paper_answers add constraint paper_answers_step_fk foreign key (network_id, referral_id, version)
        references referral_events (network_id, referral_id, paper_version) deferrable initially deferred;
      alter table paper_answers enable row level security;
      create policy paper_answers_see on paper_answers for select using (network_id = app.network()
        and app.scope() in ('PARTNER','PRIVACY') and from_id = app.partner());
      create policy paper_answers_add on paper_answers for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and recorded_by = app.account()
        -- from the day it has accounts it answers for itself
        and exists (select from sendings s where s.network_id = paper_answers.network_id
          and s.referral_id = paper_answers.referral_id and s.present_channel = 'PAPER'));
      grant select, insert (network_id, referral_id, version, from_id, to_id, sent_at, answered_on, spoken_with,
        spoken_with_key_id, recorded_by) on paper_answers to hilfenetz_application;

      -- a paper recipient gets no copies: what was told lies on its desk. The gate stands in the policy.
      alter table acceptances drop constraint acceptances_lead_fk;
      alter table acceptances
        add column paper boolean constraint acceptances_paper_check check (paper),
        add column copied_category text generated always as (case when paper is null then lead_category end) stored,
        add constraint acceptances_paper_fk foreign key (network_id, referral_id, paper)
          references sendings (network_id, referral_id, paper),
        add constraint acceptances_lead_fk foreign key (network_id, referral_id, lead_subject_id, copied_category)
          references received_items (network_id, referral_id, subject_id, category) deferrable initially deferred;
      drop policy acceptances_add on acceptances;
      create policy acceptances_add on acceptances for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and app.instant() < from_ends_at and app.instant() < to_ends_at
        and (paper is null and to_id = app.partner()
          or paper and from_id = app.partner()
            and exists (select from sendings s where s.network_id = acceptances.network_id
              and s.referral_id = acceptances.referral_id and s.present_channel = 'PAPER')
            and exists (select from payload_items i where i.network_id = acceptances.network_id
              and i.referral_id = acceptances.referral_id and i.subject_id = lead_subject_id and i.category = lead_category)
            and not exists (select from payload_items i where i.network_id = acceptances.network_id
              and i.referral_id = acceptances.referral_id
              and (i.resting is null or app.clock() < i.opens_at or app.instant() >= i.closes_at))));
      grant insert (paper) on acceptances to hilfenetz_application;

      -- what a paper recipient says of a revocation, and that it has deleted what was misdirected
      alter table restriction_answers
        add column spoken_with bytea,
        add column spoken_with_key_id uuid,
        add column paper boolean generated always as (case when spoken_with is not null then true end) stored,
        add constraint restriction_answers_spoken_with_check check ((spoken_with is null) = (spoken_with_key_id is null)),
        add constraint restriction_answers_paper_fk foreign key (network_id, referral_id, paper)
          references sendings (network_id, referral_id, paper);
      drop policy restriction_answers_see on restriction_answers;
      create policy restriction_answers_see on restriction_answers for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and (to_id = app.partner()
          or paper and exists (select from sendings s where s.network_id = restriction_answers.network_id
            and s.referral_id = restriction_answers.referral_id and s.from_id = app.partner()))));
      drop policy restriction_answers_add on restriction_answers;
      create policy restriction_answers_add on restriction_answers for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and answered_by = app.account()
        and (spoken_with is null and to_id = app.partner()
          or spoken_with is not null and exists (select from sendings s where s.network_id = restriction_answers.network_id
            and s.referral_id = restriction_answers.referral_id and s.from_id = app.partner()
            and s.present_channel = 'PAPER')));
      grant insert (spoken_with, spoken_with_key_id) on restriction_answers to hilfenetz_application;

      alter table deletion_confirmations
        add column spoken_with bytea,
        add column spoken_with_key_id uuid,
        add column paper boolean generated always as (case when spoken_with is not null then true end) stored,
        add constraint deletion_confirmations_spoken_with_check
          check ((spoken_with is null) = (spoken_with_key_id is null)),
        add constraint deletion_confirmations_paper_fk foreign key (network_id, referral_id, paper)
          references sendings (network_id, referral_id, paper);
      drop policy deletion_confirmations_add on deletion_confirmations;
      create policy deletion_confirmations_add on deletion_confirmations for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and confirmed_by = app.account()
        and (spoken_with is null and to_id = app.partner()
          or spoken_with is not null and exists (select from sendings s
            where s.network_id = deletion_confirmations.network_id
              and s.referral_id = deletion_confirmations.referral_id and s.from_id = app.partner()
              and s.present_channel = 'PAPER')));
      grant insert (spoken_with, spoken_with_key_id) on deletion_confirmations to hilfenetz_application;
  `);
  await runner.query(eventsAdd(PAPER_STEPS));
}

export async function paperDown(runner: QueryRunner): Promise<void> {
  await runner.query(eventsAdd(''));
  await runner.query(`
      set constraints all immediate;
      -- what the sender has recorded becomes the recipient's, and an acceptance gets copies that nobody reads
      insert into received_items (network_id, referral_id, subject_id, category, to_id, key_id, sealed, begun_at, opens_at,
          closes_at, reading)
        select i.network_id, i.referral_id, i.subject_id, i.category, i.to_id, i.key_id, i.sealed, a.begun_at, i.opens_at,
            i.closes_at, null
          from acceptances a join payload_items i on i.network_id = a.network_id and i.referral_id = a.referral_id
         where a.paper;

      drop policy deletion_confirmations_add on deletion_confirmations;
      create policy deletion_confirmations_add on deletion_confirmations for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner() and confirmed_by = app.account());
      alter table deletion_confirmations drop column paper, drop column spoken_with, drop column spoken_with_key_id;

      drop policy restriction_answers_see on restriction_answers;
      create policy restriction_answers_see on restriction_answers for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and to_id = app.partner()));
      drop policy restriction_answers_add on restriction_answers;
      create policy restriction_answers_add on restriction_answers for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner() and answered_by = app.account());
      alter table restriction_answers drop column paper, drop column spoken_with, drop column spoken_with_key_id;

      drop policy acceptances_add on acceptances;
      create policy acceptances_add on acceptances for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner() and app.instant() < from_ends_at and app.instant() < to_ends_at);
      alter table acceptances drop constraint acceptances_lead_fk,
        drop column copied_category, drop column paper;
      alter table acceptances add constraint acceptances_lead_fk
        foreign key (network_id, referral_id, lead_subject_id, lead_category)
        references received_items (network_id, referral_id, subject_id, category) deferrable initially deferred;

      alter table referral_events drop constraint referral_events_paper_fk;
      drop table paper_answers;
      alter table referral_events drop column paper_version;
      update referral_events set action = replace(action, 'PAPER_', ''), side = 'RECIPIENT' where action like 'PAPER%';
      drop policy sendings_add on sendings;
      create policy sendings_add on sendings for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and app.instant() < from_ends_at and app.instant() < to_ends_at);
      alter table sendings drop column paper, drop column present_channel, drop column to_channel;
      alter table partners drop constraint partners_channel_key;
      delete from referral_transitions where action like 'PAPER%';
  `);
}

const PAPER_STEPS = `and (action not in ('PAPER_ACCEPT','PAPER_DECLINE','PAPER_COMPLETE')
  or exists (select from sendings s where s.network_id = referral_events.network_id
    and s.referral_id = referral_events.referral_id and s.present_channel = 'PAPER'))`;

const eventsAdd = (condition: string): string => `
  drop policy referral_events_add on referral_events;
  create policy referral_events_add on referral_events for insert with check (network_id = app.network()
    and account_id is not distinct from app.account()
    and (app.scope() = 'PARTNER' and (side = 'SENDER' and from_id = app.partner() or side = 'RECIPIENT' and to_id = app.partner())
      or side = 'SYSTEM' and app.scope() = 'SYSTEM')
    ${condition});`;
