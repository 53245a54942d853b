import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Inside a partner. Work lies only with somebody who works there: a hat as professional that lasts, of an account that is
 * not disabled. The hat carries that as a mark (`works`), families and open referrals point at it, so neither hat nor
 * account can end while work lies with them, whoever is faster.
 *
 * hats      also end, and are given anew as a new row; an account's being disabled is carried along (`enabled`)
 * deputies  who stands in for whom, from which day to which, both at work at the partner
 * open_work how much lies with whom, in numbers: all that a lead sees of it
 */
export class Team1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table accounts
        add column enabled boolean generated always as (case when state <> 'DISABLED' then true end) stored,
        add constraint accounts_enabled_key unique (network_id, id, enabled);
      alter table hats add column enabled boolean default true;
      update hats h set enabled = null from accounts a
        where a.network_id = h.network_id and a.id = h.account_id and a.state = 'DISABLED';
      alter table hats
        add column works boolean generated always as
          (case when role = 'PROFESSIONAL' and ended_at is null and enabled then true end) stored,
        add constraint hats_works_key unique (network_id, account_id, partner_id, works),
        add constraint hats_enabled_fk foreign key (network_id, account_id, enabled)
          references accounts (network_id, id, enabled) on update cascade,
        drop constraint hats_hat_key;
      create unique index hats_hat_key on hats (network_id, account_id, partner_id, role)
        nulls not distinct where ended_at is null;

      revoke insert on hats from hilfenetz_application;
      grant insert (network_id, id, account_id, partner_id, role, given_by), update (ended_at) on hats
        to hilfenetz_application;
      -- whoever gives a hat takes it away; SYSTEM only holds one, while work is given to it
      create policy hats_end on hats for update using (network_id = app.network()
          and (app.scope() = 'SYSTEM' or ended_at is null
            and (app.scope() = 'COORDINATION' and role in ('COORDINATOR','AUDITOR','PARTNER_LEAD')
              or app.scope() = 'LEAD' and partner_id = app.partner()
                and role in ('PARTNER_LEAD','PROFESSIONAL','PRIVACY_DESK'))))
        with check (network_id = app.network() and ended_at is not null and app.scope() in ('COORDINATION','LEAD'));

      alter table families
        drop constraint families_responsible_fk,
        add column assigned boolean generated always as
          (case when responsible_account_id is not null then true end) stored;
      alter table families add constraint families_responsible_fk
        foreign key (network_id, responsible_account_id, owner_id, assigned)
        references hats (network_id, account_id, partner_id, works);
      create index families_responsible_idx on families (network_id, responsible_account_id);
      drop policy families_see on families;
      create policy families_see on families for select using (network_id = app.network()
        and owner_id = app.partner() and app.scope() in ('PARTNER','PRIVACY','SYSTEM'));
      drop policy families_change on families;
      create policy families_change on families for update
        using (network_id = app.network() and owner_id = app.partner() and app.scope() in ('PARTNER','SYSTEM'))
        with check (network_id = app.network() and owner_id = app.partner() and app.scope() in ('PARTNER','SYSTEM'));
      grant update (responsible_account_id) on families to hilfenetz_application;

      -- what is closed keeps the name of whoever it was with, long after she has left
      alter table referrals add column assigned boolean generated always as
        (case when responsible_account_id is not null and state in ('REQUESTED','ACCEPTED','IN_PROGRESS','ON_HOLD')
          then true end) stored;
      alter table referrals add constraint referrals_at_work_fk
        foreign key (network_id, responsible_account_id, to_id, assigned)
        references hats (network_id, account_id, partner_id, works);
      create index referrals_responsible_idx on referrals (network_id, responsible_account_id);

      create table deputies (
        network_id uuid not null,
        id uuid not null,
        partner_id uuid not null,
        account_id uuid not null,
        deputy_id uuid not null,
        valid_from date not null,
        valid_until date,
        named_by uuid not null,
        named_at timestamptz not null default app.clock(),
        ended_at timestamptz,
        opens_at timestamptz not null generated always as (app.berlin_midnight(valid_from)) stored,
        closes_at timestamptz not null generated always as
          (coalesce(app.berlin_midnight(valid_until + 1), 'infinity')) stored,
        live boolean generated always as (case when ended_at is null then true end) stored,
        constraint deputies_pkey primary key (network_id, id),
        constraint deputies_account_fk foreign key (network_id, account_id, partner_id, live)
          references hats (network_id, account_id, partner_id, works),
        constraint deputies_deputy_fk foreign key (network_id, deputy_id, partner_id, live)
          references hats (network_id, account_id, partner_id, works),
        constraint deputies_named_by_fk foreign key (network_id, named_by) references accounts (network_id, id),
        constraint deputies_deputy_check check (deputy_id <> account_id),
        constraint deputies_valid_until_check check (valid_until >= valid_from)
      );
      create index deputies_account_idx on deputies (network_id, account_id);
      create index deputies_deputy_idx on deputies (network_id, deputy_id);

      alter table deputies enable row level security;
      create policy deputies_see on deputies for select using (network_id = app.network()
        and (app.scope() = 'SYSTEM' or app.scope() in ('PARTNER','LEAD') and partner_id = app.partner()));
      -- a professional names the own deputies; the lead names them for everybody of the institution
      create policy deputies_add on deputies for insert with check (network_id = app.network()
        and partner_id = app.partner() and named_by = app.account() and ended_at is null
        and (app.scope() = 'LEAD' or app.scope() = 'PARTNER' and account_id = app.account()));
      create policy deputies_end on deputies for update using (network_id = app.network() and ended_at is null
          and (app.scope() = 'SYSTEM' or partner_id = app.partner()
            and (app.scope() = 'LEAD' or app.scope() = 'PARTNER' and app.account() in (account_id, deputy_id))))
        with check (network_id = app.network() and ended_at is not null and app.scope() in ('PARTNER','LEAD','SYSTEM'));
      grant select, insert (network_id, id, partner_id, account_id, deputy_id, valid_from, valid_until, named_by),
        update (ended_at) on deputies to hilfenetz_application;

      create function app.open_work() returns table (account_id uuid, partner_id uuid, families int, referrals int)
        language sql stable security definer set search_path = pg_catalog
      begin atomic
        select h.account_id, h.partner_id,
          (select count(*)::int from public.families f where f.network_id = h.network_id
             and f.responsible_account_id = h.account_id and f.owner_id = h.partner_id),
          (select count(*)::int from public.referrals r where r.network_id = h.network_id
             and r.responsible_account_id = h.account_id and r.to_id = h.partner_id and r.assigned)
        from public.hats h
        where h.network_id = app.network() and h.works
          and (app.scope() = 'COORDINATION' or app.scope() = 'LEAD' and h.partner_id = app.partner());
      end;
      revoke execute on function app.open_work from public;
      grant execute on function app.open_work to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function app.open_work;
      drop table deputies;

      alter table referrals drop constraint referrals_at_work_fk, drop column assigned;
      drop index referrals_responsible_idx;
      alter table families drop constraint families_responsible_fk, drop column assigned;
      alter table families add constraint families_responsible_fk
        foreign key (network_id, responsible_account_id) references accounts (network_id, id);
      drop index families_responsible_idx;
      revoke update (responsible_account_id) on families from hilfenetz_application;
      drop policy families_see on families;
      create policy families_see on families for select using (network_id = app.network()
        and owner_id = app.partner() and app.scope() in ('PARTNER','PRIVACY'));
      drop policy families_change on families;
      create policy families_change on families for update
        using (network_id = app.network() and owner_id = app.partner() and app.scope() = 'PARTNER')
        with check (network_id = app.network() and owner_id = app.partner() and app.scope() = 'PARTNER');

      drop policy hats_end on hats;
      revoke insert (network_id, id, account_id, partner_id, role, given_by), update (ended_at) on hats
        from hilfenetz_application;
      grant insert on hats to hilfenetz_application;
      -- of a hat that was given several times only the last stays; no session is left on the others
      delete from refresh_tokens t using sessions s, hats h where s.network_id = t.network_id and s.id = t.session_id
        and h.network_id = s.network_id and h.id = s.hat_id and h.ended_at is not null;
      delete from sessions s using hats h
        where h.network_id = s.network_id and h.id = s.hat_id and h.ended_at is not null;
      delete from hats h using hats later where later.network_id = h.network_id and later.account_id = h.account_id
        and later.partner_id is not distinct from h.partner_id and later.role = h.role and later.id > h.id;
      drop index hats_hat_key;
      alter table hats
        drop constraint hats_enabled_fk,
        drop column works,
        drop column enabled,
        add constraint hats_hat_key unique nulls not distinct (network_id, account_id, partner_id, role);
      alter table accounts drop column enabled;
    `);
  }
}
