import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A network is the tenant. Its row, its districts and its topic areas are public; its settings are not.
 * Networks are made by the operator's command (the owner's login), never by the application.
 */
export class Networks1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table networks (
        id uuid not null,
        slug text not null constraint networks_slug_check check (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
        name text not null constraint networks_name_check check (char_length(name) between 1 and 200),
        land text not null constraint networks_land_check check (land in
          ('BW','BY','BE','BB','HB','HH','HE','MV','NI','NW','RP','SL','SN','ST','SH','TH')),
        created_at timestamptz not null default app.clock(),
        constraint networks_pkey primary key (id),
        constraint networks_slug_key unique (slug)
      );
      grant select on networks to hilfenetz_application;

      create table network_settings (
        network_id uuid not null,
        child_custody text not null default 'ALL_MUST_SIGN'
          constraint network_settings_child_custody_check check (child_custody in ('ALL_MUST_SIGN','ONE_SUFFICES')),
        respond_days_routine int not null default 7
          constraint network_settings_respond_days_routine_check check (respond_days_routine between 1 and 60),
        respond_days_urgent int not null default 1
          constraint network_settings_respond_days_urgent_check check (respond_days_urgent between 1 and 60),
        consent_months_default int not null default 6,
        consent_months_max int not null default 24,
        constraint network_settings_pkey primary key (network_id),
        constraint network_settings_network_fk foreign key (network_id) references networks (id),
        constraint network_settings_consent_months_check
          check (consent_months_default between 1 and consent_months_max and consent_months_max <= 24)
      );
      alter table network_settings enable row level security;
      create policy network_settings_see on network_settings for select using (network_id = app.network());
      grant select on network_settings to hilfenetz_application;

      create table districts (
        network_id uuid not null,
        id uuid not null,
        name text not null constraint districts_name_check check (char_length(name) between 1 and 120),
        position int not null,
        constraint districts_pkey primary key (network_id, id),
        constraint districts_network_fk foreign key (network_id) references networks (id),
        constraint districts_name_key unique (network_id, name)
      );
      create table topic_areas (
        network_id uuid not null,
        id uuid not null,
        name text not null constraint topic_areas_name_check check (char_length(name) between 1 and 120),
        position int not null,
        constraint topic_areas_pkey primary key (network_id, id),
        constraint topic_areas_network_fk foreign key (network_id) references networks (id),
        constraint topic_areas_name_key unique (network_id, name)
      );
      -- Public lists: the catalogue shows them to everybody. Nobody but the operator writes them yet.
      alter table districts enable row level security;
      create policy districts_see on districts for select using (true);
      alter table topic_areas enable row level security;
      create policy topic_areas_see on topic_areas for select using (true);
      grant select on districts, topic_areas to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table topic_areas;
      drop table districts;
      drop table network_settings;
      drop table networks;
    `);
  }
}
