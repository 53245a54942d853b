import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A form takes the place of another without a gap (docs/decisions/0014-superseding.md).
 *
 * consents        names the form it supersedes, of its own family and discloser; root and chain: the first of such a row
 * supersessions   insert-only: the new form has taken effect; one for each form, one for each that is superseded
 * releases        of a form that supersedes: none before it takes effect; of the one superseded: none live after
 * payload_items   remember the chain they were sent under, and never leave it
 * restrictions    are caused by a revocation, or by a form that covers less than the one before
 */
export class Superseding1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consents
        add column root_id uuid,
        add column chain_id uuid not null generated always as (coalesce(root_id, id)) stored,
        add column superseded_by_id uuid,
        add column holds boolean generated always as (case when superseded_by_id is null then true end) stored,
        add constraint consents_chain_key unique (network_id, id, chain_id),
        add constraint consents_succession_key unique (network_id, id, family_id, discloser_id, chain_id),
        add constraint consents_superseded_key unique (network_id, id, superseded_by_id),
        add constraint consents_holds_key unique (network_id, id, holds),
        add constraint consents_root_check check ((supersedes_id is null) = (root_id is null)),
        drop constraint consents_supersedes_fk;
      -- the same family, the same discloser, the same chain
      alter table consents add constraint consents_supersedes_fk
        foreign key (network_id, supersedes_id, family_id, discloser_id, root_id)
        references consents (network_id, id, family_id, discloser_id, chain_id);
      grant insert (root_id), update (superseded_by_id) on consents to hilfenetz_application;
      -- what is signed and not superseded, and waits for no other form that can still take effect
      create policy consents_supersede on consents as restrictive for insert with check (network_id = app.network() and (supersedes_id is null
        or exists (select from consents o where o.network_id = consents.network_id and o.id = consents.supersedes_id
          and o.state = 'SIGNED' and o.superseded_by_id is null)
        and not exists (select from consents c where c.network_id = consents.network_id
          and c.supersedes_id = consents.supersedes_id and c.state <> 'REFUSED' and app.instant() < c.closes_at
          and not exists (select from consent_signatures s where s.network_id = c.network_id and s.consent_id = c.id
            and (not s.standing or s.informed is null)))));

      create table supersessions (
        network_id uuid not null,
        consent_id uuid not null,
        superseded_id uuid not null,
        discloser_id uuid not null,
        -- it grants something: what grants nothing takes nothing away
        lead_recipient_id uuid not null,
        lead_subject_id uuid not null,
        lead_category text not null,
        took_effect_at timestamptz not null default app.instant(),
        recorded_by uuid not null,
        constraint supersessions_pkey primary key (network_id, consent_id),
        constraint supersessions_superseded_key unique (network_id, superseded_id),
        constraint supersessions_pair_key unique (network_id, consent_id, superseded_id),
        constraint supersessions_consent_fk foreign key (network_id, consent_id, superseded_id)
          references consents (network_id, id, supersedes_id),
        constraint supersessions_lead_fk
          foreign key (network_id, consent_id, discloser_id, lead_recipient_id, lead_subject_id, lead_category)
          references releases (network_id, consent_id, discloser_id, recipient_id, subject_id, category)
          deferrable initially deferred,
        constraint supersessions_superseded_fk foreign key (network_id, superseded_id, consent_id)
          references consents (network_id, id, superseded_by_id) deferrable initially deferred,
        constraint supersessions_recorded_by_fk foreign key (network_id, recorded_by) references accounts (network_id, id)
      );
      alter table consents add constraint consents_superseded_by_fk foreign key (network_id, superseded_by_id, id)
        references supersessions (network_id, consent_id, superseded_id);
      alter table supersessions enable row level security;
      create policy supersessions_see on supersessions for select using (network_id = app.network()
        and exists (select from consents c where c.network_id = supersessions.network_id and c.id = consent_id));
      -- inside its period: a form that is not open yet, or over, takes away nothing that holds; nor does one on which a
      -- signature counts for nothing
      create policy supersessions_add on supersessions for insert with check (network_id = app.network()
        and app.scope() = 'SYSTEM' and recorded_by = app.account()
        and exists (select from consents c where c.network_id = supersessions.network_id and c.id = consent_id
          and c.discloser_id = app.partner() and app.clock() >= c.opens_at and app.instant() < c.closes_at)
        and not exists (select from consent_signatures s where s.network_id = supersessions.network_id
          and s.consent_id = supersessions.consent_id and (not s.standing or s.informed is null or s.lapses_at < 'infinity')));
      grant select, insert (network_id, consent_id, superseded_id, discloser_id, lead_recipient_id, lead_subject_id,
        lead_category, recorded_by) on supersessions to hilfenetz_application;

      alter table releases drop constraint releases_superseded_by_fk;
      alter table releases
        add constraint releases_superseded_by_fk foreign key (network_id, superseded_by_id, consent_id)
          references supersessions (network_id, consent_id, superseded_id),
        -- what is superseded grants nothing by the same commit, and nothing that somebody signs later
        add constraint releases_holds_fk foreign key (network_id, consent_id, standing)
          references consents (network_id, id, holds) deferrable initially deferred;
      create policy releases_in_effect on releases as restrictive for insert with check (network_id = app.network() and not exists (
        select from consents c where c.network_id = releases.network_id and c.id = releases.consent_id
          and c.supersedes_id is not null and not exists (select from supersessions s
            where s.network_id = c.network_id and s.consent_id = c.id)));

      alter table payload_items add column chain_id uuid;
      update payload_items i set chain_id = c.chain_id from consents c
        where c.network_id = i.network_id and c.id = i.consent_id;
      alter table payload_items
        alter column chain_id set not null,
        add constraint payload_items_chain_fk foreign key (network_id, consent_id, chain_id)
          references consents (network_id, id, chain_id);
      grant insert (chain_id) on payload_items to hilfenetz_application;

      -- revocation_id stays the name of what took the items away; it is the form's id where a form has done it
      alter table restrictions
        add column superseding_id uuid,
        add column revoked_id uuid generated always as (case when superseding_id is null then revocation_id end) stored,
        drop constraint restrictions_revocation_fk;
      alter table restrictions
        add constraint restrictions_revocation_fk foreign key (network_id, revoked_id) references revocations (network_id, id),
        add constraint restrictions_superseding_fk foreign key (network_id, superseding_id)
          references supersessions (network_id, consent_id),
        add constraint restrictions_superseding_check check (superseding_id = revocation_id);
      grant insert (superseding_id) on restrictions to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table restrictions drop constraint restrictions_revocation_fk, drop constraint restrictions_superseding_fk,
        drop constraint restrictions_superseding_check, drop column revoked_id, drop column superseding_id;
      alter table restrictions add constraint restrictions_revocation_fk
        foreign key (network_id, revocation_id) references revocations (network_id, id);
      alter table payload_items drop constraint payload_items_chain_fk, drop column chain_id;
      drop policy releases_in_effect on releases;
      alter table releases drop constraint releases_superseded_by_fk, drop constraint releases_holds_fk;
      alter table releases add constraint releases_superseded_by_fk
        foreign key (network_id, superseded_by_id, consent_id) references consents (network_id, id, supersedes_id);
      drop policy consents_supersede on consents;
      alter table consents drop constraint consents_superseded_by_fk;
      drop table supersessions;
      alter table consents drop constraint consents_supersedes_fk, drop constraint consents_root_check,
        drop constraint consents_chain_key, drop constraint consents_succession_key,
        drop constraint consents_superseded_key, drop constraint consents_holds_key,
        drop column holds, drop column superseded_by_id, drop column chain_id, drop column root_id;
      alter table consents add constraint consents_supersedes_fk
        foreign key (network_id, supersedes_id) references consents (network_id, id);
    `);
  }
}
