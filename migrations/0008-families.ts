import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Family records. Recorded by one partner, its controller and owner; nobody else reads them, in any scope.
 * Names, dates of birth, contacts, even the keys a client chose for the members are sealed by the application.
 */
export class Families1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table families (
        network_id uuid not null,
        id uuid not null,
        owner_id uuid not null,
        key_id uuid not null,
        responsible_account_id uuid,
        sealed bytea not null,
        keeps_records boolean not null default true constraint families_keeps_records_check check (keeps_records),
        version int not null default 1,
        created_at timestamptz not null default app.clock(),
        constraint families_pkey primary key (network_id, id),
        constraint families_owner_key unique (network_id, id, owner_id),
        constraint families_owner_fk foreign key (network_id, owner_id, keeps_records)
          references partners (network_id, id, keeps_records),
        constraint families_responsible_fk foreign key (network_id, responsible_account_id) references accounts (network_id, id)
      );
      create index families_owner_idx on families (network_id, owner_id, created_at desc, id);
      create table family_members (
        network_id uuid not null,
        family_id uuid not null,
        id uuid not null,
        owner_id uuid not null,
        position int not null,
        role text not null constraint family_members_role_check check (role in
          ('MOTHER','FATHER','SECOND_PARENT','CARER','GUARDIAN','CHILD','PREGNANCY')),
        of_member_id uuid,
        has_capacity boolean not null default false,
        sealed bytea not null,
        constraint family_members_pkey primary key (network_id, family_id, id),
        constraint family_members_family_fk foreign key (network_id, family_id, owner_id) references families (network_id, id, owner_id),
        constraint family_members_of_fk foreign key (network_id, family_id, of_member_id)
          references family_members (network_id, family_id, id),
        constraint family_members_of_check check ((role = 'PREGNANCY') = (of_member_id is not null)),
        constraint family_members_capacity_check check (not has_capacity or role = 'CHILD')
      );
      create table custodies (
        network_id uuid not null,
        family_id uuid not null,
        child_id uuid not null,
        owner_id uuid not null,
        kind text not null
          constraint custodies_kind_check check (kind in ('SOLE','JOINT','GUARDIAN','MINOR_PARENT','UNKNOWN')),
        constraint custodies_pkey primary key (network_id, family_id, child_id),
        constraint custodies_family_fk foreign key (network_id, family_id, owner_id) references families (network_id, id, owner_id),
        constraint custodies_child_fk foreign key (network_id, family_id, child_id) references family_members (network_id, family_id, id)
      );
      create table custody_holders (
        network_id uuid not null,
        family_id uuid not null,
        child_id uuid not null,
        holder_id uuid not null,
        owner_id uuid not null,
        constraint custody_holders_pkey primary key (network_id, family_id, child_id, holder_id),
        constraint custody_holders_family_fk foreign key (network_id, family_id, owner_id) references families (network_id, id, owner_id),
        constraint custody_holders_custody_fk foreign key (network_id, family_id, child_id) references custodies (network_id, family_id, child_id),
        constraint custody_holders_holder_fk foreign key (network_id, family_id, holder_id) references family_members (network_id, family_id, id),
        constraint custody_holders_holder_check check (holder_id <> child_id)
      );
    `);
    for (const table of ['families', 'family_members', 'custodies', 'custody_holders']) {
      await runner.query(`
        alter table ${table} enable row level security;
        create policy ${table}_see on ${table} for select using (network_id = app.network()
          and owner_id = app.partner() and app.scope() in ('PARTNER','PRIVACY'));
        create policy ${table}_add on ${table} for insert with check (network_id = app.network()
          and owner_id = app.partner() and app.scope() = 'PARTNER');
        grant select, insert on ${table} to hilfenetz_application;
      `);
    }
    await runner.query(`
      create policy families_change on families for update
        using (network_id = app.network() and owner_id = app.partner() and app.scope() = 'PARTNER')
        with check (network_id = app.network() and owner_id = app.partner() and app.scope() = 'PARTNER');
      grant update (version) on families to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table custody_holders;
      drop table custodies;
      drop table family_members;
      drop table families;
    `);
  }
}
