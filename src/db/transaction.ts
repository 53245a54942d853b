import type { QueryRunner } from 'typeorm';
import type { Actor } from '../domain/actor';
import type { Database } from './database';
import { dbOf, type Db } from './db';
import { openingMessage } from './opening';

/** A transaction under way. Begun by one message and ended by one. */
export interface Transaction {
  readonly db: Db;
  /** The database's clock as the transaction began. */
  readonly now: Date;
  /** False when the actor's session, account or hat has ended. */
  readonly holds: boolean;
  /** Deferred constraints are checked before the commit, so that a refusal can still be kept. */
  commit(lastStatements: readonly string[]): Promise<void>;
  /** Undoes the story, keeps the given statements. */
  commitOnly(statements: readonly string[]): Promise<void>;
}

interface PlainClient {
  query(text: string): Promise<{ rows: unknown[] } | { rows: unknown[] }[]>;
}

/** Gives the body a transaction; whatever happens, it is over and the connection is back in the pool afterwards. */
export async function inTransaction<T>(
  database: Database,
  actor: Actor,
  body: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const runner = database.source.createQueryRunner();
  const state: { ended: boolean; failure: unknown } = { ended: false, failure: null };
  try {
    const send = async (statements: readonly string[]): Promise<void> => {
      await database.observe?.('commit');
      await sendText(runner, statements.join(';'));
      state.ended = true;
    };
    await database.observe?.('begin');
    const opened = await sendText(runner, openingMessage(actor));
    return await body({
      ...(opened as { now: Date; holds: boolean }),
      db: dbOf(runner, database.observe, (failure) => void (state.failure ??= failure)),
      commit(last) {
        // what failed first tells the reason; after it the database answers only that the transaction is broken
        if (state.failure !== null) throw state.failure as Error;
        return send([...last, 'set constraints all immediate', 'commit']);
      },
      commitOnly: (statements) => send(['rollback to savepoint story', ...statements, 'commit']),
    });
  } finally {
    if (!state.ended) await runner.query('rollback').catch(() => undefined);
    await runner.release();
  }
}

/** Several statements in one round trip, without parameters; the first row that any of them brought. */
async function sendText(runner: QueryRunner, text: string): Promise<unknown> {
  const client = (await runner.connect()) as PlainClient;
  const results = await client.query(text);
  return (Array.isArray(results) ? results : [results]).flatMap((result) => result.rows)[0];
}
