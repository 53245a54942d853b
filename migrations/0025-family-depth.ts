import type { MigrationInterface, QueryRunner } from 'typeorm';

const CATEGORIES = `'["CONTACT","PREGNANCY_AND_BIRTH","PARENT_HEALTH","CHILD_HEALTH","CHILD_DEVELOPMENT","SOCIAL_SITUATION","SUPPORT_SO_FAR"]'::jsonb`;

const OWNERS = `network_id = app.network() and owner_id = app.partner() and app.scope() = 'PARTNER'`;

/**
 * A family changes: its owner corrects what was recorded, custody passes to others, a pregnancy ends.
 *
 * family_members   capacity rests on a recorded assessment; a pregnancy closes once and for good, and nothing new is asked
 *                  about it. Role, woman and family of a member never change.
 * custodies        of children only
 * custody_holders  adults of the family: as what, for which categories, seen on what, until when
 *
 * What was granted is not touched by any of it: releases name their signers (docs/gate.md).
 */
export class FamilyDepth1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table family_members drop column has_capacity;
      alter table family_members
        add column capacity_assessment bytea,
        add column closed_as text constraint family_members_closed_as_check check (closed_as in ('BORN','LOSS')),
        add column closed_on date;
      alter table family_members
        add column has_capacity boolean not null generated always as (capacity_assessment is not null) stored,
        add column adult boolean generated always as (case when role not in ('CHILD','PREGNANCY') then true end) stored,
        add column open boolean generated always as (case when closed_as is null then true end) stored,
        add constraint family_members_capacity_check check (not has_capacity or role = 'CHILD'),
        add constraint family_members_closed_check check ((closed_as is null) = (closed_on is null)
          and (closed_as is null or role = 'PREGNANCY')),
        add constraint family_members_role_key unique (network_id, family_id, id, role),
        add constraint family_members_adult_key unique (network_id, family_id, id, adult),
        add constraint family_members_open_key unique (network_id, family_id, id, open);

      alter table custodies
        add column child_role text not null default 'CHILD'
          constraint custodies_child_role_check check (child_role = 'CHILD'),
        drop constraint custodies_child_fk,
        add constraint custodies_child_fk foreign key (network_id, family_id, child_id, child_role)
          references family_members (network_id, family_id, id, role);

      alter table custody_holders
        add column held_as text constraint custody_holders_held_as_check check (held_as in
          ('PARENT','MINOR_PARENT','GUARDIAN','SUPPLEMENTARY_CARER','FOSTER_CARER')),
        add column scope jsonb constraint custody_holders_scope_check check (jsonb_typeof(scope) = 'array'
          and scope <@ ${CATEGORIES} and scope <> '[]'),
        add column evidence text not null default 'NOT_SEEN' constraint custody_holders_evidence_check check (evidence in
          ('BIRTH_CERTIFICATE','CUSTODY_DECLARATION','COURT_ORDER','NEGATIVE_CERTIFICATE','APPOINTMENT','FOSTER_AUTHORITY','NOT_SEEN')),
        add column until date,
        add column adult boolean not null default true constraint custody_holders_adult_check check (adult),
        -- they sign for what was given into their hands, never for everything
        add constraint custody_holders_carer_check check (held_as not in ('SUPPLEMENTARY_CARER','FOSTER_CARER')
          or scope is not null),
        drop constraint custody_holders_holder_fk,
        add constraint custody_holders_holder_fk foreign key (network_id, family_id, holder_id, adult)
          references family_members (network_id, family_id, id, adult);
      update custody_holders h set held_as = case when c.kind = 'GUARDIAN' then 'GUARDIAN'
          when c.kind = 'MINOR_PARENT' and m.role = 'GUARDIAN' then 'GUARDIAN'
          when c.kind = 'MINOR_PARENT' then 'MINOR_PARENT' else 'PARENT' end
        from custodies c, family_members m
        where (c.network_id, c.family_id, c.child_id) = (h.network_id, h.family_id, h.child_id)
          and (m.network_id, m.family_id, m.id) = (h.network_id, h.family_id, h.holder_id);
      alter table custody_holders alter column held_as set not null;

      -- asked while it was open: a closing carries the mark away from the items there are, a new one finds none
      alter table consent_items
        add column subject_open boolean default true,
        add constraint consent_items_subject_open_fk foreign key (network_id, family_id, subject_id, subject_open)
          references family_members (network_id, family_id, id, open) on update cascade;
      create index consent_items_subject_idx on consent_items (network_id, family_id, subject_id);

      drop policy family_members_add on family_members;
      create policy family_members_add on family_members for insert with check (${OWNERS} and closed_as is null);
      create policy family_members_change on family_members for update using (${OWNERS} and closed_as is null)
        with check (${OWNERS} and (closed_on is null or closed_on = app.berlin_day(app.clock())));
      create policy custodies_change on custodies for update using (${OWNERS}) with check (${OWNERS});
      create policy custody_holders_replace on custody_holders for delete using (${OWNERS});
      -- asked of the family as it was before this statement: a mark gives it to a colleague, and says nothing else of it
      alter policy families_change on families with check (network_id = app.network() and owner_id = app.partner()
        and (app.scope() = 'PARTNER' or app.scope() = 'SYSTEM' and exists (select from families b
          where b.network_id = families.network_id and b.id = families.id
            and (b.sealed, b.version) = (families.sealed, families.version))));
      grant update (sealed) on families to hilfenetz_application;
      grant update (sealed, capacity_assessment, closed_as, closed_on) on family_members to hilfenetz_application;
      grant update (kind) on custodies to hilfenetz_application;
      grant delete on custody_holders to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke delete on custody_holders from hilfenetz_application;
      revoke update (kind) on custodies from hilfenetz_application;
      revoke update (sealed, capacity_assessment, closed_as, closed_on) on family_members from hilfenetz_application;
      revoke update (sealed) on families from hilfenetz_application;
      alter policy families_change on families with check (network_id = app.network() and owner_id = app.partner()
        and app.scope() in ('PARTNER','SYSTEM'));
      drop policy custody_holders_replace on custody_holders;
      drop policy custodies_change on custodies;
      drop policy family_members_change on family_members;
      drop policy family_members_add on family_members;
      create policy family_members_add on family_members for insert with check (network_id = app.network()
        and owner_id = app.partner() and app.scope() = 'PARTNER');

      drop index consent_items_subject_idx;
      alter table consent_items drop column subject_open;

      alter table custody_holders
        drop constraint custody_holders_holder_fk,
        drop column held_as, drop column scope, drop column evidence, drop column until, drop column adult,
        add constraint custody_holders_holder_fk foreign key (network_id, family_id, holder_id)
          references family_members (network_id, family_id, id);
      alter table custodies
        drop constraint custodies_child_fk,
        drop column child_role,
        add constraint custodies_child_fk foreign key (network_id, family_id, child_id)
          references family_members (network_id, family_id, id);

      alter table family_members drop column open, drop column adult, drop column closed_as, drop column closed_on;
      create temp table capable on commit drop as
        select network_id, family_id, id from family_members where has_capacity;
      alter table family_members drop constraint family_members_role_key, drop column has_capacity,
        drop column capacity_assessment;
      alter table family_members add column has_capacity boolean not null default false;
      update family_members m set has_capacity = true from capable c
        where (m.network_id, m.family_id, m.id) = (c.network_id, c.family_id, c.id);
      alter table family_members
        add constraint family_members_capacity_check check (not has_capacity or role = 'CHILD');
    `);
  }
}
