import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cooperation agreements (source 003, Anlage 1). An agreement is in force only with both signatures and ends
 * only with a recorded notice; membership is read off its dates (ends_at), never stored as a mark.
 */
export class Agreements1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agreements (
        network_id uuid not null,
        id uuid not null,
        partner_id uuid not null,
        state text not null default 'DRAFT' constraint agreements_state_check check (state in
          ('DRAFT','OFFERED','IN_FORCE','DECLINED','WITHDRAWN')),
        contact_account_id uuid,
        in_force_from date,
        last_day date,
        decline_reason text constraint agreements_decline_reason_check check (char_length(decline_reason) between 1 and 2000),
        version int not null default 1,
        created_at timestamptz not null default app.clock(),
        -- when membership ends: the midnight after the last day; null unless in force, so that a sending can
        -- only name an agreement that is
        ends_at timestamptz generated always as (case when state = 'IN_FORCE'
          then coalesce(app.berlin_midnight(last_day + 1), 'infinity'::timestamptz) end) stored,
        in_force boolean generated always as (case when state = 'IN_FORCE' then true end) stored,
        noticed boolean generated always as (case when last_day is not null then true end) stored,
        constraint agreements_pkey primary key (network_id, id),
        constraint agreements_partner_fk foreign key (network_id, partner_id) references partners (network_id, id),
        constraint agreements_contact_fk foreign key (network_id, contact_account_id) references accounts (network_id, id),
        constraint agreements_in_force_check check ((state = 'IN_FORCE') = (in_force_from is not null)),
        constraint agreements_last_day_check check (last_day is null or state = 'IN_FORCE'),
        constraint agreements_in_force_key unique (network_id, id, in_force),
        constraint agreements_notice_key unique (network_id, id, noticed, last_day),
        constraint agreements_partner_key unique (network_id, id, partner_id),
        constraint agreements_term_key unique (network_id, id, partner_id, ends_at)
      );
      create index agreements_partner_idx on agreements (network_id, partner_id);
      -- one agreement under way at a time; the one in force stays beside it
      create unique index agreements_open_key on agreements (network_id, partner_id) where state in ('DRAFT','OFFERED');

      create table agreement_topic_areas (
        network_id uuid not null,
        agreement_id uuid not null,
        partner_id uuid not null,
        topic_area_id uuid not null,
        constraint agreement_topic_areas_pkey primary key (network_id, agreement_id, topic_area_id),
        constraint agreement_topic_areas_agreement_fk foreign key (network_id, agreement_id, partner_id)
          references agreements (network_id, id, partner_id),
        constraint agreement_topic_areas_topic_area_fk foreign key (network_id, topic_area_id) references topic_areas (network_id, id)
      );
      create table agreement_signatures (
        network_id uuid not null,
        agreement_id uuid not null,
        side text not null constraint agreement_signatures_side_check check (side in ('COORDINATION','PARTNER')),
        partner_id uuid not null,
        signatory_name text not null
          constraint agreement_signatures_signatory_name_check check (char_length(signatory_name) between 1 and 120),
        signatory_function text not null
          constraint agreement_signatures_signatory_function_check check (char_length(signatory_function) between 1 and 120),
        signed_on date not null,
        method text not null constraint agreement_signatures_method_check check (method in ('PAPER','PORTAL')),
        recorded_at timestamptz not null default app.instant(),
        recorded_by uuid not null,
        constraint agreement_signatures_pkey primary key (network_id, agreement_id, side),
        constraint agreement_signatures_day_key unique (network_id, agreement_id, side, signed_on),
        constraint agreement_signatures_agreement_fk foreign key (network_id, agreement_id, partner_id)
          references agreements (network_id, id, partner_id),
        constraint agreement_signatures_signed_on_check check (signed_on <= app.berlin_day(recorded_at))
      );
      -- Both have signed: from the later of both days on it is in force, and stays so until a notice takes effect.
      create table agreement_ratifications (
        network_id uuid not null,
        agreement_id uuid not null,
        partner_id uuid not null,
        coordination_side text not null default 'COORDINATION'
          constraint agreement_ratifications_coordination_side_check check (coordination_side = 'COORDINATION'),
        coordination_signed_on date not null,
        partner_side text not null default 'PARTNER'
          constraint agreement_ratifications_partner_side_check check (partner_side = 'PARTNER'),
        partner_signed_on date not null,
        in_force_from date generated always as (greatest(coordination_signed_on, partner_signed_on)) stored,
        in_force boolean not null default true constraint agreement_ratifications_in_force_check check (in_force),
        constraint agreement_ratifications_pkey primary key (network_id, agreement_id),
        constraint agreement_ratifications_day_key unique (network_id, agreement_id, in_force_from),
        constraint agreement_ratifications_agreement_fk foreign key (network_id, agreement_id, partner_id)
          references agreements (network_id, id, partner_id),
        constraint agreement_ratifications_coordination_fk foreign key (network_id, agreement_id, coordination_side, coordination_signed_on)
          references agreement_signatures (network_id, agreement_id, side, signed_on),
        constraint agreement_ratifications_partner_fk foreign key (network_id, agreement_id, partner_side, partner_signed_on)
          references agreement_signatures (network_id, agreement_id, side, signed_on),
        constraint agreement_ratifications_in_force_fk foreign key (network_id, agreement_id, in_force)
          references agreements (network_id, id, in_force) deferrable initially deferred
      );
      alter table agreements add constraint agreements_ratification_fk foreign key (network_id, id, in_force_from)
        references agreement_ratifications (network_id, agreement_id, in_force_from);

      create table terminations (
        network_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        partner_id uuid not null,
        given_by text not null constraint terminations_given_by_check check (given_by in ('COORDINATION','PARTNER')),
        form text not null constraint terminations_form_check check (form in ('LETTER','FAX','EMAIL','PORTAL')),
        received_on date not null,
        effective_on date not null,
        reason text constraint terminations_reason_check check (char_length(reason) between 1 and 2000),
        recorded_at timestamptz not null default app.instant(),
        recorded_by uuid not null,
        withdrawn_at timestamptz,
        live boolean generated always as (case when withdrawn_at is null then true end) stored,
        constraint terminations_pkey primary key (network_id, id),
        constraint terminations_agreement_fk foreign key (network_id, agreement_id, partner_id)
          references agreements (network_id, id, partner_id),
        constraint terminations_received_on_check check (received_on <= app.berlin_day(recorded_at)),
        constraint terminations_effective_on_check check (effective_on >= received_on),
        constraint terminations_live_key unique (network_id, agreement_id, live),
        constraint terminations_notice_key unique (network_id, agreement_id, effective_on, live)
      );
      alter table agreements add constraint agreements_notice_fk foreign key (network_id, id, last_day, noticed)
        references terminations (network_id, agreement_id, effective_on, live);
      -- and the other way round: nobody sets the last day back while the notice stands
      alter table terminations add constraint terminations_last_day_fk foreign key (network_id, agreement_id, live, effective_on)
        references agreements (network_id, id, noticed, last_day) deferrable initially deferred;

      -- Terms in force are known to the whole network (who may be referred to is read off them); drafts and
      -- offers only to both sides.
      alter table agreements enable row level security;
      create policy agreements_see on agreements for select using (network_id = app.network()
        and (state = 'IN_FORCE' or app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy agreements_add on agreements for insert
        with check (network_id = app.network() and app.scope() = 'COORDINATION' and state = 'DRAFT');
      -- what is in force anybody may lock who decides on it; what is closed nobody changes; a draft is not yet the partner's
      create policy agreements_change on agreements for update
        using (network_id = app.network() and (state = 'IN_FORCE'
          or state = 'DRAFT' and app.scope() = 'COORDINATION'
          or state = 'OFFERED' and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner())))
        with check (network_id = app.network()
          and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      grant select, insert (network_id, id, partner_id, contact_account_id),
        update (state, in_force_from, last_day, decline_reason, version) on agreements to hilfenetz_application;

      alter table agreement_topic_areas enable row level security;
      create policy agreement_topic_areas_see on agreement_topic_areas for select using (network_id = app.network()
        and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy agreement_topic_areas_add on agreement_topic_areas for insert
        with check (network_id = app.network() and app.scope() = 'COORDINATION');
      grant select, insert on agreement_topic_areas to hilfenetz_application;

      alter table agreement_signatures enable row level security;
      create policy agreement_signatures_see on agreement_signatures for select using (network_id = app.network()
        and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy agreement_signatures_add on agreement_signatures for insert with check (network_id = app.network()
        and recorded_by = app.account()
        and (app.scope() = 'COORDINATION' and (side = 'COORDINATION' or method = 'PAPER')
          or app.scope() = 'LEAD' and partner_id = app.partner() and side = 'PARTNER'));
      grant select, insert (network_id, agreement_id, side, partner_id, signatory_name, signatory_function, signed_on,
        method, recorded_by) on agreement_signatures to hilfenetz_application;

      alter table agreement_ratifications enable row level security;
      create policy agreement_ratifications_see on agreement_ratifications for select using (network_id = app.network()
        and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy agreement_ratifications_add on agreement_ratifications for insert with check (network_id = app.network()
        and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      grant select, insert (network_id, agreement_id, partner_id, coordination_signed_on, partner_signed_on)
        on agreement_ratifications to hilfenetz_application;

      alter table terminations enable row level security;
      create policy terminations_see on terminations for select using (network_id = app.network()
        and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy terminations_add on terminations for insert with check (network_id = app.network()
        and recorded_by = app.account() and withdrawn_at is null
        and (app.scope() = 'COORDINATION'
          or app.scope() = 'LEAD' and partner_id = app.partner() and given_by = 'PARTNER'));
      create policy terminations_withdraw on terminations for update
        using (network_id = app.network() and withdrawn_at is null
          and app.instant() < app.berlin_midnight(effective_on + 1)
          and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner() and given_by = 'PARTNER'))
        with check (network_id = app.network() and withdrawn_at is not null);
      grant select, insert (network_id, id, agreement_id, partner_id, given_by, form, received_on, effective_on, reason,
        recorded_by), update (withdrawn_at) on terminations to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agreements drop constraint agreements_notice_fk;
      drop table terminations cascade;
      alter table agreements drop constraint agreements_ratification_fk;
      drop table agreement_ratifications, agreement_signatures;
      drop table agreement_topic_areas;
      drop table agreements;
    `);
  }
}
