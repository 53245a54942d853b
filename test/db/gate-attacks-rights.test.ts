import type { Client } from 'pg';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { NO_SETTINGS, play, refusedBy } from '../support/sql-attack';

/** What the login may not do at all, whatever it says of itself: on a database as the first start makes it. */
let fresh: FreshDatabase;
let attacker: Client;
let tables: string[];

beforeAll(async () => {
  fresh = await makeFreshDatabase();
  attacker = await fresh.connect(fresh.urls.applicationUrl);
  const { rows } = await fresh.owner.query<{ name: string }>(
    `select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'app', 'keystore') and c.relkind in ('r', 'p') order by 1`,
  );
  tables = rows.map((row) => row.name);
});
afterAll(() => fresh.close());

const attack = (...steps: string[]): Promise<string> => play(attacker, NO_SETTINGS, ...steps);
const plain = (table: string): string => table.replace('keystore.', '');

async function refusals(statement: (table: string) => string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables) found[table] = await attack(statement(table));
  return found;
}

function everyTable(expected: (table: string) => string): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, expected(table)]));
}

/** Rows that are lists of a record, who holds custody, a draft's own, or the copy that the public reads; everything else is kept. */
const DELETABLE = [
  'custody_holders',
  'partner_districts',
  'partner_topic_areas',
  'published_offers',
  'published_words',
  'referral_draft_items',
];

it('finds the tables at all', () => {
  expect(tables).toEqual(expect.arrayContaining(['releases', 'keystore.keys', 'audit_events', 'migrations']));
});

it('no row is deleted but of the tables written out here', async () => {
  expect(await refusals((table) => `delete from ${table}`)).toEqual(
    everyTable((table) =>
      DELETABLE.includes(table) ? '0 rows' : `permission denied for table ${plain(table)}`,
    ),
  );
});

it('no table is emptied', async () => {
  expect(await refusals((table) => `truncate ${table} cascade`)).toEqual(
    everyTable((table) => `permission denied for table ${plain(table)}`),
  );
});

it.each<[string, (table: string) => string]>([
  ['is dropped', (table) => `drop table ${table} cascade`],
  ['loses its row-level security', (table) => `alter table ${table} disable row level security`],
  ['loses its triggers, which check the foreign keys', (table) => `alter table ${table} disable trigger all`],
  ['gets another owner', (table) => `alter table ${table} owner to current_user`],
  ['gets a column', (table) => `alter table ${table} add column open boolean`],
  ['gets a policy that shows all', (table) => `create policy open on ${table} using (true)`],
  ['gets a rule', (table) => `create rule open as on insert to ${table} do instead nothing`],
])('no table %s', async (_title, statement) => {
  const found = await refusals(statement);
  for (const refusal of Object.values(found))
    expect(refusal).toMatch(/^must be owner of (table|relation) \w+$/);
});

it('no table gets a trigger', async () => {
  const statement = (table: string): string =>
    `create trigger open before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`;
  expect(await refusals(statement)).toEqual(
    everyTable((table) => `permission denied for table ${plain(table)}`),
  );
});

it('nothing is granted on to others', async () => {
  for (const table of tables) await attack(`grant select on ${table} to public`);
  const { rows } = await fresh.owner.query(
    `select table_name from information_schema.table_privileges
      where grantee = 'PUBLIC' and table_schema in ('public', 'app', 'keystore')`,
  );
  expect(rows).toEqual([]);
});

it.each([
  ['create database elsewhere', 'permission denied to create database'],
  ['alter system set fsync = off', 'permission denied to set parameter "fsync"'],
  ['vacuum full families', ''],
])('outside a transaction: %s', async (statement, refusal) => {
  const before = await fresh.owner.query(`select pg_relation_filenode('families') as file`);
  const told = await attacker.query(statement).then(() => '', refusedBy);
  const after = await fresh.owner.query(`select pg_relation_filenode('families') as file`);
  expect(told).toBe(refusal);
  expect(after.rows).toEqual(before.rows);
});

