import type { Actor, Scope } from '../domain/actor';
import { DomainError } from '../domain/errors';
import type { InstallationKey } from '../domain/installation-key';
import type { Database } from './database';
import type { Db } from './db';
import { refusalOf, worthRetrying } from './failures';
import { newTrail, type Trail } from './trail';
import { inTransaction, type Transaction } from './transaction';

/** One transaction as a story sees it: its statements, who acts, its one time, and its audit trail. */
export interface Work<A extends Actor = Actor> {
  readonly db: Db;
  readonly actor: A;
  readonly now: Date;
  readonly trail: Trail;
  readonly installationKey: InstallationKey;
  /** They open what they wrapped, and wrap nothing new. */
  readonly formerKeys: readonly InstallationKey[];
}

const ATTEMPTS = 5;

/**
 * The door for changes: one root mutation field, one transaction. A refusal rolls the story back, not its
 * audit event. Deadlocks and lost races are told again from the beginning; nobody is shown one.
 *
 * @param operation name of the mutation, as the audit trail keeps it
 * @throws DomainError as the story does; UNAVAILABLE when the database cannot be reached
 */
export async function transact<A extends Actor, T>(
  database: Database,
  actor: A,
  operation: string,
  story: (work: Work<A>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactOnce(database, actor, operation, story);
    } catch (error) {
      if (attempt === ATTEMPTS || !worthRetrying(error)) throw refusalOf(error) ?? error;
      await pause(attempt * 10 * Math.random());
    }
  }
}

/**
 * The door for reading: one GraphQL query, one transaction for all its fields. What was read of families,
 * consents and payloads is on record before anything is returned; when that fails, so does the read.
 */
export async function read<A extends Actor, T>(
  database: Database,
  actor: A,
  operation: string,
  story: (work: Work<A>) => Promise<T>,
): Promise<T> {
  try {
    return await inTransaction(database, actor, async (transaction) => {
      if (!transaction.holds) throw new DomainError('UNAUTHENTICATED', { reason: 'SESSION_ENDED' });
      const trail = newTrail();
      const result = await story(workOf(database, transaction, actor, trail));
      await transaction.commit(trail.statements(operation));
      return result;
    });
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/**
 * Runs a part of a story in another scope: SYSTEM for marks (migration 0010), SIGN_IN for credentials. The
 * partner in scope stays the actor's own. Ends with the part, or with the story when the part fails.
 */
export async function inScope<T>(work: Work, scope: Scope, part: () => Promise<T>): Promise<T> {
  const found = await work.db.row<{ before: string | null }>(
    `select app.scope() as before, set_config('app.scope', $1, true)`,
    [scope],
  );
  const result = await part();
  await work.db.row(`select set_config('app.scope', $1, true)`, [found?.before ?? '']);
  return result;
}

function transactOnce<A extends Actor, T>(
  database: Database,
  actor: A,
  operation: string,
  story: (work: Work<A>) => Promise<T>,
): Promise<T> {
  return inTransaction(database, actor, async (transaction) => {
    if (!transaction.holds) throw new DomainError('UNAUTHENTICATED', { reason: 'SESSION_ENDED' });
    const trail = newTrail();
    try {
      const result = await story(workOf(database, transaction, actor, trail));
      if (trail.basis === null) throw new Error(`${operation} left no audit event.`);
      await transaction.commit(trail.statements(operation));
      return result;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null || refusal.code === 'UNAVAILABLE' || worthRetrying(error)) throw error;
      await transaction.commitOnly([trail.refusal(operation, refusal.details.reason ?? refusal.code)]);
      throw refusal;
    }
  });
}

function workOf<A extends Actor>(
  database: Database,
  transaction: Transaction,
  actor: A,
  trail: Trail,
): Work<A> {
  return {
    db: transaction.db,
    actor,
    now: transaction.now,
    trail,
    installationKey: database.installationKey,
    formerKeys: database.formerKeys,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
