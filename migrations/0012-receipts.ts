import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a partner takes on.
 *
 * acceptances     insert-only, by the recipient, both members, with at least one copied item
 * received_items  the recipient's own copies, from the acceptance's transaction on; readable while they rest, or with
 *                 an own legal basis that was answered
 * restrictions    what a revocation in mid-work asks of the recipient: which items became unreadable (restricted_items),
 *                 the answer, and what is kept on an own legal basis (kept_items)
 * recalls         what was misdirected: unreadable at once, and the recipient is asked to confirm its deletion
 */
export class Receipts1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table acceptances (
        network_id uuid not null,
        referral_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        from_agreement_id uuid not null,
        from_ends_at timestamptz not null,
        to_agreement_id uuid not null,
        to_ends_at timestamptz not null,
        lead_subject_id uuid not null,
        lead_category text not null,
        -- the acceptance's own transaction, and the moment it wrote
        begun_at timestamptz not null default app.clock(),
        accepted_at timestamptz not null default app.instant(),
        held boolean not null default true constraint acceptances_held_check check (held),
        constraint acceptances_pkey primary key (network_id, referral_id),
        constraint acceptances_held_key unique (network_id, referral_id, from_id, to_id, held),
        constraint acceptances_copy_key unique (network_id, referral_id, to_id, begun_at),
        constraint acceptances_referral_fk foreign key (network_id, referral_id, from_id, to_id)
          references referrals (network_id, id, from_id, to_id),
        constraint acceptances_from_member_fk foreign key (network_id, from_agreement_id, from_id, from_ends_at)
          references agreements (network_id, id, partner_id, ends_at) on update cascade,
        constraint acceptances_to_member_fk foreign key (network_id, to_agreement_id, to_id, to_ends_at)
          references agreements (network_id, id, partner_id, ends_at) on update cascade
      );
      alter table referrals add constraint referrals_acceptance_fk
        foreign key (network_id, id, from_id, to_id, held)
        references acceptances (network_id, referral_id, from_id, to_id, held) deferrable initially deferred;

      create table restrictions (
        network_id uuid not null,
        referral_id uuid not null,
        revocation_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        since timestamptz not null default app.instant(),
        answer_due date not null,
        constraint restrictions_pkey primary key (network_id, referral_id, revocation_id),
        constraint restrictions_to_key unique (network_id, referral_id, revocation_id, to_id),
        constraint restrictions_revocation_fk foreign key (network_id, revocation_id) references revocations (network_id, id),
        constraint restrictions_referral_fk foreign key (network_id, referral_id, from_id, to_id)
          references referrals (network_id, id, from_id, to_id)
      );
      create table restriction_answers (
        network_id uuid not null,
        referral_id uuid not null,
        revocation_id uuid not null,
        to_id uuid not null,
        answer text not null constraint restriction_answers_answer_check check (answer in ('DELETED','OWN_LEGAL_BASIS')),
        -- which duty it is, in the recipient's words
        basis bytea,
        basis_key_id uuid,
        answered_at timestamptz not null default app.instant(),
        answered_by uuid not null,
        constraint restriction_answers_pkey primary key (network_id, referral_id, revocation_id),
        constraint restriction_answers_answer_key unique (network_id, referral_id, revocation_id, answer),
        constraint restriction_answers_basis_check check ((answer = 'OWN_LEGAL_BASIS') = (basis is not null)
          and (basis is null) = (basis_key_id is null)),
        constraint restriction_answers_restriction_fk foreign key (network_id, referral_id, revocation_id, to_id)
          references restrictions (network_id, referral_id, revocation_id, to_id),
        constraint restriction_answers_answered_by_fk foreign key (network_id, answered_by) references accounts (network_id, id)
      );
      create table restricted_items (
        network_id uuid not null,
        referral_id uuid not null,
        subject_id uuid not null,
        category text not null,
        revocation_id uuid not null,
        constraint restricted_items_pkey primary key (network_id, referral_id, subject_id, category),
        constraint restricted_items_revocation_key unique (network_id, referral_id, subject_id, category, revocation_id),
        constraint restricted_items_restriction_fk foreign key (network_id, referral_id, revocation_id)
          references restrictions (network_id, referral_id, revocation_id)
      );
      create table kept_items (
        network_id uuid not null,
        referral_id uuid not null,
        subject_id uuid not null,
        category text not null,
        revocation_id uuid not null,
        answer text not null default 'OWN_LEGAL_BASIS' constraint kept_items_answer_check check (answer = 'OWN_LEGAL_BASIS'),
        kept boolean not null default true constraint kept_items_kept_check check (kept),
        constraint kept_items_pkey primary key (network_id, referral_id, subject_id, category),
        constraint kept_items_kept_key unique (network_id, referral_id, subject_id, category, kept),
        -- the answer to the very revocation that took the item away
        constraint kept_items_restricted_fk foreign key (network_id, referral_id, subject_id, category, revocation_id)
          references restricted_items (network_id, referral_id, subject_id, category, revocation_id),
        constraint kept_items_answer_fk foreign key (network_id, referral_id, revocation_id, answer)
          references restriction_answers (network_id, referral_id, revocation_id, answer)
      );
      create table recalls (
        network_id uuid not null,
        referral_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        sent boolean not null default true constraint recalls_sent_check check (sent),
        -- what is recalled is over by the same commit, and stays so: nobody reads it
        closed boolean not null default true constraint recalls_closed_check check (closed),
        recalled_at timestamptz not null default app.instant(),
        recalled_by uuid not null,
        constraint recalls_pkey primary key (network_id, referral_id),
        constraint recalls_to_key unique (network_id, referral_id, to_id),
        constraint recalls_sent_key unique (network_id, referral_id, sent),
        constraint recalls_referral_fk foreign key (network_id, referral_id, from_id, to_id)
          references referrals (network_id, id, from_id, to_id),
        constraint recalls_sent_fk foreign key (network_id, referral_id, sent) references referrals (network_id, id, sent),
        constraint recalls_closed_fk foreign key (network_id, referral_id, closed)
          references referrals (network_id, id, closed) deferrable initially deferred,
        constraint recalls_recalled_by_fk foreign key (network_id, recalled_by) references accounts (network_id, id)
      );
      -- no step RECALL without a recall, which asks the recipient to delete
      alter table referral_events add constraint referral_events_recall_fk
        foreign key (network_id, referral_id, recalled) references recalls (network_id, referral_id, sent)
        deferrable initially deferred;
      create table deletion_confirmations (
        network_id uuid not null,
        referral_id uuid not null,
        to_id uuid not null,
        confirmed_at timestamptz not null default app.instant(),
        confirmed_by uuid not null,
        constraint deletion_confirmations_pkey primary key (network_id, referral_id),
        constraint deletion_confirmations_recall_fk foreign key (network_id, referral_id, to_id)
          references recalls (network_id, referral_id, to_id),
        constraint deletion_confirmations_confirmed_by_fk foreign key (network_id, confirmed_by) references accounts (network_id, id)
      );

      create table received_items (
        network_id uuid not null,
        referral_id uuid not null,
        subject_id uuid not null,
        category text not null,
        to_id uuid not null,
        key_id uuid not null,
        sealed bytea not null,
        begun_at timestamptz not null default app.clock(),
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        reading text default 'ACCEPTED'
          constraint received_items_reading_check check (reading in ('ACCEPTED','OWN_LEGAL_BASIS')),
        resting boolean generated always as (case when reading = 'ACCEPTED' then true end) stored,
        held boolean generated always as (case when reading is not null then true end) stored,
        kept boolean generated always as (case when reading = 'OWN_LEGAL_BASIS' then true end) stored,
        constraint received_items_pkey primary key (network_id, referral_id, subject_id, category),
        constraint received_items_acceptance_fk foreign key (network_id, referral_id, to_id, begun_at)
          references acceptances (network_id, referral_id, to_id, begun_at),
        constraint received_items_payload_fk foreign key (network_id, referral_id, subject_id, category, to_id, opens_at, closes_at)
          references payload_items (network_id, referral_id, subject_id, category, to_id, opens_at, closes_at) on update cascade,
        constraint received_items_resting_fk foreign key (network_id, referral_id, subject_id, category, resting)
          references payload_items (network_id, referral_id, subject_id, category, resting) deferrable initially deferred,
        constraint received_items_held_fk foreign key (network_id, referral_id, held)
          references referrals (network_id, id, held) deferrable initially deferred,
        constraint received_items_kept_fk foreign key (network_id, referral_id, subject_id, category, kept)
          references kept_items (network_id, referral_id, subject_id, category, kept)
      );
      alter table acceptances add constraint acceptances_lead_fk
        foreign key (network_id, referral_id, lead_subject_id, lead_category)
        references received_items (network_id, referral_id, subject_id, category) deferrable initially deferred;

      alter table acceptances enable row level security;
      create policy acceptances_see on acceptances for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and app.partner() in (from_id, to_id)));
      create policy acceptances_add on acceptances for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner() and app.instant() < from_ends_at and app.instant() < to_ends_at);
      grant select, insert (network_id, referral_id, from_id, to_id, from_agreement_id, from_ends_at, to_agreement_id,
        to_ends_at, lead_subject_id, lead_category) on acceptances to hilfenetz_application;

      alter table restrictions enable row level security;
      create policy restrictions_see on restrictions for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and app.partner() in (from_id, to_id)));
      create policy restrictions_add on restrictions for insert
        with check (network_id = app.network() and app.scope() = 'SYSTEM');
      grant select, insert (network_id, referral_id, revocation_id, from_id, to_id, answer_due) on restrictions to hilfenetz_application;

      alter table restriction_answers enable row level security;
      create policy restriction_answers_see on restriction_answers for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and to_id = app.partner()));
      create policy restriction_answers_add on restriction_answers for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner() and answered_by = app.account());
      grant select, insert (network_id, referral_id, revocation_id, to_id, answer, basis, basis_key_id, answered_by)
        on restriction_answers to hilfenetz_application;

      alter table restricted_items enable row level security;
      create policy restricted_items_see on restricted_items for select using (network_id = app.network()
        and exists (select from restrictions r where r.network_id = restricted_items.network_id
          and r.referral_id = restricted_items.referral_id));
      create policy restricted_items_add on restricted_items for insert
        with check (network_id = app.network() and app.scope() = 'SYSTEM');
      grant select, insert on restricted_items to hilfenetz_application;

      alter table kept_items enable row level security;
      create policy kept_items_see on kept_items for select using (network_id = app.network()
        and exists (select from restriction_answers a where a.network_id = kept_items.network_id
          and a.referral_id = kept_items.referral_id));
      -- whoever answers for the recipient says what it keeps
      create policy kept_items_add on kept_items for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and exists (select from restriction_answers a where a.network_id = kept_items.network_id
          and a.referral_id = kept_items.referral_id and a.to_id = app.partner()));
      grant select, insert (network_id, referral_id, subject_id, category, revocation_id) on kept_items to hilfenetz_application;

      alter table recalls enable row level security;
      create policy recalls_see on recalls for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and app.partner() in (from_id, to_id)));
      create policy recalls_add on recalls for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and recalled_by = app.account());
      grant select, insert (network_id, referral_id, from_id, to_id, recalled_by) on recalls to hilfenetz_application;

      alter table deletion_confirmations enable row level security;
      create policy deletion_confirmations_see on deletion_confirmations for select using (network_id = app.network()
        and exists (select from recalls r where r.network_id = deletion_confirmations.network_id
          and r.referral_id = deletion_confirmations.referral_id));
      create policy deletion_confirmations_add on deletion_confirmations for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner() and confirmed_by = app.account());
      grant select, insert (network_id, referral_id, to_id, confirmed_by) on deletion_confirmations to hilfenetz_application;

      alter table received_items enable row level security;
      create policy received_items_see on received_items for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and to_id = app.partner() and reading is not null));
      create policy received_items_add on received_items for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner() and reading = 'ACCEPTED'
        and app.clock() >= opens_at and app.instant() < closes_at);
      create policy received_items_mark on received_items for update
        using (network_id = app.network() and app.scope() = 'SYSTEM')
        with check (network_id = app.network() and app.scope() = 'SYSTEM' and reading is distinct from 'ACCEPTED');
      grant select, insert (network_id, referral_id, subject_id, category, to_id, key_id, sealed, opens_at, closes_at),
        update (reading) on received_items to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table referrals drop constraint referrals_acceptance_fk;
      drop table received_items, kept_items, restricted_items, restriction_answers, restrictions, acceptances,
        deletion_confirmations, recalls cascade;
    `);
  }
}
