import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The life of a referral (docs/gate.md explains it with its attacks).
 *
 * referral_transitions  the state table as data: action × from × to × side
 * referral_events       insert-only chain, each a legal step from the one before, made by its side
 * referral_overview     all that the coordination sees, always in the referral's own state
 * referrals             sender, recipient, family, state; a draft is the sender's alone
 */
export class Referrals1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table referral_transitions (
        action text not null,
        from_state text not null,
        to_state text not null,
        side text not null constraint referral_transitions_side_check check (side in ('SENDER','RECIPIENT','SYSTEM')),
        constraint referral_transitions_pkey primary key (action, from_state, to_state, side)
      );
      insert into referral_transitions values
        ('DRAFT','NONE','DRAFT','SENDER'),
        ('SEND','DRAFT','REQUESTED','SENDER'),
        ('ACCEPT','REQUESTED','ACCEPTED','RECIPIENT'),
        ('DECLINE','REQUESTED','DECLINED','RECIPIENT'),
        ('START','ACCEPTED','IN_PROGRESS','RECIPIENT'),
        ('START','ON_HOLD','IN_PROGRESS','RECIPIENT'),
        ('HOLD','IN_PROGRESS','ON_HOLD','RECIPIENT'),
        ('COMPLETE','ACCEPTED','COMPLETED','RECIPIENT'),
        ('COMPLETE','IN_PROGRESS','COMPLETED','RECIPIENT'),
        ('COMPLETE','ON_HOLD','COMPLETED','RECIPIENT'),
        ('WITHDRAW','DRAFT','WITHDRAWN','SENDER'),
        ('WITHDRAW','REQUESTED','WITHDRAWN','SENDER'),
        ('RECALL','REQUESTED','WITHDRAWN','SENDER'),
        ('RECALL','ACCEPTED','WITHDRAWN','SENDER'),
        ('RECALL','IN_PROGRESS','WITHDRAWN','SENDER'),
        ('RECALL','ON_HOLD','WITHDRAWN','SENDER'),
        ('RECALL','COMPLETED','WITHDRAWN','SENDER'),
        ('REVOKE','REQUESTED','CONSENT_REVOKED','SYSTEM');
      grant select on referral_transitions to hilfenetz_application;

      create table referral_overview (
        network_id uuid not null,
        id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        state text not null,
        urgency text not null,
        respond_by date not null,
        sent_at timestamptz not null,
        changed_at timestamptz not null default app.instant(),
        version int not null,
        constraint referral_overview_pkey primary key (network_id, id),
        constraint referral_overview_state_key unique (network_id, id, state, version, respond_by, urgency)
      );
      create index referral_overview_state_idx on referral_overview (network_id, state, respond_by);

      create table referrals (
        network_id uuid not null,
        id uuid not null,
        family_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        purpose text not null constraint referrals_purpose_check check (purpose in
          ('FIND_SUPPORT','JOINT_SUPPORT','TRANSITION','DIAGNOSTICS','OTHER')),
        urgency text not null constraint referrals_urgency_check check (urgency in ('ROUTINE','URGENT')),
        state text not null constraint referrals_state_check check (state in ('DRAFT','REQUESTED','ACCEPTED',
          'IN_PROGRESS','ON_HOLD','COMPLETED','DECLINED','WITHDRAWN','CONSENT_REVOKED')),
        version int not null default 1,
        sent boolean constraint referrals_sent_check check (sent),
        drafted_by uuid not null,
        responsible_account_id uuid,
        respond_by date,
        decline_reason text constraint referrals_decline_reason_check check (decline_reason in
          ('NO_CAPACITY','NOT_RESPONSIBLE','WAITING_TOO_LONG','FAMILY_UNREACHABLE','OTHER')),
        decline_note bytea,
        decline_note_key_id uuid,
        withdraw_reason text constraint referrals_withdraw_reason_check check (withdraw_reason in
          ('FAMILY_WISH','NO_ANSWER','SENT_ELSEWHERE','MISDIRECTED','OTHER')),
        outcome text constraint referrals_outcome_check check (outcome in ('SUPPORT_STARTED','SUPPORT_FINISHED',
          'FAMILY_DECLINED','NOT_REACHED','NOT_HELPFUL','MOVED_AWAY','OTHER_HELP_FOUND')),
        ending text constraint referrals_ending_check check (ending in ('PLANNED','UNPLANNED')),
        created_at timestamptz not null default app.clock(),
        resting boolean generated always as (case when state in
          ('REQUESTED','ACCEPTED','IN_PROGRESS','ON_HOLD','COMPLETED') then true end) stored,
        held boolean generated always as (case when state in
          ('ACCEPTED','IN_PROGRESS','ON_HOLD','COMPLETED') then true end) stored,
        closed boolean generated always as (case when state in
          ('DECLINED','WITHDRAWN','CONSENT_REVOKED') then true end) stored,
        overview_state text generated always as (case when sent then state end) stored,
        constraint referrals_pkey primary key (network_id, id),
        constraint referrals_family_fk foreign key (network_id, family_id, from_id) references families (network_id, id, owner_id),
        constraint referrals_from_fk foreign key (network_id, from_id) references partners (network_id, id),
        constraint referrals_to_fk foreign key (network_id, to_id) references partners (network_id, id),
        constraint referrals_drafted_by_fk foreign key (network_id, drafted_by) references accounts (network_id, id),
        constraint referrals_responsible_fk foreign key (network_id, responsible_account_id) references accounts (network_id, id),
        constraint referrals_to_check check (to_id <> from_id),
        constraint referrals_unsent_check check (sent is not null or state in ('DRAFT','WITHDRAWN')),
        constraint referrals_respond_by_check check (sent is null or respond_by is not null),
        constraint referrals_decline_note_check check ((decline_note is null) = (decline_note_key_id is null)),
        constraint referrals_declined_check check (state <> 'DECLINED' or decline_reason is not null),
        constraint referrals_withdrawn_check check (state <> 'WITHDRAWN' or withdraw_reason is not null),
        constraint referrals_completed_check check (state <> 'COMPLETED' or (outcome is not null and ending is not null)),
        constraint referrals_resting_key unique (network_id, id, resting),
        constraint referrals_held_key unique (network_id, id, held),
        constraint referrals_closed_key unique (network_id, id, closed),
        constraint referrals_parties_key unique (network_id, id, from_id, to_id),
        constraint referrals_draft_key unique (network_id, id, family_id, from_id),
        constraint referrals_version_key unique (network_id, id, version),
        constraint referrals_sent_key unique (network_id, id, sent),
        constraint referrals_overview_fk foreign key (network_id, id, overview_state, version, respond_by, urgency)
          references referral_overview (network_id, id, state, version, respond_by, urgency) deferrable initially deferred
      );
      create index referrals_from_idx on referrals (network_id, from_id, created_at desc, id);
      create index referrals_to_idx on referrals (network_id, to_id, created_at desc, id);
      create index referrals_family_idx on referrals (network_id, family_id);
      alter table referral_overview add constraint referral_overview_referral_fk
        foreign key (network_id, id, from_id, to_id) references referrals (network_id, id, from_id, to_id);

      create table referral_events (
        network_id uuid not null,
        referral_id uuid not null,
        version int not null,
        action text not null,
        from_state text not null,
        to_state text not null,
        side text not null,
        from_id uuid not null,
        to_id uuid not null,
        account_id uuid,
        at timestamptz not null default app.instant(),
        -- how far the referral has come, carried along: no event lies ahead of it, and it never goes back behind one
        reached int not null,
        previous int generated always as (case when version > 1 then version - 1 end) stored,
        recalled boolean generated always as (case when action = 'RECALL' then true end) stored,
        constraint referral_events_pkey primary key (network_id, referral_id, version),
        constraint referral_events_state_key unique (network_id, referral_id, version, to_state),
        constraint referral_events_first_check check ((version = 1) = (from_state = 'NONE') and version >= 1),
        constraint referral_events_reached_check check (version <= reached),
        constraint referral_events_reached_fk foreign key (network_id, referral_id, reached)
          references referrals (network_id, id, version) on update cascade deferrable initially deferred,
        constraint referral_events_transition_fk foreign key (action, from_state, to_state, side) references referral_transitions,
        constraint referral_events_previous_fk foreign key (network_id, referral_id, previous, from_state)
          references referral_events (network_id, referral_id, version, to_state),
        constraint referral_events_referral_fk foreign key (network_id, referral_id, from_id, to_id)
          references referrals (network_id, id, from_id, to_id)
      );
      alter table referrals add constraint referrals_event_fk foreign key (network_id, id, version, state)
        references referral_events (network_id, referral_id, version, to_state) deferrable initially deferred;

      create table referral_draft_items (
        network_id uuid not null,
        referral_id uuid not null,
        subject_id uuid not null,
        category text not null,
        position int not null,
        family_id uuid not null,
        from_id uuid not null,
        sealed bytea not null,
        constraint referral_draft_items_pkey primary key (network_id, referral_id, subject_id, category),
        constraint referral_draft_items_referral_fk foreign key (network_id, referral_id, family_id, from_id)
          references referrals (network_id, id, family_id, from_id),
        constraint referral_draft_items_subject_fk foreign key (network_id, family_id, subject_id)
          references family_members (network_id, family_id, id)
      );

      alter table referral_overview enable row level security;
      create policy referral_overview_see on referral_overview for select using (network_id = app.network()
        and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'PARTNER' and app.partner() in (from_id, to_id)));
      create policy referral_overview_add on referral_overview for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and state = 'REQUESTED');
      create policy referral_overview_move on referral_overview for update using (network_id = app.network()
          and (app.scope() = 'SYSTEM' or app.scope() = 'PARTNER' and app.partner() in (from_id, to_id)))
        with check (network_id = app.network());
      grant select, insert (network_id, id, from_id, to_id, state, urgency, respond_by, sent_at, version),
        update (state, changed_at, version) on referral_overview to hilfenetz_application;

      alter table referrals enable row level security;
      create policy referrals_see on referrals for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY')
          and (from_id = app.partner() or (to_id = app.partner() and sent))));
      create policy referrals_add on referrals for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and state = 'DRAFT' and sent is null and drafted_by = app.account());
      create policy referrals_move on referrals for update using (network_id = app.network()
          and state not in ('DECLINED','WITHDRAWN','CONSENT_REVOKED')
          and (state <> 'COMPLETED' or app.scope() = 'SYSTEM')
          and (app.scope() = 'SYSTEM' or app.scope() = 'PARTNER' and (from_id = app.partner() or (to_id = app.partner() and sent))))
        with check (network_id = app.network());
      grant select, insert (network_id, id, family_id, from_id, to_id, purpose, urgency, state, drafted_by),
        update (state, version, sent, responsible_account_id, respond_by, decline_reason, decline_note,
          decline_note_key_id, withdraw_reason,
          outcome, ending) on referrals to hilfenetz_application;

      alter table referral_events enable row level security;
      create policy referral_events_see on referral_events for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY') and (from_id = app.partner()
          or to_id = app.partner() and (action = 'SEND' or from_state not in ('NONE','DRAFT')))));
      create policy referral_events_add on referral_events for insert with check (network_id = app.network()
        and account_id is not distinct from app.account()
        and (app.scope() = 'PARTNER' and (side = 'SENDER' and from_id = app.partner() or side = 'RECIPIENT' and to_id = app.partner())
          or side = 'SYSTEM' and app.scope() = 'SYSTEM'));
      grant select, insert (network_id, referral_id, version, action, from_state, to_state, side, from_id, to_id, account_id, reached)
        on referral_events to hilfenetz_application;

      alter table referral_draft_items enable row level security;
      create policy referral_draft_items_own on referral_draft_items
        using (network_id = app.network() and app.scope() = 'PARTNER' and from_id = app.partner())
        with check (network_id = app.network() and app.scope() = 'PARTNER' and from_id = app.partner());
      grant select, insert, delete on referral_draft_items to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table referral_draft_items, referral_events, referrals, referral_overview, referral_transitions cascade;
    `);
  }
}
