import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';

/** Brings a database to the newest shape, as its owner. Two services starting at once take turns. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    logging: false,
    installExtensions: false,
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock(7523663839543321973)');
    const done = await source.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await runner.query('select pg_advisory_unlock(7523663839543321973)').catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
