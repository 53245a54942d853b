import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { NO_SETTINGS, play, refusedBy, type Settings } from '../support/sql-attack';

/** What the two logins can do with jobs, whatever they say of themselves. */
let fresh: FreshDatabase;
let application: Client;
let worker: Client;
let network: Settings;

beforeAll(async () => {
  fresh = await makeFreshDatabase();
  application = await fresh.connect(fresh.urls.applicationUrl);
  worker = await fresh.connect(fresh.urls.workerUrl ?? '');
  const networkId = newId();
  await fresh.owner.query(`insert into networks (id, slug, name, land) values ($1, 'stadt', 'Stadt', 'NW')`, [
    networkId,
  ]);
  network = { ...NO_SETTINGS, network: networkId };
});
afterAll(() => fresh.close());

const SUBJECT = '0198c0de-0000-7000-8000-000000000001';
const JOBS = [
  '_private_jobs',
  '_private_job_queues',
  '_private_tasks',
  '_private_known_crontabs',
  'jobs',
  'migrations',
];

describe('the application’s login', () => {
  const attack = (statement: string, settings: Settings = network): Promise<string> =>
    play(application, settings, statement);

  it.each(JOBS)('reads, changes and deletes nothing in %s', async (table) => {
    for (const statement of [
      `select from graphile_worker.${table}`,
      `delete from graphile_worker.${table}`,
      `truncate graphile_worker.${table}`,
    ])
      expect(await attack(statement)).toBe('permission denied for schema graphile_worker');
  });

  it.each([
    `select graphile_worker.add_job('SEND_OFFER_REMINDER', '{}')`,
    `select graphile_worker.complete_jobs(array[1])`,
    `select graphile_worker.remove_job('morning-round')`,
    `select graphile_worker.force_unlock_workers(array['x'])`,
  ])('calls none of the library’s functions: %s', async (statement) => {
    expect(await attack(statement)).toBe('permission denied for schema graphile_worker');
  });

  it.each(['MORNING_ROUND', 'send_offer_reminder', 'X', ''])(
    'adds no job of another kind: "%s"',
    async (kind) => {
      expect(await attack(`select app.enqueue('${kind}', '${SUBJECT}')`)).toBe('job_kind_check');
    },
  );

  it.each([
    ['without a kind', `select app.enqueue(null, '${SUBJECT}')`, 'job_kind_check'],
    ['about nothing', `select app.enqueue('SEND_OFFER_REMINDER', null)`, 'job_id_check'],
  ])('adds none %s', async (_case, statement, refusal) => {
    expect(await attack(statement)).toBe(refusal);
  });

  it('adds none outside a network', async () => {
    expect(await attack(`select app.enqueue('SEND_OFFER_REMINDER', '${SUBJECT}')`, NO_SETTINGS)).toBe(
      'job_id_check',
    );
  });

  it('adds none that says more than an id', async () => {
    expect(await attack(`select app.enqueue('SEND_OFFER_REMINDER', 'anna@example.org')`)).toMatch(
      /^invalid input syntax for type uuid/,
    );
  });

  it('adds one of a known kind, in its own network, which is gone when it rolls back', async () => {
    await application.query('begin');
    await application.query(`select set_config('app.network', $1, true)`, [network.network]);
    await application.query(`select app.enqueue('SEND_OFFER_REMINDER', $1::app.job_id)`, [SUBJECT]);
    await application.query('rollback');
    const count = async (): Promise<unknown> =>
      (await fresh.owner.query('select payload from graphile_worker._private_jobs')).rows;
    expect(await count()).toEqual([]);
    await application.query('begin');
    await application.query(`select set_config('app.network', $1, true)`, [network.network]);
    await application.query(`select app.enqueue('SEND_OFFER_REMINDER', $1::app.job_id)`, [SUBJECT]);
    await application.query('commit');
    expect(await count()).toEqual([{ payload: { network: network.network, id: SUBJECT } }]);
    await fresh.owner.query('delete from graphile_worker._private_jobs');
  });

  it('may not hand the function on, replace it, or become the worker', async () => {
    await attack('grant execute on function app.enqueue to public');
    const { rows } = await fresh.owner.query(
      `select from pg_proc p, aclexplode(p.proacl) x where p.oid = 'app.enqueue'::regproc and x.grantee = 0`,
    );
    expect(rows).toEqual([]);
    expect(await attack('drop function app.enqueue')).toMatch(/^must be owner of function/);
    expect(await attack('drop domain app.job_kind cascade')).toMatch(/^must be owner of type/);
    expect(await attack('alter domain app.job_kind drop constraint job_kind_check')).toMatch(
      /^must be owner of type/,
    );
    expect(await attack('set role hilfenetz_outbox_worker')).toMatch(/^permission denied to set role/);
  });

  it.each(['COORDINATION', 'LEAD', 'PARTNER', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])(
    'sees, makes and changes no reminder and no link in the scope "%s"',
    async (scope) => {
      const settings = { ...network, scope };
      for (const table of ['offer_reminders', 'offer_confirmation_links'])
        expect(await attack(`select from ${table}`, settings)).toBe('0 rows');
      expect(await attack(`update offer_reminders set state = 'WAITING'`, settings)).toBe('0 rows');
      expect(
        await attack(
          `insert into offer_reminders (network_id, id, offer_id, account_id, confirm_until)
           values ('${network.network}', '${SUBJECT}', '${SUBJECT}', '${SUBJECT}', '2027-01-01')`,
          settings,
        ),
      ).toBe('policy offer_reminders');
    },
  );

  it('says of no reminder by hand how it stands when it is made, and of none whose it is afterwards', async () => {
    const system = { ...network, scope: 'SYSTEM' };
    expect(
      await attack(
        `insert into offer_reminders (network_id, id, offer_id, account_id, confirm_until, state)
         values ('${network.network}', '${SUBJECT}', '${SUBJECT}', '${SUBJECT}', '2027-01-01', 'SENT')`,
        system,
      ),
    ).toBe('permission denied for table offer_reminders');
    expect(await attack(`update offer_reminders set account_id = '${SUBJECT}'`, system)).toBe(
      'permission denied for table offer_reminders',
    );
    expect(await attack('delete from offer_reminders', system)).toBe(
      'permission denied for table offer_reminders',
    );
    expect(await attack(`update offer_confirmation_links set expires_at = 'infinity'`, system)).toBe(
      'permission denied for table offer_confirmation_links',
    );
  });
});

