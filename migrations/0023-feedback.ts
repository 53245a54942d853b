import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the recipient of a referral tells back to its sender, on completing it or later: the mirror of payload_items. Only
 * a MUTUAL form grants reverse releases, and each item rests on one of them, live and inside its period when written; the
 * sender reads it while it rests. A revocation and a recall close it first.
 */
export class Feedback1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table feedback_items (
        network_id uuid not null,
        referral_id uuid not null,
        subject_id uuid not null,
        category text not null,
        position int not null,
        consent_id uuid not null,
        family_id uuid not null,
        -- the discloser here is the recipient of the referral, and its sender is told
        from_id uuid not null,
        to_id uuid not null,
        purpose text not null,
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        completed_version int not null,
        key_id uuid not null,
        sealed bytea not null,
        given_at timestamptz not null default app.instant(),
        sent boolean not null default true constraint feedback_items_sent_check check (sent),
        completed text generated always as ('COMPLETED') stored,
        resting boolean default true constraint feedback_items_resting_check check (resting),
        constraint feedback_items_pkey primary key (network_id, referral_id, subject_id, category),
        -- back along the way it came: the sending's parties, turned round
        constraint feedback_items_sending_fk foreign key (network_id, referral_id, family_id, to_id, from_id, purpose, sent)
          references sendings (network_id, referral_id, family_id, from_id, to_id, purpose, sent),
        constraint feedback_items_completed_fk foreign key (network_id, referral_id, completed_version, completed)
          references referral_events (network_id, referral_id, version, to_state),
        constraint feedback_items_release_fk foreign key (network_id, consent_id, to_id, subject_id, category, family_id,
            from_id, purpose, opens_at, resting)
          references releases (network_id, consent_id, recipient_id, subject_id, category, family_id,
            discloser_id, purpose, opens_at, live),
        -- also once it rests no more: the consent it rested on stays on record; a paper that follows what was said moves the end
        constraint feedback_items_ground_fk foreign key (network_id, consent_id, from_id, to_id, subject_id, category, closes_at)
          references releases (network_id, consent_id, discloser_id, recipient_id, subject_id, category, closes_at) on update cascade,
        constraint feedback_items_resting_fk foreign key (network_id, referral_id, resting)
          references referrals (network_id, id, resting) deferrable initially deferred
      );
      create index feedback_items_release_idx on feedback_items (network_id, consent_id) where resting;

      alter table feedback_items enable row level security;
      create policy feedback_items_see on feedback_items for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','PRIVACY')
          and (from_id = app.partner() or (to_id = app.partner() and resting))));
      create policy feedback_items_add on feedback_items for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner() and resting
        and app.clock() >= opens_at and app.instant() < closes_at);
      create policy feedback_items_mark on feedback_items for update
        using (network_id = app.network() and resting and app.scope() = 'SYSTEM')
        with check (network_id = app.network() and app.scope() = 'SYSTEM' and (resting is null or app.clock() >= opens_at));
      grant select, insert (network_id, referral_id, subject_id, category, position, consent_id, family_id, from_id, to_id,
        purpose, opens_at, closes_at, completed_version, key_id, sealed), update (resting, consent_id, opens_at, closes_at)
        on feedback_items to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table feedback_items;`);
  }
}
