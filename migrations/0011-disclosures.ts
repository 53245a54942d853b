import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What leaves a partner.
 *
 * sendings       insert-only, timed by the database, by a member to a member, with at least one released item
 * payload_items  what is disclosed: rests on a live release, written in the sending's transaction and inside the
 *                period; readable by the recipient only while it rests
 */
export class Disclosures1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sendings (
        network_id uuid not null,
        referral_id uuid not null,
        family_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        purpose text not null,
        from_agreement_id uuid not null,
        from_ends_at timestamptz not null,
        to_agreement_id uuid not null,
        to_ends_at timestamptz not null,
        lead_subject_id uuid not null,
        lead_category text not null,
        items int not null constraint sendings_items_check check (items >= 1),
        -- the sending's own transaction, and the moment it wrote: after everything it had waited for
        begun_at timestamptz not null default app.clock(),
        sent_at timestamptz not null default app.instant(),
        sent boolean not null default true constraint sendings_sent_check check (sent),
        constraint sendings_pkey primary key (network_id, referral_id),
        constraint sendings_draft_fk foreign key (network_id, referral_id, family_id, from_id)
          references referrals (network_id, id, family_id, from_id),
        -- what was sent stays sent
        constraint sendings_sent_fk foreign key (network_id, referral_id, sent)
          references referrals (network_id, id, sent) deferrable initially deferred,
        constraint sendings_overview_key unique (network_id, referral_id, sent_at),
        constraint sendings_referral_key unique (network_id, referral_id, family_id, from_id, to_id, purpose, sent),
        constraint sendings_payload_key unique (network_id, referral_id, family_id, from_id, to_id, purpose, begun_at),
        -- a later notice moves the end along; the agreement named stays the one that was in force
        constraint sendings_from_member_fk foreign key (network_id, from_agreement_id, from_id, from_ends_at)
          references agreements (network_id, id, partner_id, ends_at) on update cascade,
        constraint sendings_to_member_fk foreign key (network_id, to_agreement_id, to_id, to_ends_at)
          references agreements (network_id, id, partner_id, ends_at) on update cascade
      );
      alter table referrals add constraint referrals_sending_fk
        foreign key (network_id, id, family_id, from_id, to_id, purpose, sent)
        references sendings (network_id, referral_id, family_id, from_id, to_id, purpose, sent);

      create table payload_items (
        network_id uuid not null,
        referral_id uuid not null,
        subject_id uuid not null,
        category text not null,
        position int not null,
        consent_id uuid not null,
        family_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        purpose text not null,
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        key_id uuid not null,
        sealed bytea not null,
        begun_at timestamptz not null default app.clock(),
        resting boolean default true constraint payload_items_resting_check check (resting),
        constraint payload_items_pkey primary key (network_id, referral_id, subject_id, category),
        constraint payload_items_copy_key unique (network_id, referral_id, subject_id, category, to_id, opens_at, closes_at),
        constraint payload_items_resting_key unique (network_id, referral_id, subject_id, category, resting),
        constraint payload_items_sending_fk foreign key (network_id, referral_id, family_id, from_id, to_id, purpose, begun_at)
          references sendings (network_id, referral_id, family_id, from_id, to_id, purpose, begun_at),
        constraint payload_items_release_fk foreign key (network_id, consent_id, to_id, subject_id, category, family_id,
            from_id, purpose, opens_at, resting)
          references releases (network_id, consent_id, recipient_id, subject_id, category, family_id,
            discloser_id, purpose, opens_at, live),
        -- also once it rests no more: the consent it rested on stays on record; a paper that follows what was said moves the end
        constraint payload_items_ground_fk foreign key (network_id, consent_id, from_id, to_id, subject_id, category, closes_at)
          references releases (network_id, consent_id, discloser_id, recipient_id, subject_id, category, closes_at) on update cascade,
        constraint payload_items_resting_fk foreign key (network_id, referral_id, resting)
          references referrals (network_id, id, resting) deferrable initially deferred
      );
      create index payload_items_release_idx on payload_items (network_id, consent_id) where resting;
      alter table referral_overview add constraint referral_overview_sending_fk
        foreign key (network_id, id, sent_at) references sendings (network_id, referral_id, sent_at);
      alter table sendings add constraint sendings_lead_fk
        foreign key (network_id, referral_id, lead_subject_id, lead_category)
        references payload_items (network_id, referral_id, subject_id, category) deferrable initially deferred;

      alter table sendings enable row level security;
      create policy sendings_see on sendings for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and app.partner() in (from_id, to_id)));
      create policy sendings_add on sendings for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and app.instant() < from_ends_at and app.instant() < to_ends_at);
      grant select, insert (network_id, referral_id, family_id, from_id, to_id, purpose, from_agreement_id, from_ends_at,
        to_agreement_id, to_ends_at, lead_subject_id, lead_category, items) on sendings to hilfenetz_application;

      alter table payload_items enable row level security;
      create policy payload_items_see on payload_items for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY')
          and (from_id = app.partner() or (to_id = app.partner() and resting and app.instant() < closes_at))));
      create policy payload_items_add on payload_items for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and resting
        and app.clock() >= opens_at and app.instant() < closes_at);
      create policy payload_items_mark on payload_items for update
        using (network_id = app.network() and resting and app.scope() = 'SYSTEM')
        with check (network_id = app.network() and app.scope() = 'SYSTEM' and (resting is null or app.clock() >= opens_at));
      grant select, insert (network_id, referral_id, subject_id, category, position, consent_id, family_id, from_id, to_id,
        purpose, opens_at, closes_at, key_id, sealed), update (resting, consent_id, opens_at, closes_at)
        on payload_items to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table referrals drop constraint referrals_sending_fk;
      alter table referral_overview drop constraint referral_overview_sending_fk;
      drop table payload_items, sendings cascade;
    `);
  }
}
