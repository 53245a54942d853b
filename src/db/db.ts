import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity, QueryRunner } from 'typeorm';
import { camelCase } from './column-names';
import type { StatementObserver } from './database';

/** What a transaction can do. Statements run one after the other, in the order they were asked for. */
export interface Db {
  /** Rows of a hand-written statement, columns in camel case. */
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** The only row, or null. */
  row<Row>(sql: string, params?: readonly unknown[]): Promise<Row | null>;
  /** How many rows a hand-written statement touched. */
  touch(sql: string, params?: readonly unknown[]): Promise<number>;
  insert<E extends ObjectLiteral>(entity: EntityTarget<E>, rows: QueryDeepPartialEntity<E>[]): Promise<void>;
  /** How many rows the update touched; under row-level security a wrong setting touches none, silently. */
  update<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: Partial<E>,
    change: QueryDeepPartialEntity<E>,
  ): Promise<number>;
}

export function dbOf(
  runner: QueryRunner,
  observe: StatementObserver | null,
  onFailure: (error: unknown) => void,
): Db {
  const queue = inTurn(onFailure);
  const run = (sql: string, params: readonly unknown[]): Promise<{ records: unknown[]; affected?: number }> =>
    queue(async () => {
      if (observe !== null) await observe(sql);
      return runner.query(sql, [...params], true);
    });

  return {
    async rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
      const { records } = await run(sql, params);
      return records.map((record) => inCamelCase(record) as Row);
    },
    async row<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | null> {
      const { records } = await run(sql, params);
      if (records.length > 1) throw new Error('More than one row where at most one was expected.');
      return records.length === 0 ? null : (inCamelCase(records[0]) as Row);
    },
    async touch(sql: string, params: readonly unknown[] = []): Promise<number> {
      return (await run(sql, params)).affected ?? 0;
    },
    async insert(entity, rows) {
      if (rows.length === 0) return;
      await queue(async () => {
        if (observe !== null)
          await observe(`insert into ${runner.manager.dataSource.getMetadata(entity).tableName}`);
        await runner.manager.insert(entity, rows);
      });
    },
    async update(entity, where, change) {
      return queue(async () => {
        if (observe !== null)
          await observe(`update ${runner.manager.dataSource.getMetadata(entity).tableName}`);
        const result = await runner.manager.update(entity, where, change);
        return result.affected ?? 0;
      });
    },
  };
}

/** One connection runs one statement at a time, although resolvers ask side by side. */
function inTurn(onFailure: (error: unknown) => void): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task);
    last = next.catch(onFailure);
    return next;
  };
}

function inCamelCase(record: unknown): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(record as Record<string, unknown>))
    row[camelCase(column)] = value;
  return row;
}