/** Attacks on the session and the server, and the server's own words. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  [
    `set session_replication_role = 'replica'`,
    /^permission denied to set parameter "session_replication_role"$/,
  ],
  [`set role hilfenetz_owner`, /^permission denied to set role "hilfenetz_owner"$/],
  [`set session authorization hilfenetz_owner`, /^permission denied to set session authorization/],
  [`alter role current_user bypassrls`, /^permission denied to alter role$/],
  [`alter role current_user superuser`, /^permission denied to alter role$/],
  [`alter role current_user createrole`, /^permission denied to alter role$/],
  [`create role intruder login`, /^permission denied to create role$/],
  [`grant hilfenetz_owner to current_user`, /^permission denied to grant role "hilfenetz_owner"$/],
  [`create extension plpgsql`, /already exists|permission denied/],
  [`create extension dblink`, /permission denied|not available|could not open/],
  [`create schema mine`, /^permission denied for database /],
  [`create table public.mine (id int)`, /^permission denied for schema public$/],
  [`create table app.mine (id int)`, /^permission denied for schema app$/],
  [`create table keystore.mine (id int)`, /^permission denied for schema keystore$/],
  [`create view public.mine as select 1`, /^permission denied for schema public$/],
  [
    `create function public.clock() returns int language sql return 1`,
    /^permission denied for schema public$/,
  ],
  [
    `create function app.partner(int) returns int language sql return 1`,
    /^permission denied for schema app$/,
  ],
  [
    `create operator public.= (leftarg = uuid, rightarg = uuid, function = uuid_ne)`,
    /^permission denied for schema public$/,
  ],
  [`create temp table partners (id int)`, /^permission denied to create temporary tables in database /],
  [`create temp view partners as select 1`, /^permission denied to create temporary tables in database /],
  [
    `create function pg_temp.clock() returns int language sql return 1`,
    /^permission denied to create temporary tables/,
  ],
  [`copy partners to program 'cat'`, /^permission denied to COPY to or from an external program$/],
  [`copy partners to '/tmp/partners'`, /^permission denied to COPY to a file$/],
  [`select pg_read_file('postgresql.conf')`, /^permission denied for function pg_read_file$/],
  [`select lo_export(1, '/tmp/x')`, /^permission denied for function lo_export$/],
  [`select * from pg_authid`, /^permission denied for table pg_authid$/],
  [
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hilfenetz_owner'`,
    /^permission denied/,
  ],
  [`insert into migrations (timestamp, name) values (1, 'x')`, /^permission denied for table migrations$/],
  [`select app.audit_append(null, 'x', 'DONE', null, 'X', '{}', '{}')`, /^null value in column/],
];

it.each(REFUSED)('%s', async (statement, refusal) => {
  expect(await attack(statement)).toMatch(refusal);
});

it('with row_security off nothing is shown: the question itself is refused', async () => {
  for (const table of ['families', 'payload_items', 'releases', 'consents', 'keystore.keys', 'credentials'])
    expect(await attack('set local row_security = off', `select from ${table}`)).toBe(
      `policy ${plain(table)}`,
    );
});

it('no search path puts another function under a policy: they are bound when made', async () => {
  const { rows } = await fresh.owner.query<{ name: string; bound: boolean }>(
    `select p.proname as name, p.prosqlbody is not null as bound from pg_proc p
      where p.pronamespace = 'app'::regnamespace order by 1`,
  );
  expect(rows.filter((row) => !row.bound)).toEqual([]);
  expect(rows.length).toBeGreaterThan(8);
  for (const path of ['pg_temp, public', `''`, 'information_schema, pg_catalog'])
    expect(await attack(`set local search_path = ${path}`, `select from public.families`)).toBe('0 rows');
});

it('deferring all constraints defers only those that are checked at the commit', async () => {
  const { rows } = await fresh.owner.query<{ name: string }>(
    `select conname as name from pg_constraint where condeferrable and connamespace = 'public'::regnamespace order by 1`,
  );
  expect(rows.map((row) => row.name)).toEqual([
    'acceptances_lead_fk',
    'agreement_ratifications_in_force_fk',
    'consent_signatures_evidence_fk',
    'feedback_items_resting_fk',
    'paper_answers_step_fk',
    'payload_items_resting_fk',
    'recalls_closed_fk',
    'received_items_held_fk',
    'received_items_resting_fk',
    'referral_events_paper_fk',
    'referral_events_reached_fk',
    'referral_events_recall_fk',
    'referral_suggestions_step_fk',
    'referrals_acceptance_fk',
    'referrals_event_fk',
    'referrals_overview_fk',
    'releases_holds_fk',
    'releases_taken_back_fk',
    'revocation_parts_taken_back_fk',
    'revocations_lead_fk',
    'revocations_standing_fk',
    'sendings_lead_fk',
    'sendings_sent_fk',
    'supersessions_lead_fk',
    'supersessions_superseded_fk',
    'terminations_last_day_fk',
  ]);
});
