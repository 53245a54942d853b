import { Logger, runMigrations } from 'graphile-worker';
import type { DataSourceOptions, MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is to be done after a change: jobs of graphile-worker, which keeps them in a schema of its own. The application
 * can only add jobs of the kinds named here, in the transaction of the change; it reads none. A job names a network and
 * an id, nothing else. Jobs are done under another login, which reads nothing but the jobs.
 */
export class Outbox1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // graphile-worker commits its own steps, each once. When ours fails after them, the next try finds them done.
    await runMigrations({ connectionString: addressOf(runner), logger: new Logger(() => () => undefined) });
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'hilfenetz_outbox_worker') then
          create role hilfenetz_outbox_worker nologin;
        end if;
      end $$;
      grant usage on schema graphile_worker to hilfenetz_outbox_worker;
      grant select on graphile_worker.migrations to hilfenetz_outbox_worker;
      revoke execute on all functions in schema graphile_worker from public;
      grant execute on all functions in schema graphile_worker to hilfenetz_outbox_worker;
    `);
    for (const table of WORKER_TABLES) {
      await runner.query(`
        grant select, insert, update, delete on graphile_worker.${table} to hilfenetz_outbox_worker;
        create policy ${table}_worker on graphile_worker.${table} to hilfenetz_outbox_worker
          using (true) with check (true);
      `);
    }
    await runner.query(`
      create domain app.job_kind as text
        constraint job_kind_check check (value is not null and value in ('SEND_OFFER_REMINDER'));
      create domain app.job_id as uuid constraint job_id_check check (value is not null);

      -- bound to graphile-worker's function: whoever brings a newer graphile-worker drops and makes it again
      create function app.enqueue(kind app.job_kind, subject app.job_id)
        returns void language sql volatile security definer set search_path = pg_catalog
      begin atomic
        select graphile_worker.add_job(
          identifier => enqueue.kind::text,
          payload => json_build_object('network', app.network()::app.job_id, 'id', enqueue.subject),
          max_attempts => 25
        );
      end;
      revoke execute on function app.enqueue from public;
      grant execute on function app.enqueue to hilfenetz_application;

      -- One mail to one person about one period of an offer.
      create table offer_reminders (
        network_id uuid not null,
        id uuid not null,
        offer_id uuid not null,
        account_id uuid not null,
        -- which period: its last day
        confirm_until date not null,
        state text not null default 'WAITING' constraint offer_reminders_state_check check (state in
          ('WAITING','HANDED_OVER','SENT','SUPERFLUOUS','REFUSED','UNKNOWN','GIVEN_UP')),
        changed_at timestamptz not null default app.clock(),
        constraint offer_reminders_pkey primary key (network_id, id),
        constraint offer_reminders_offer_fk foreign key (network_id, offer_id) references offers (network_id, id),
        constraint offer_reminders_account_fk foreign key (network_id, account_id) references accounts (network_id, id),
        constraint offer_reminders_period_key unique (network_id, offer_id, confirm_until, account_id)
      );
      alter table offer_reminders enable row level security;
      create policy offer_reminders_see on offer_reminders for select
        using (network_id = app.network() and app.scope() = 'SYSTEM');
      create policy offer_reminders_add on offer_reminders for insert
        with check (network_id = app.network() and app.scope() = 'SYSTEM' and state = 'WAITING');
      -- what is settled stays settled
      create policy offer_reminders_settle on offer_reminders for update
        using (network_id = app.network() and app.scope() = 'SYSTEM' and state in ('WAITING','HANDED_OVER','UNKNOWN'))
        with check (network_id = app.network() and app.scope() = 'SYSTEM');
      grant select, insert (network_id, id, offer_id, account_id, confirm_until), update (state, changed_at)
        on offer_reminders to hilfenetz_application;

      -- a confirmation ends every link of its offer
      create index offer_confirmation_links_offer_idx on offer_confirmation_links (network_id, offer_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index offer_confirmation_links_offer_idx;
      drop table offer_reminders;
      drop function app.enqueue;
      drop domain app.job_id, app.job_kind;
      drop schema graphile_worker cascade;
    `);
  }
}

const WORKER_TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

function addressOf(runner: QueryRunner): string {
  const options: DataSourceOptions = runner.manager.dataSource.options;
  if (options.type !== 'postgres' || options.url === undefined)
    throw new Error('A migration needs the address of its database.');
  return options.url;
}
