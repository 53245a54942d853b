import type { Client } from 'pg';

/**
 * Lets the owner of a database move its time, for tests and for making the demo's past. Time goes on from the moved
 * moment, so that what hangs on "the same transaction" still does. Only the owner can: the application's login may
 * neither replace the functions nor write the shift.
 */
export async function installShiftedClock(owner: Client): Promise<void> {
  await owner.query(`
    create table app.clock_shift (only_row boolean primary key default true check (only_row), shift interval not null);
    insert into app.clock_shift (shift) values (interval '0');
    grant select on app.clock_shift to hilfenetz_application;
    create or replace function app.clock() returns timestamptz language sql stable
      return now() + (select shift from app.clock_shift);
    create or replace function app.instant() returns timestamptz language sql volatile
      return clock_timestamp() + (select shift from app.clock_shift);
  `);
}

/** Moves the time to a moment; from there it goes on. */
export async function setClock(owner: Client, moment: Date): Promise<void> {
  await owner.query(`update app.clock_shift set shift = $1::timestamptz - clock_timestamp()`, [moment]);
}

export async function resetClock(owner: Client): Promise<void> {
  await owner.query(`update app.clock_shift set shift = interval '0'`);
}

/** The functions as the migrations made them. */
export async function removeShiftedClock(owner: Client): Promise<void> {
  await owner.query(`
    create or replace function app.clock() returns timestamptz language sql stable return now();
    create or replace function app.instant() returns timestamptz language sql volatile return clock_timestamp();
    drop table app.clock_shift;
  `);
}
