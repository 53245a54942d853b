import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of partner institutions. Everybody signed in to the network reads it. */
export class Partners1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table partners (
        network_id uuid not null,
        id uuid not null,
        name text not null constraint partners_name_check check (char_length(name) between 1 and 200),
        kind text not null constraint partners_kind_check check (kind in
          ('PUBLIC_YOUTH_WELFARE','INDEPENDENT_YOUTH_WELFARE','PUBLIC_HEALTH_SERVICE','HOSPITAL','PAEDIATRICIAN',
           'GYNAECOLOGIST','MIDWIFE','FAMILY_MIDWIFE','PREGNANCY_COUNSELLING','JOBCENTER','EARLY_INTERVENTION',
           'PARENT_EDUCATION','FAMILY_EDUCATION','EDUCATIONAL_COUNSELLING','DAY_CARE','OTHER')),
        carrier text constraint partners_carrier_check check (char_length(carrier) between 1 and 200),
        secrecy_regime text not null
          constraint partners_secrecy_regime_check check (secrecy_regime in ('STGB_203','SGB_VIII_X','OTHER')),
        processing_contract_on date,
        secrecy_undertaking_on date,
        channel text not null default 'PORTAL' constraint partners_channel_check check (channel in ('PORTAL','PAPER')),
        takes_referrals boolean not null default true,
        is_coordination_office boolean not null default false,
        case_access text not null default 'ASSIGNED'
          constraint partners_case_access_check check (case_access in ('ASSIGNED','TEAM')),
        version int not null default 1,
        created_at timestamptz not null default app.clock(),
        -- no family is recorded before both; what a record names cannot be taken away again
        keeps_records boolean generated always as
          (case when processing_contract_on is not null and secrecy_undertaking_on is not null then true end) stored,
        constraint partners_pkey primary key (network_id, id),
        constraint partners_network_fk foreign key (network_id) references networks (id),
        constraint partners_name_key unique (network_id, name),
        constraint partners_keeps_records_key unique (network_id, id, keeps_records)
      );
      create table partner_topic_areas (
        network_id uuid not null,
        partner_id uuid not null,
        topic_area_id uuid not null,
        constraint partner_topic_areas_pkey primary key (network_id, partner_id, topic_area_id),
        constraint partner_topic_areas_partner_fk foreign key (network_id, partner_id) references partners (network_id, id),
        constraint partner_topic_areas_topic_area_fk foreign key (network_id, topic_area_id) references topic_areas (network_id, id)
      );
      create table partner_districts (
        network_id uuid not null,
        partner_id uuid not null,
        district_id uuid not null,
        constraint partner_districts_pkey primary key (network_id, partner_id, district_id),
        constraint partner_districts_partner_fk foreign key (network_id, partner_id) references partners (network_id, id),
        constraint partner_districts_district_fk foreign key (network_id, district_id) references districts (network_id, id)
      );

      alter table partners enable row level security;
      create policy partners_see on partners for select using (network_id = app.network());
      create policy partners_add on partners for insert
        with check (network_id = app.network() and app.scope() = 'COORDINATION');
      create policy partners_change on partners for update using (network_id = app.network()
          and (app.scope() = 'COORDINATION' or (app.scope() = 'LEAD' and id = app.partner())))
        with check (network_id = app.network()
          and (app.scope() = 'COORDINATION' or (app.scope() = 'LEAD' and id = app.partner())));
      grant select, insert on partners to hilfenetz_application;
      grant update (name, carrier, secrecy_regime, processing_contract_on, secrecy_undertaking_on, channel,
        takes_referrals, case_access, version) on partners to hilfenetz_application;
    `);
    for (const table of ['partner_topic_areas', 'partner_districts']) {
      await runner.query(`
        alter table ${table} enable row level security;
        create policy ${table}_see on ${table} for select using (network_id = app.network());
        create policy ${table}_add on ${table} for insert with check (network_id = app.network()
          and (app.scope() = 'COORDINATION' or (app.scope() = 'LEAD' and partner_id = app.partner())));
        create policy ${table}_drop on ${table} for delete using (network_id = app.network()
          and (app.scope() = 'COORDINATION' or (app.scope() = 'LEAD' and partner_id = app.partner())));
        grant select, insert, delete on ${table} to hilfenetz_application;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table partner_districts;
      drop table partner_topic_areas;
      drop table partners;
    `);
  }
}
