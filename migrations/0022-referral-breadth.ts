import type { MigrationInterface, QueryRunner } from 'typeorm';
import { paperDown, paperUp } from './0022-paper-channel';

/**
 * What a referral grows besides its straight way (docs/gate.md explains it with its attacks).
 *
 * referral_suggestions  offers that a recipient names when it declines, in the very step
 * referral_follow_ups   which closed referral a new draft follows: the same family, the same sender; seen by the sender
 * paper_answers         what a recipient without accounts has said (0022-paper-channel.ts)
 * contact_counts        that somebody told of an offer: no family, no person, no text
 */
export class ReferralBreadth1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table referral_events add constraint referral_events_action_key
        unique (network_id, referral_id, version, action, to_id);
      create table referral_suggestions (
        network_id uuid not null,
        referral_id uuid not null,
        position int not null constraint referral_suggestions_position_check check (position between 0 and 4),
        offer_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        version int not null,
        action text not null default 'DECLINE' constraint referral_suggestions_action_check check (action = 'DECLINE'),
        constraint referral_suggestions_pkey primary key (network_id, referral_id, position),
        constraint referral_suggestions_offer_key unique (network_id, referral_id, offer_id),
        constraint referral_suggestions_offer_fk foreign key (network_id, offer_id) references offers (network_id, id),
        constraint referral_suggestions_referral_fk foreign key (network_id, referral_id, from_id, to_id)
          references referrals (network_id, id, from_id, to_id),
        -- the step that declines, made in the same commit: a closed referral gets none later (policy)
        constraint referral_suggestions_step_fk foreign key (network_id, referral_id, version, action, to_id)
          references referral_events (network_id, referral_id, version, action, to_id) deferrable initially deferred
      );
      alter table referral_suggestions enable row level security;
      create policy referral_suggestions_see on referral_suggestions for select using (network_id = app.network()
        and app.scope() in ('PARTNER','PRIVACY') and app.partner() in (from_id, to_id));
      create policy referral_suggestions_add on referral_suggestions for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and to_id = app.partner()
        and exists (select from referrals r where r.network_id = referral_suggestions.network_id
          and r.id = referral_suggestions.referral_id and r.state = 'REQUESTED')
        and exists (select from published_offers o where o.network_id = referral_suggestions.network_id
          and o.id = referral_suggestions.offer_id));
      grant select, insert (network_id, referral_id, position, offer_id, from_id, to_id, version)
        on referral_suggestions to hilfenetz_application;

      alter table referrals add constraint referrals_purpose_key unique (network_id, id, family_id, from_id, purpose);
      alter table consents add constraint consents_purpose_key unique (network_id, id, family_id, discloser_id, purpose);
      create table referral_follow_ups (
        network_id uuid not null,
        referral_id uuid not null,
        follows_id uuid not null,
        -- of two at once the second has the same number
        attempt int not null constraint referral_follow_ups_attempt_check check (attempt >= 1),
        family_id uuid not null,
        from_id uuid not null,
        purpose text not null,
        prepared_consent_id uuid,
        -- what is followed is over, and stays so
        closed boolean not null default true constraint referral_follow_ups_closed_check check (closed),
        constraint referral_follow_ups_pkey primary key (network_id, referral_id),
        constraint referral_follow_ups_attempt_key unique (network_id, follows_id, attempt),
        constraint referral_follow_ups_follows_check check (follows_id <> referral_id),
        constraint referral_follow_ups_referral_fk foreign key (network_id, referral_id, family_id, from_id, purpose)
          references referrals (network_id, id, family_id, from_id, purpose),
        constraint referral_follow_ups_follows_fk foreign key (network_id, follows_id, family_id, from_id)
          references referrals (network_id, id, family_id, from_id),
        constraint referral_follow_ups_closed_fk foreign key (network_id, follows_id, closed)
          references referrals (network_id, id, closed),
        constraint referral_follow_ups_prepared_consent_fk
          foreign key (network_id, prepared_consent_id, family_id, from_id, purpose)
          references consents (network_id, id, family_id, discloser_id, purpose)
      );
      alter table referral_follow_ups enable row level security;
      create policy referral_follow_ups_see on referral_follow_ups for select using (network_id = app.network()
        and app.scope() in ('PARTNER','PRIVACY') and from_id = app.partner());
      create policy referral_follow_ups_add on referral_follow_ups for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and from_id = app.partner()
        and exists (select from referrals r where r.network_id = referral_follow_ups.network_id
          and r.id = referral_follow_ups.referral_id and r.state = 'DRAFT'));
      grant select, insert (network_id, referral_id, follows_id, attempt, family_id, from_id, purpose, prepared_consent_id)
        on referral_follow_ups to hilfenetz_application;

      create table contact_counts (
        network_id uuid not null,
        -- random: an id that carries the time would lead to the audit trail's
        id uuid not null default gen_random_uuid(),
        partner_id uuid not null,
        day date not null,
        kind text not null constraint contact_counts_kind_check check (kind in
          ('TOLD_ABOUT','TELEPHONED_TOGETHER','UNMET_NEED')),
        topic_area_id uuid,
        district_id uuid,
        offer_id uuid,
        constraint contact_counts_pkey primary key (network_id, id),
        constraint contact_counts_partner_fk foreign key (network_id, partner_id) references partners (network_id, id),
        constraint contact_counts_topic_area_fk foreign key (network_id, topic_area_id) references topic_areas (network_id, id),
        constraint contact_counts_district_fk foreign key (network_id, district_id) references districts (network_id, id),
        constraint contact_counts_offer_fk foreign key (network_id, offer_id) references offers (network_id, id),
        -- what there is no offer for is not told about one
        constraint contact_counts_unmet_check check (kind <> 'UNMET_NEED' or offer_id is null)
      );
      create index contact_counts_day_idx on contact_counts (network_id, day);
      alter table contact_counts enable row level security;
      create policy contact_counts_see on contact_counts for select using (network_id = app.network()
        and app.scope() = 'COORDINATION');
      -- a fortnight at the most: a quarter that is told stays as it was told
      create policy contact_counts_add on contact_counts for insert with check (network_id = app.network()
        and app.scope() in ('PARTNER','LEAD') and partner_id = app.partner()
        and day between app.berlin_day(app.clock()) - 14 and app.berlin_day(app.clock()));
      grant select, insert (network_id, partner_id, day, kind, topic_area_id, district_id, offer_id)
        on contact_counts to hilfenetz_application;
    `);
    await paperUp(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await paperDown(runner);
    await runner.query(`
      drop table contact_counts;
      drop table referral_follow_ups;
      alter table consents drop constraint consents_purpose_key;
      alter table referrals drop constraint referrals_purpose_key;
      drop table referral_suggestions;
      alter table referral_events drop constraint referral_events_action_key;
    `);
  }
}
