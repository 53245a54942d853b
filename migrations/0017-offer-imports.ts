import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Imports of a file of offers by the coordination: how far one is, and what came of it. The file itself is not kept.
 * What an import changes stands in the offers and their reports, all of it or nothing.
 */
export class OfferImports1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table offer_imports (
        network_id uuid not null,
        id uuid not null,
        state text not null default 'RUNNING' constraint offer_imports_state_check check (state in
          ('RUNNING','DONE','REFUSED','FAILED')),
        -- nothing is kept, whatever comes of it
        dry_run boolean not null,
        total int not null,
        done int not null default 0,
        created int not null default 0,
        changed int not null default 0,
        unchanged int not null default 0,
        problem_count int not null default 0,
        problems jsonb not null default '[]',
        started_by uuid not null,
        started_at timestamptz not null default app.clock(),
        -- the last sign of life
        moved_at timestamptz not null default app.clock(),
        ended_at timestamptz,
        constraint offer_imports_pkey primary key (network_id, id),
        constraint offer_imports_started_by_fk foreign key (network_id, started_by) references accounts (network_id, id),
        constraint offer_imports_done_check check (done between 0 and total),
        constraint offer_imports_ended_at_check check ((state = 'RUNNING') = (ended_at is null)),
        constraint offer_imports_problems_check check (jsonb_array_length(problems) <= problem_count)
      );
      -- one at a time
      create unique index offer_imports_running_key on offer_imports (network_id) where state = 'RUNNING';

      alter table offer_imports enable row level security;
      create policy offer_imports_see on offer_imports for select
        using (network_id = app.network() and app.scope() = 'COORDINATION');
      create policy offer_imports_add on offer_imports for insert with check (network_id = app.network()
        and app.scope() = 'COORDINATION' and started_by = app.account());
      create policy offer_imports_move on offer_imports for update
        using (network_id = app.network() and app.scope() = 'COORDINATION')
        with check (network_id = app.network() and app.scope() = 'COORDINATION');
      grant select, insert (network_id, id, dry_run, total, problem_count, problems, started_by),
        update (state, done, created, changed, unchanged, problem_count, problems, moved_at, ended_at) on offer_imports
        to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table offer_imports`);
  }
}
