import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { Request, Statement } from './questions';

const run = promisify(execFile);

/** As the product's catalogue opens its connections (src/db/catalogue.ts). */
const SESSION = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off';

/** PostgreSQL's own pgbench, wherever Debian or PGDG put it; null when there is none. */
export async function findPgbench(): Promise<string | null> {
  const places = ['pgbench', ...[18, 17, 16, 15].map((major) => `/usr/lib/postgresql/${major}/bin/pgbench`)];
  for (const place of places) {
    const version = await run(place, ['--version']).catch(() => null);
    if (version !== null) return place;
  }
  return null;
}

/** Requests a second with the statements of these requests, prepared and with parameters, each in turn by chance. */
export async function pgbench(
  program: string,
  url: string,
  requests: readonly Request[],
  connections: number,
  seconds: number,
): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = await mkdtemp(path.join(tmpdir(), 'hilfenetz-bench-'));
  try {
    const types = await typesOf(url, requests);
    const args = ['-n', '-M', 'prepared', '-c', `${connections}`, '-j', '2', '-T', `${seconds}`];
    for (const [place, request] of requests.entries()) {
      const file = path.join(folder, `${place}.sql`);
      const scripts = request.statements.map((statement, index) =>
        scriptOf(statement, types.get(statement.sql) ?? [], `r${place}s${index}p`),
      );
      await writeFile(file, scripts.map(({ text }) => `${text};\n`).join(''));
      args.push('-f', file, ...scripts.flatMap(({ variables }) => variables.flatMap((one) => ['-D', one])));
    }
    args.push('-h', hostname, '-p', port, '-U', decodeURIComponent(username), pathname.slice(1));
    const env = { ...process.env, PGPASSWORD: decodeURIComponent(password), PGOPTIONS: SESSION };
    const { stdout } = await run(program, args, { env, maxBuffer: 10_000_000 }).catch((error: unknown) => {
      // its message repeats all arguments
      throw new Error(`pgbench: ${String((error as { stderr?: unknown }).stderr)}`);
    });
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (rate === undefined || !/failed transactions: 0 /.test(stdout)) throw new Error(`pgbench: ${stdout}`);
    return Number(rate);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * A statement in pgbench's form. It cannot send NULL, so a dash stands for it and is turned into NULL when the
 * statement runs, never when it is planned.
 */
function scriptOf(
  { sql, params }: Statement,
  types: readonly string[],
  prefix: string,
): { text: string; variables: string[] } {
  const text = sql.replace(/\$(\d+)/g, (_all, number: string) => {
    const place = Number(number) - 1;
    const variable = `:${prefix}${number}`;
    return `${params[place] === null ? `nullif(${variable}, '-')` : variable}::${types[place] ?? 'text'}`;
  });
  const variables = params.map((param, index) => `${prefix}${index + 1}=${textOf(param)}`);
  return { text, variables };
}

function textOf(param: unknown): string {
  if (param === null) return '-';
  if (!Array.isArray(param)) return wordOf(param);
  return `{${param.map((item: unknown) => `"${wordOf(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function wordOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`;
  throw new Error('A parameter is neither text nor number.');
}

/** Of which types the server takes the parameters of each statement to be. */
async function typesOf(url: string, requests: readonly Request[]): Promise<Map<string, string[]>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const types = new Map<string, string[]>();
  for (const { sql } of requests.flatMap(({ statements }) => statements)) {
    if (types.has(sql)) continue;
    await client.query(`prepare asked as ${sql}`);
    const found = await client.query<{ types: string[] }>(
      `select parameter_types::text[] as types from pg_prepared_statements where name = 'asked'`,
    );
    await client.query('deallocate asked');
    types.set(sql, found.rows[0]?.types ?? []);
  }
  await client.end();
  return types;
}

/** Where there is no pgbench: the same statements over node-postgres, answers thrown away. Costs more than pgbench does. */
export async function pgLoop(
  url: string,
  requests: readonly Request[],
  connections: number,
  seconds: number,
): Promise<number> {
  const clients = Array.from(
    { length: connections },
    () => new Client({ connectionString: url, options: SESSION }),
  );
  for (const client of clients) await client.connect();
  const begun = Date.now();
  const until = begun + seconds * 1000;
  let done = 0;
  await Promise.all(
    clients.map(async (client, index) => {
      for (let turn = index; Date.now() < until; turn += 1, done += 1) {
        for (const { name, sql, params } of requests[turn % requests.length]?.statements ?? []) {
          await client.query({ name, text: sql, values: [...params], rowMode: 'array' });
        }
      }
    }),
  );
  const took = (Date.now() - begun) / 1000;
  for (const client of clients) await client.end();
  return done / took;
}
