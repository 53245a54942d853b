import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, their hats (account × partner × role) and how they sign in. Password and token hashes lie in
 * tables of their own, which no working scope can read: only SIGN_IN, the scope of the sign-in operations.
 */
export class Accounts1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accounts (
        network_id uuid not null,
        id uuid not null,
        email text not null constraint accounts_email_check check (email = lower(email) and char_length(email) <= 254),
        name text not null constraint accounts_name_check check (char_length(name) between 1 and 120),
        state text not null default 'INVITED'
          constraint accounts_state_check check (state in ('INVITED','ACTIVE','DISABLED')),
        version int not null default 1,
        created_at timestamptz not null default app.clock(),
        -- who may hand out the link that sets the first password, and only until it is set; null: the operator
        invited_by uuid default app.account(),
        constraint accounts_pkey primary key (network_id, id),
        constraint accounts_network_fk foreign key (network_id) references networks (id),
        constraint accounts_email_key unique (network_id, email),
        constraint accounts_invitation_key unique (network_id, id, invited_by, state)
      );
      create table credentials (
        network_id uuid not null,
        account_id uuid not null,
        password_hash text not null,
        changed_at timestamptz not null default app.clock(),
        constraint credentials_pkey primary key (network_id, account_id),
        constraint credentials_account_fk foreign key (network_id, account_id) references accounts (network_id, id)
      );
      create table hats (
        network_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        partner_id uuid,
        role text not null constraint hats_role_check check (role in
          ('COORDINATOR','PARTNER_LEAD','PROFESSIONAL','PRIVACY_DESK','AUDITOR')),
        given_by uuid,
        given_at timestamptz not null default app.clock(),
        ended_at timestamptz,
        constraint hats_pkey primary key (network_id, id),
        constraint hats_account_fk foreign key (network_id, account_id) references accounts (network_id, id),
        constraint hats_partner_fk foreign key (network_id, partner_id) references partners (network_id, id),
        constraint hats_partner_check check (partner_id is not null or role in ('COORDINATOR','AUDITOR')),
        constraint hats_given_by_check check (given_by <> account_id),
        constraint hats_hat_key unique nulls not distinct (network_id, account_id, partner_id, role),
        constraint hats_account_key unique (network_id, id, account_id)
      );
      create table sessions (
        network_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        hat_id uuid not null,
        begun_at timestamptz not null default app.clock(),
        used_at timestamptz not null default app.clock(),
        expires_at timestamptz not null,
        ended_at timestamptz,
        constraint sessions_pkey primary key (network_id, id),
        constraint sessions_hat_fk foreign key (network_id, hat_id, account_id) references hats (network_id, id, account_id)
      );
      create index sessions_account_idx on sessions (network_id, account_id, used_at desc);
      create table refresh_tokens (
        network_id uuid not null,
        id uuid not null,
        session_id uuid not null,
        secret_hash bytea not null,
        used_at timestamptz,
        constraint refresh_tokens_pkey primary key (network_id, id),
        constraint refresh_tokens_session_fk foreign key (network_id, session_id) references sessions (network_id, id)
      );
      create table one_time_links (
        network_id uuid not null,
        id uuid not null,
        account_id uuid not null,
        invited_by uuid,
        account_state text,
        secret_hash bytea not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint one_time_links_pkey primary key (network_id, id),
        constraint one_time_links_invitation_fk foreign key (network_id, account_id, invited_by, account_state)
          references accounts (network_id, id, invited_by, state) on update cascade,
        constraint one_time_links_account_fk foreign key (network_id, account_id) references accounts (network_id, id)
      );

      alter table accounts enable row level security;
      create policy accounts_see on accounts for select using (network_id = app.network());
      create policy accounts_add on accounts for insert
        with check (network_id = app.network() and state = 'INVITED' and app.scope() in ('COORDINATION','LEAD'));
      create policy accounts_change on accounts for update using (network_id = app.network() and app.scope() = 'SIGN_IN')
        with check (network_id = app.network() and app.scope() = 'SIGN_IN');
      grant select, insert (network_id, id, email, name, state, version), update (state, version) on accounts
        to hilfenetz_application;

      alter table credentials enable row level security;
      create policy credentials_sign_in on credentials using (network_id = app.network() and app.scope() = 'SIGN_IN')
        with check (network_id = app.network() and app.scope() = 'SIGN_IN');
      grant select, insert, update (password_hash, changed_at) on credentials to hilfenetz_application;

      -- Nobody gives a hat to oneself; a coordinator invites the coordination, auditors and a partner's lead;
      -- a lead everybody of the own institution.
      alter table hats enable row level security;
      create policy hats_see on hats for select using (network_id = app.network());
      create policy hats_add on hats for insert with check (network_id = app.network()
        and given_by = app.account() and ended_at is null
        and ((app.scope() = 'COORDINATION' and role in ('COORDINATOR','AUDITOR','PARTNER_LEAD'))
          or (app.scope() = 'LEAD' and partner_id = app.partner()
            and role in ('PARTNER_LEAD','PROFESSIONAL','PRIVACY_DESK'))));
      grant select, insert on hats to hilfenetz_application;

      alter table sessions enable row level security;
      create policy sessions_see on sessions for select
        using (network_id = app.network() and (account_id = app.account() or app.scope() = 'SIGN_IN'));
      create policy sessions_add on sessions for insert with check (network_id = app.network() and app.scope() = 'SIGN_IN');
      create policy sessions_change on sessions for update using (network_id = app.network() and app.scope() = 'SIGN_IN')
        with check (network_id = app.network() and app.scope() = 'SIGN_IN');
      grant select, insert, update (hat_id, used_at, ended_at) on sessions to hilfenetz_application;

      alter table refresh_tokens enable row level security;
      create policy refresh_tokens_sign_in on refresh_tokens
        using (network_id = app.network() and app.scope() = 'SIGN_IN')
        with check (network_id = app.network() and app.scope() = 'SIGN_IN');
      grant select, insert, update (used_at) on refresh_tokens to hilfenetz_application;

      alter table one_time_links enable row level security;
      create policy one_time_links_see on one_time_links for select
        using (network_id = app.network() and app.scope() = 'SIGN_IN');
      create policy one_time_links_add on one_time_links for insert
        with check (network_id = app.network() and app.scope() in ('COORDINATION','LEAD')
          and invited_by = app.account() and account_state = 'INVITED');
      create policy one_time_links_use on one_time_links for update
        using (network_id = app.network() and app.scope() = 'SIGN_IN' and used_at is null)
        with check (network_id = app.network() and app.scope() = 'SIGN_IN' and used_at is not null);
      grant select, insert, update (used_at) on one_time_links to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table one_time_links;
      drop table refresh_tokens;
      drop table sessions;
      drop table hats;
      drop table credentials;
      drop table accounts;
    `);
  }
}