describe('the worker’s login', () => {
  const tried = (statement: string): Promise<string> => worker.query(statement).then(() => 'done', refusedBy);

  it('reads no table of the service', async () => {
    const { rows } = await fresh.owner.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'app', 'keystore') and c.relkind in ('r', 'p', 'v', 'm') order by 1, 2`,
    );
    expect(rows.map((row) => row.name)).toEqual(
      expect.arrayContaining([
        'families',
        'consents',
        'keys',
        'payload_items',
        'offers',
        'accounts',
        'offer_reminders',
      ]),
    );
    for (const { schema, name } of rows)
      for (const statement of [`select from ${schema}.${name}`, `delete from ${schema}.${name}`])
        expect([name, await tried(statement)]).toEqual([
          name,
          expect.stringMatching(
            schema === 'public' ? `^permission denied for table ${name}$` : /^permission denied for schema/,
          ),
        ]);
  });

  it.each([
    [`select app.enqueue('SEND_OFFER_REMINDER', '${SUBJECT}')`, /^permission denied for schema app$/],
    ['select app.network()', /^permission denied for schema app$/],
    ['create table public.mine (id int)', /^permission denied for schema public$/],
    ['create table graphile_worker.mine (id int)', /^permission denied for schema graphile_worker$/],
    ['drop table graphile_worker._private_jobs', /^must be owner of table/],
    ['alter table graphile_worker._private_jobs disable row level security', /^must be owner of table/],
    ['set role hilfenetz_application', /^permission denied to set role/],
    ['set role hilfenetz_owner', /^permission denied to set role/],
    [`alter role hilfenetz_worker bypassrls`, /^permission denied to alter role$/],
    ['create temp table t (id int)', /^permission denied to create temporary tables/],
  ])('is refused: %s', async (statement, refusal) => {
    expect(await tried(statement)).toMatch(refusal);
  });

  it('sees the jobs, by ids alone', async () => {
    expect(await tried('select from graphile_worker._private_jobs')).toBe('done');
  });
});

it('the catalogue’s login knows nothing of jobs', async () => {
  const catalogue = await fresh.connect(fresh.urls.catalogueUrl ?? '');
  for (const table of JOBS)
    expect(await catalogue.query(`select from graphile_worker.${table}`).then(() => 'done', refusedBy)).toBe(
      'permission denied for schema graphile_worker',
    );
  expect(await catalogue.query('select from offer_reminders').then(() => 'done', refusedBy)).toBe(
    'permission denied for table offer_reminders',
  );
});
