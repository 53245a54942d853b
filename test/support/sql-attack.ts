import { DatabaseError, escapeLiteral, type Client } from 'pg';
import { partnerInScope, scopeOf, type Person } from '../../src/domain/actor';

/** What a transaction says of itself. The application sets them by the token; an attacker with SQL as he likes. */
export interface Settings {
  readonly network: string;
  readonly scope: string;
  readonly partner: string;
  readonly account: string;
  readonly hat: string;
}

export const NO_SETTINGS: Settings = { network: '', scope: '', partner: '', account: '', hat: '' };

/** What the application would set for this person; the change is the lie. */
export function settingsOf(person: Person, change: Partial<Settings> = {}): Settings {
  return {
    network: person.networkId,
    scope: scopeOf(person) ?? '',
    partner: partnerInScope(person) ?? '',
    account: person.accountId,
    hat: person.hatId,
    ...change,
  };
}

/** The statement that any attacker can put in front of his next one. */
export const AS_SYSTEM = `set local app.scope = 'SYSTEM'`;
export const AS_PARTNER = `set local app.scope = 'PARTNER'`;

/**
 * Plays statements in one transaction of the application's login and commits it. Answers in one word what came of it:
 * the constraint that refused it, "policy <table>" for row-level security, the server's own message for a missing
 * right, or "<n> rows" for what the last statement touched when all went through.
 */
export async function play(client: Client, settings: Settings, ...steps: readonly string[]): Promise<string> {
  try {
    await client.query('begin');
    await applySettings(client, settings);
    let touched = 0;
    for (const step of steps) touched = (await client.query(step)).rowCount ?? 0;
    await client.query('commit');
    return `${touched} rows`;
  } catch (error) {
    await client.query('rollback');
    return refusedBy(error);
  }
}

/** How many rows these settings are shown. */
export async function count(
  client: Client,
  settings: Settings,
  table: string,
  where = 'true',
): Promise<number> {
  const rows = await look<{ n: number }>(
    client,
    settings,
    `select count(*)::int as n from ${table} where ${where}`,
  );
  return rows[0]?.n ?? -1;
}

/** The rows that a statement brings under these settings; nothing is kept. */
export async function look<Row extends object>(
  client: Client,
  settings: Settings,
  sql: string,
): Promise<Row[]> {
  await client.query('begin');
  try {
    await applySettings(client, settings);
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.query('rollback');
  }
}

export async function applySettings(client: Client, settings: Settings): Promise<void> {
  await client.query(
    `select set_config('app.network', $1, true), set_config('app.scope', $2, true), set_config('app.partner', $3, true),
       set_config('app.account', $4, true), set_config('app.hat', $5, true)`,
    [settings.network, settings.scope, settings.partner, settings.account, settings.hat],
  );
}

export function refusedBy(error: unknown): string {
  if (!(error instanceof DatabaseError)) throw error;
  const policy = /row-level security policy (?:"\w+" )?for table "(\w+)"/.exec(error.message)?.[1];
  return error.constraint ?? (policy === undefined ? error.message : `policy ${policy}`);
}

/** What the database works out while it writes, for example its own time. */
export interface Expression {
  readonly sql: string;
}

export type Value = string | number | boolean | null | Expression;
export type Row = Readonly<Record<string, Value>>;

/** One row as a statement; timestamps travel as text, to the last microsecond. */
export function insertRow(table: string, row: Row): string {
  const columns = Object.keys(row).join(', ');
  return `insert into ${table} (${columns}) values (${Object.values(row).map(asLiteral).join(', ')})`;
}

/** An identifier out of a row. */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') throw new Error('A text was expected.');
  return value;
}

export function without(row: Row, ...columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
}

function asLiteral(value: Value): string {
  if (value !== null && typeof value === 'object') return value.sql;
  return typeof value === 'string' ? escapeLiteral(value) : String(value);
}
