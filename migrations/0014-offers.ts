import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The offer catalogue inside the network (source 003 §2: offers are reported to the coordination, which keeps the
 * overview). An offer holds what is published, places that stay confidential included; a report what a partner wants it
 * to say. Neither is public: the public reads the copy in migration 0015.
 */
export class Offers1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what the coordination has approved, word for word: in the network, and of it for the public. Nobody changes a row.
      create table offer_texts (
        network_id uuid not null,
        offer_id uuid not null,
        version int not null,
        content_md5 uuid not null,
        public_md5 uuid not null,
        approved_at timestamptz not null default app.clock(),
        constraint offer_texts_pkey primary key (network_id, offer_id, version),
        constraint offer_texts_content_key unique (network_id, offer_id, version, content_md5),
        constraint offer_texts_public_key unique (network_id, offer_id, version, public_md5)
      );

      create table offers (
        network_id uuid not null,
        id uuid not null,
        partner_id uuid not null,
        state text not null constraint offers_state_check check (state in ('PUBLISHED','PAUSED','ENDED')),
        content jsonb not null,
        -- rises with every text that is published: a report names the one it was made on
        version int not null default 1,
        published_at timestamptz not null default app.clock(),
        confirmed_on date not null,
        -- the last day it stays public without being confirmed again
        confirm_until date not null,
        reminded_on date,
        -- set while the offer is public; what the catalogue shows must name it
        public boolean generated always as (case when state = 'PUBLISHED' then true end) stored,
        content_md5 uuid not null generated always as (md5(content::text)::uuid) stored,
        constraint offers_pkey primary key (network_id, id),
        constraint offers_partner_fk foreign key (network_id, partner_id) references partners (network_id, id),
        -- whoever writes it: an offer says what was approved as this version of it
        constraint offers_text_fk foreign key (network_id, id, version, content_md5)
          references offer_texts (network_id, offer_id, version, content_md5),
        constraint offers_confirm_until_check check (confirm_until >= confirmed_on),
        constraint offers_partner_key unique (network_id, id, partner_id),
        constraint offers_public_key unique (network_id, id, partner_id, public)
      );
      create index offers_partner_idx on offers (network_id, partner_id);
      create index offers_stale_idx on offers (network_id, confirm_until) where state <> 'ENDED';

      create table offer_reports (
        network_id uuid not null,
        id uuid not null,
        partner_id uuid not null,
        -- null for a new offer
        offer_id uuid,
        -- the version of the offer that the partner saw; null for a new offer
        base_version int,
        state text not null default 'SUBMITTED' constraint offer_reports_state_check check (state in
          ('SUBMITTED','PUBLISHED','DECLINED','WITHDRAWN')),
        -- what the partner wants it to say; nobody changes it
        content jsonb not null,
        -- what the coordination made of it before publishing; null when it was published as reported
        edited jsonb,
        -- what the offer said when the report was decided, for the history
        content_before jsonb,
        reason text constraint offer_reports_reason_check check (char_length(reason) between 1 and 2000),
        reported_by uuid not null,
        reported_at timestamptz not null default app.clock(),
        decided_by uuid,
        decided_at timestamptz,
        version int not null default 1,
        constraint offer_reports_pkey primary key (network_id, id),
        constraint offer_reports_partner_fk foreign key (network_id, partner_id) references partners (network_id, id),
        constraint offer_reports_offer_fk foreign key (network_id, offer_id, partner_id)
          references offers (network_id, id, partner_id),
        constraint offer_reports_reported_by_fk foreign key (network_id, reported_by) references accounts (network_id, id),
        constraint offer_reports_decided_by_fk foreign key (network_id, decided_by) references accounts (network_id, id),
        constraint offer_reports_base_version_check check (base_version is null or (offer_id is not null and base_version >= 1)),
        -- a change names the version it was made on; a new offer has none before it is published
        constraint offer_reports_offer_id_check check (offer_id is null or base_version is not null or state = 'PUBLISHED'),
        constraint offer_reports_published_check check (state <> 'PUBLISHED' or offer_id is not null),
        constraint offer_reports_edited_check check (edited is null or state = 'PUBLISHED'),
        constraint offer_reports_declined_check check (state <> 'DECLINED' or reason is not null),
        constraint offer_reports_decided_check check ((state = 'SUBMITTED') = (decided_at is null)),
        constraint offer_reports_decided_by_check check ((decided_by is null) = (decided_at is null))
      );
      create index offer_reports_state_idx on offer_reports (network_id, state);
      create index offer_reports_partner_idx on offer_reports (network_id, partner_id);
      create index offer_reports_offer_idx on offer_reports (network_id, offer_id);

      -- One-click confirmation from the reminder: handed out once, kept as a hash.
      create table offer_confirmation_links (
        network_id uuid not null,
        id uuid not null,
        offer_id uuid not null,
        secret_hash bytea not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint offer_confirmation_links_pkey primary key (network_id, id),
        constraint offer_confirmation_links_offer_fk foreign key (network_id, offer_id) references offers (network_id, id)
      );

      alter table offer_texts enable row level security;
      create policy offer_texts_see on offer_texts for select
        using (network_id = app.network() and app.scope() = 'COORDINATION');
      create policy offer_texts_add on offer_texts for insert
        with check (network_id = app.network() and app.scope() = 'COORDINATION');
      grant select, insert (network_id, offer_id, version, content_md5, public_md5) on offer_texts to hilfenetz_application;

      -- SYSTEM is the clock's work (reminders, pausing) and the confirmation by link.
      alter table offers enable row level security;
      create policy offers_see on offers for select using (network_id = app.network()
        and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy offers_add on offers for insert
        with check (network_id = app.network() and app.scope() = 'COORDINATION');
      create policy offers_change on offers for update using (network_id = app.network()
          and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'LEAD' and partner_id = app.partner()))
        with check (network_id = app.network()
          and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'LEAD' and partner_id = app.partner()));
      grant select, insert (network_id, id, partner_id, state, content, confirmed_on, confirm_until),
        update (state, content, version, published_at, confirmed_on, confirm_until, reminded_on) on offers
        to hilfenetz_application;

      alter table offer_reports enable row level security;
      create policy offer_reports_see on offer_reports for select using (network_id = app.network()
        and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy offer_reports_add on offer_reports for insert with check (network_id = app.network()
        and reported_by = app.account() and state = 'SUBMITTED'
        and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()));
      -- the coordination decides; a report is taken back by the partner, or by whoever reported it in its place
      create policy offer_reports_decide on offer_reports for update using (network_id = app.network()
          and state = 'SUBMITTED'
          and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and partner_id = app.partner()))
        with check (network_id = app.network() and decided_by = app.account()
          and (app.scope() = 'COORDINATION' and (state <> 'WITHDRAWN' or reported_by = app.account())
            or app.scope() = 'LEAD' and partner_id = app.partner() and state = 'WITHDRAWN'));
      grant select, insert (network_id, id, partner_id, offer_id, base_version, content, reported_by),
        update (state, edited, content_before, offer_id, reason, decided_by, decided_at, version) on offer_reports
        to hilfenetz_application;

      alter table offer_confirmation_links enable row level security;
      create policy offer_confirmation_links_system on offer_confirmation_links
        using (network_id = app.network() and app.scope() = 'SYSTEM')
        with check (network_id = app.network() and app.scope() = 'SYSTEM');
      grant select, insert, update (used_at) on offer_confirmation_links to hilfenetz_application;

      -- a referral can name the offer it is about: one of the partner it goes to
      alter table referrals add column offer_id uuid,
        add constraint referrals_offer_fk foreign key (network_id, offer_id, to_id) references offers (network_id, id, partner_id);
      grant insert (offer_id) on referrals to hilfenetz_application;

      alter table network_settings add column offer_confirm_months int not null default 12
        constraint network_settings_offer_confirm_months_check check (offer_confirm_months between 1 and 36);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table network_settings drop column offer_confirm_months;
      alter table referrals drop column offer_id;
      drop table offer_confirmation_links, offer_reports, offers, offer_texts;
    `);
  }
}
