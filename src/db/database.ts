import { types } from 'pg';
import { DataSource } from 'typeorm';
import { ColumnNames } from './column-names';
import type { InstallationKey } from '../domain/installation-key';

// A day stays the text it is (2026-11-21); a Date object would move it by the time zone.
types.setTypeParser(types.builtins.DATE, (text) => text);

/** Told of each statement before it runs: counts them, and lets a race test hold one back. Sees no values. */
export type StatementObserver = (sql: string) => void | Promise<void>;

export interface Database {
  readonly source: DataSource;
  readonly observe: StatementObserver | null;
  readonly installationKey: InstallationKey;
  readonly formerKeys: readonly InstallationKey[];
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** The classes of every table. */
  entities: readonly (new () => object)[];
  installationKey: InstallationKey;
  /** Installation keys that still open what they wrapped, while keys are rotated. */
  formerKeys?: readonly InstallationKey[];
  poolSize: number;
  /** Milliseconds a statement may run. */
  statementTimeout?: number;
  /** Milliseconds a statement may wait for a lock. */
  lockTimeout?: number;
  /** Milliseconds to wait for a free connection; without it a full pool waits for ever. */
  connectionTimeout?: number;
  observe?: StatementObserver;
}

/** Opens the pool of the application's login. Nothing but transact() and read() may use it. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.entities],
    namingStrategy: new ColumnNames(),
    synchronize: false,
    logging: false,
    installExtensions: false,
    extra: {
      max: options.poolSize,
      connectionTimeoutMillis: options.connectionTimeout ?? 5_000,
      statement_timeout: options.statementTimeout ?? 10_000,
      lock_timeout: options.lockTimeout ?? 5_000,
      idle_in_transaction_session_timeout: 30_000,
      application_name: 'hilfenetz',
    },
  });
  await source.initialize();
  return {
    source,
    observe: options.observe ?? null,
    installationKey: options.installationKey,
    formerKeys: options.formerKeys ?? [],
    close: () => source.destroy(),
  };
}
