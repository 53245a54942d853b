import type { QueryRunner } from 'typeorm';

/** The second half of migration 0009: what signatures count for, and what is granted on them. */
export async function createReleases(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table signature_items (
      network_id uuid not null,
      consent_id uuid not null,
      recipient_id uuid not null,
      subject_id uuid not null,
      category text not null,
      signer_id uuid not null,
      discloser_id uuid not null,
      -- the clock of the signature's own transaction: it never counts for more than it was given for
      begun_at timestamptz not null default app.clock(),
      -- until the person takes this item back, or the whole
      standing boolean not null default true,
      revocation_id uuid,
      whole boolean,
      resting boolean generated always as (case when standing then true end) stored,
      part_of_id uuid generated always as (case when not whole then revocation_id end) stored,
      constraint signature_items_pkey primary key (network_id, consent_id, recipient_id, subject_id, category, signer_id),
      constraint signature_items_standing_key unique (network_id, consent_id, recipient_id, subject_id, category, signer_id, standing),
      constraint signature_items_revocation_key
        unique (network_id, consent_id, recipient_id, subject_id, category, signer_id, revocation_id),
      constraint signature_items_item_fk foreign key (network_id, consent_id, recipient_id, subject_id, category)
        references consent_items (network_id, consent_id, recipient_id, subject_id, category),
      constraint signature_items_signature_fk foreign key (network_id, consent_id, signer_id, discloser_id, begun_at)
        references consent_signatures (network_id, consent_id, signer_id, discloser_id, begun_at),
      -- a signature taken back as a whole stands for nothing
      constraint signature_items_standing_fk foreign key (network_id, consent_id, signer_id, resting)
        references consent_signatures (network_id, consent_id, signer_id, standing),
      constraint signature_items_revoked_check check ((revocation_id is null) = standing and (whole is null) = standing),
      constraint signature_items_revocation_fk foreign key (network_id, revocation_id, consent_id, signer_id, whole)
        references revocations (network_id, id, consent_id, revoked_by_id, whole)
    );

    create table releases (
      network_id uuid not null,
      consent_id uuid not null,
      discloser_id uuid not null,
      recipient_id uuid not null,
      subject_id uuid not null,
      category text not null,
      family_id uuid not null,
      recorded_by_id uuid not null,
      direction text not null,
      purpose text not null,
      opens_at timestamptz not null,
      form_closes_at timestamptz not null,
      signer_1 uuid not null,
      signer_2 uuid,
      signer_3 uuid,
      -- until when each signature counts; a paper that follows moves it along
      lapses_1 timestamptz not null,
      lapses_2 timestamptz,
      lapses_3 timestamptz,
      -- the form's end, or the earliest at which a signature lapses
      closes_at timestamptz not null generated always as (least(form_closes_at, lapses_1, lapses_2, lapses_3)) stored,
      granted_at timestamptz not null default app.instant(),
      live boolean not null default true,
      revocation_id uuid,
      revoked_by_id uuid,
      superseded_by_id uuid,
      -- the other partner on the form: a reverse release (MUTUAL) rests on the same asked item
      asked_recipient_id uuid generated always as
        (case when discloser_id = recorded_by_id then recipient_id else discloser_id end) stored,
      informed boolean not null default true constraint releases_informed_check check (informed),
      ticked boolean generated always as (case when category in
        ('PREGNANCY_AND_BIRTH','PARENT_HEALTH','CHILD_HEALTH','CHILD_DEVELOPMENT') then true end) stored,
      standing boolean generated always as (case when live then true end) stored,
      constraint releases_pkey primary key (network_id, consent_id, discloser_id, recipient_id, subject_id, category),
      constraint releases_consent_fk foreign key (network_id, consent_id, family_id, recorded_by_id, direction, purpose, opens_at, form_closes_at)
        references consents (network_id, id, family_id, discloser_id, direction, purpose, opens_at, closes_at),
      constraint releases_item_fk foreign key (network_id, consent_id, asked_recipient_id, subject_id, category)
        references consent_items (network_id, consent_id, recipient_id, subject_id, category),
      constraint releases_direction_check check (discloser_id = recorded_by_id or (recipient_id = recorded_by_id and direction = 'MUTUAL')),
      constraint releases_recipient_check check (recipient_id <> discloser_id),
      constraint releases_signer_1_fk foreign key (network_id, consent_id, family_id, signer_1, informed)
        references consent_signatures (network_id, consent_id, family_id, signer_id, informed),
      constraint releases_signer_2_fk foreign key (network_id, consent_id, family_id, signer_2, informed)
        references consent_signatures (network_id, consent_id, family_id, signer_id, informed),
      constraint releases_signer_3_fk foreign key (network_id, consent_id, family_id, signer_3, informed)
        references consent_signatures (network_id, consent_id, family_id, signer_id, informed),
      constraint releases_ticked_1_fk foreign key (network_id, consent_id, signer_1, ticked)
        references consent_signatures (network_id, consent_id, signer_id, ticked),
      constraint releases_ticked_2_fk foreign key (network_id, consent_id, signer_2, ticked)
        references consent_signatures (network_id, consent_id, signer_id, ticked),
      constraint releases_ticked_3_fk foreign key (network_id, consent_id, signer_3, ticked)
        references consent_signatures (network_id, consent_id, signer_id, ticked),
      -- what is live rests on signatures that stand for this very item
      constraint releases_standing_1_fk foreign key (network_id, consent_id, asked_recipient_id, subject_id, category, signer_1, standing)
        references signature_items (network_id, consent_id, recipient_id, subject_id, category, signer_id, standing),
      constraint releases_standing_2_fk foreign key (network_id, consent_id, asked_recipient_id, subject_id, category, signer_2, standing)
        references signature_items (network_id, consent_id, recipient_id, subject_id, category, signer_id, standing),
      constraint releases_standing_3_fk foreign key (network_id, consent_id, asked_recipient_id, subject_id, category, signer_3, standing)
        references signature_items (network_id, consent_id, recipient_id, subject_id, category, signer_id, standing),
      constraint releases_lapses_1_fk foreign key (network_id, consent_id, signer_1, lapses_1)
        references consent_signatures (network_id, consent_id, signer_id, lapses_at) on update cascade,
      constraint releases_lapses_2_fk foreign key (network_id, consent_id, signer_2, lapses_2)
        references consent_signatures (network_id, consent_id, signer_id, lapses_at) on update cascade,
      constraint releases_lapses_3_fk foreign key (network_id, consent_id, signer_3, lapses_3)
        references consent_signatures (network_id, consent_id, signer_id, lapses_at) on update cascade,
      constraint releases_lapses_check check ((signer_2 is null) = (lapses_2 is null) and (signer_3 is null) = (lapses_3 is null)),
      -- whoever revokes ends what they gave, nothing else
      constraint releases_revocation_fk foreign key (network_id, revocation_id, consent_id, revoked_by_id)
        references revocations (network_id, id, consent_id, revoked_by_id),
      -- and ends it only by the revocation that took this very item back
      constraint releases_taken_back_fk
        foreign key (network_id, consent_id, asked_recipient_id, subject_id, category, revoked_by_id, revocation_id)
        references signature_items (network_id, consent_id, recipient_id, subject_id, category, signer_id, revocation_id)
        deferrable initially deferred,
      constraint releases_revoked_by_check check ((revocation_id is null) = (revoked_by_id is null)
        and (revoked_by_id is null or coalesce(revoked_by_id in (signer_1, signer_2, signer_3), false))),
      constraint releases_superseded_by_fk foreign key (network_id, superseded_by_id, consent_id)
        references consents (network_id, id, supersedes_id),
      constraint releases_ended_check check (live = (revocation_id is null and superseded_by_id is null)),
      constraint releases_live_key unique (network_id, consent_id, recipient_id, subject_id, category, family_id,
        discloser_id, purpose, opens_at, live),
      constraint releases_closes_key unique (network_id, consent_id, discloser_id, recipient_id, subject_id, category, closes_at)
    );
    create index releases_need_idx on releases (network_id, discloser_id, recipient_id, family_id);

    alter table signature_items enable row level security;
    create policy signature_items_see on signature_items for select using (network_id = app.network()
      and (discloser_id = app.partner() and app.scope() in ('PARTNER','PRIVACY') or app.scope() = 'SYSTEM'));
    create policy signature_items_add on signature_items for insert with check (network_id = app.network()
      and discloser_id = app.partner() and app.scope() = 'PARTNER' and standing);
    grant select, insert (network_id, consent_id, recipient_id, subject_id, category, signer_id, discloser_id),
      update (standing, revocation_id, whole) on signature_items to hilfenetz_application;
    create policy signature_items_take_back on signature_items for update
      using (network_id = app.network() and app.scope() = 'SYSTEM' and standing)
      with check (network_id = app.network() and app.scope() = 'SYSTEM' and not standing);

    alter table releases enable row level security;
    create policy releases_see on releases for select using (network_id = app.network()
      and (app.partner() in (discloser_id, recipient_id) and app.scope() in ('PARTNER','PRIVACY') or app.scope() = 'SYSTEM'));
    create policy releases_add on releases for insert with check (network_id = app.network() and live and recorded_by_id = app.partner() and app.scope() = 'PARTNER');
    -- whoever decides on a release may lock it; only SYSTEM may end it, and only end it
    create policy releases_end on releases for update using (network_id = app.network() and live
        and (app.partner() in (discloser_id, recipient_id) or app.scope() = 'SYSTEM'))
      with check (network_id = app.network() and not live and app.scope() = 'SYSTEM');
    grant select, insert (network_id, consent_id, discloser_id, recipient_id, subject_id, category, family_id,
      recorded_by_id, direction, purpose, opens_at, form_closes_at, signer_1, signer_2, signer_3, lapses_1, lapses_2, lapses_3),
      update (live, revocation_id, revoked_by_id, superseded_by_id) on releases to hilfenetz_application;
  `);
}
