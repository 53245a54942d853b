import { Pool } from 'pg';
import { refusalOf } from './failures';

/**
 * The door to the public catalogue: single prepared statements on `published_offers` under a login that reads nothing
 * else. No transaction, no settings, no row-level security in the way of the indexes.
 */
export interface Catalogue {
  /**
   * Rows of a statement, columns as written in it. The name makes it a prepared one: one name for each text.
   *
   * @throws UNAVAILABLE when the database cannot be reached or takes too long
   */
  rows<Row extends object>(name: string, sql: string, params: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface CatalogueOptions {
  readonly url: string;
  /** Connections it may hold at once. */
  readonly poolSize: number;
  /** Milliseconds a statement may run. */
  readonly statementTimeout?: number;
}

export function openCatalogue(options: CatalogueOptions): Catalogue {
  const pool = new Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: 5_000,
    statement_timeout: options.statementTimeout ?? 5_000,
    application_name: 'hilfenetz-catalogue',
    // always by the index of the network, however small the table looks, and planned once for each connection
    options: '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off',
  });
  // a connection that breaks while idle is replaced; the next statement tells if there is no database
  pool.on('error', () => undefined);
  return {
    async rows<Row extends object>(name: string, sql: string, params: readonly unknown[]): Promise<Row[]> {
      try {
        return (await pool.query<Row>({ name, text: sql, values: [...params] })).rows;
      } catch (error) {
        throw refusalOf(error) ?? error;
      }
    },
    close: () => pool.end(),
  };
}
