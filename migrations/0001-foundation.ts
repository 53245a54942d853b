import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words every later table is written in: one clock, the settings of a transaction, and the role
 * that the application's login belongs to. Function bodies are bound when created (no string bodies),
 * so nobody can slip another function under a policy through the search path.
 */
export class Foundation1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'hilfenetz_application') then
          create role hilfenetz_application nologin;
        end if;
        execute format('revoke temporary, create on database %I from public', current_database());
      end $$;
      revoke create on schema public from public;
      create schema app;
      create schema keystore;
      grant usage on schema public, app, keystore to hilfenetz_application;

      -- One time for a transaction. Rules read it as work.now, constraints read it here. Only a test's
      -- template and the demo loader, both as the owner, ever replace these two.
      create function app.clock() returns timestamptz language sql stable return now();
      -- The moment a statement runs: nobody can hold a transaction open across the end of a consent.
      create function app.instant() returns timestamptz language sql volatile return clock_timestamp();

      create function app.network() returns uuid language sql stable
        return nullif(current_setting('app.network', true), '')::uuid;
      create function app.partner() returns uuid language sql stable
        return nullif(current_setting('app.partner', true), '')::uuid;
      create function app.account() returns uuid language sql stable
        return nullif(current_setting('app.account', true), '')::uuid;
      create function app.hat() returns uuid language sql stable
        return nullif(current_setting('app.hat', true), '')::uuid;
      create function app.scope() returns text language sql stable
        return nullif(current_setting('app.scope', true), '');

      create function app.berlin_midnight(day date) returns timestamptz language sql immutable
        return (day::timestamp at time zone 'Europe/Berlin');
      create function app.berlin_day(moment timestamptz) returns date language sql immutable
        return (moment at time zone 'Europe/Berlin')::date;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The role belongs to the whole cluster and may serve other databases: it stays.
    await runner.query(`
      drop schema app cascade;
      drop schema keystore cascade;
      revoke usage on schema public from hilfenetz_application;
    `);
  }
}
