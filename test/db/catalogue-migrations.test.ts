import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { migrate } from '../../src/db/migrate';
import { removeShiftedClock } from '../../src/operator/shifted-clock';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { makeFullTown } from '../support/two-towns';

/** Migrations go up, all the way down, and up again, each leaving what it found. */
const COUNT = migrations.length;

async function withMigrations<T>(
  ownerUrl: string,
  upTo: number,
  use: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: migrations.slice(0, upTo),
    logging: false,
    installExtensions: false,
  });
  await source.initialize();
  try {
    return await use(source);
  } finally {
    await source.destroy();
  }
}

const up = (url: string, upTo: number) =>
  withMigrations(url, upTo, (source) => source.runMigrations({ transaction: 'each' }));
const down = (url: string, from: number) =>
  withMigrations(url, from, (source) => source.undoLastMigration({ transaction: 'each' }));

interface Asking {
  query(sql: string): Promise<{ rows: unknown[] }>;
}

/** Everything that a migration can make, as lines of text. */
const SHAPE = `
  select 'table ' || c.oid::regclass || ' ' || c.relrowsecurity || ' ' || coalesce(array(select x::text from unnest(c.relacl) x order by 1)::text, '-') as line
    from pg_class c where c.relkind in ('r', 'i') and c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'keystore'))
      and c.relname not like '%migrations%' and c.relname not like 'PK_%'
  union all select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
        || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '-') || ' ' || coalesce(array(select x::text from unnest(a.attacl) x order by 1)::text, '-')
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'migrations'
     and c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'keystore'))
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
   where connamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'keystore')) and conrelid <> 'migrations'::regclass
  union all select 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' ' || coalesce(qual, '-') || ' ' || coalesce(with_check, '-') from pg_policies
  union all select 'function ' || oid::regprocedure || ' ' || prosecdef || ' ' || pg_get_functiondef(oid) || ' ' || coalesce(proacl::text, '-') from pg_proc
   where pronamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'keystore'))
  union all select 'schema ' || nspname from pg_namespace where nspname in ('public', 'app', 'keystore')
  order by 1`;

async function shape(owner: Asking): Promise<string[]> {
  return (await owner.query(SHAPE)).rows.map((row) => (row as { line: string }).line);
}

describe('on an empty database', () => {
  let fresh: FreshDatabase;
  beforeEach(async () => {
    fresh = await makeFreshDatabase({ migrated: false });
  });
  afterEach(() => fresh.close());

  it('each step down leaves what stood before the step up, and the way up ends the same', async () => {
    const { ownerUrl } = fresh.urls;
    await up(ownerUrl, 1);
    await down(ownerUrl, 1);
    const shapes = [await shape(fresh.owner)];
    for (let step = 1; step <= COUNT; step += 1) {
      await up(ownerUrl, step);
      shapes.push(await shape(fresh.owner));
    }
    expect(new Set(shapes.map((lines) => lines.length)).size).toBe(COUNT + 1);
    for (let step = COUNT; step >= 1; step -= 1) {
      await down(ownerUrl, step);
      expect(await shape(fresh.owner)).toEqual(shapes[step - 1]);
    }
    expect(await shape(fresh.owner)).toEqual(['schema public']);
    expect(await migrate(ownerUrl)).toHaveLength(COUNT);
    expect(await shape(fresh.owner)).toEqual(shapes[COUNT]);
  });

  it('two services that start at once bring it up once', async () => {
    const { ownerUrl } = fresh.urls;
    const done = await Promise.all([migrate(ownerUrl), migrate(ownerUrl), migrate(ownerUrl)]);
    expect(done.map((names) => names.length).sort((one, other) => one - other)).toEqual([0, 0, COUNT]);
  });

  it('nothing is pending afterwards, and names and order are kept', async () => {
    const { ownerUrl } = fresh.urls;
    expect(await migrate(ownerUrl)).toEqual(migrations.map((migration) => migration.name));
    expect(await migrate(ownerUrl)).toEqual([]);
    const { rows } = await fresh.owner.query<{ name: string }>(`select name from migrations order by id`);
    expect(rows.map((row) => row.name)).toEqual(migrations.map((migration) => migration.name));
  });

  it('a step that fails leaves nothing half done', async () => {
    await fresh.owner.query(`create table agreements (id int)`);
    const quiet = jest.spyOn(console, 'log').mockImplementation(); // TypeORM tells it there, whatever it is told
    await expect(migrate(fresh.urls.ownerUrl)).rejects.toThrow('already exists');
    quiet.mockRestore();
    const { rows } = await fresh.owner.query<{ name: string }>(`select name from migrations order by id`);
    expect(rows.map((row) => row.name)).toEqual(migrations.slice(0, 4).map((migration) => migration.name));
    await fresh.owner.query(`drop table agreements`);
    expect(await migrate(fresh.urls.ownerUrl)).toHaveLength(COUNT - 4);
  });
});

describe('on a database with data', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
    await makeFullTown(test, 'datenstadt');
  });
  afterAll(() => test.close());

  async function counts(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const table of [
      'families',
      'consents',
      'releases',
      'referrals',
      'payload_items',
      'keystore.keys',
      'audit_events',
    ]) {
      const { rows } = await test.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      found[table] = rows[0]?.n ?? -1;
    }
    return found;
  }

  it('there is nothing to run, and nothing is lost', async () => {
    const before = await counts();
    expect(Object.values(before).every((rows) => rows > 0)).toBe(true);
    expect(await migrate(test.urls.ownerUrl)).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('the way down is not blocked by rows, and the way up makes a whole one again', async () => {
    await removeShiftedClock(test.owner);
    const full = await shape(test.owner);
    for (let step = COUNT; step >= 1; step -= 1) await down(test.urls.ownerUrl, step);
    expect(await shape(test.owner)).toEqual(['schema public']);
    await migrate(test.urls.ownerUrl);
    expect(await shape(test.owner)).toEqual(full);
  });
});
