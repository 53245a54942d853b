import type { Client } from 'pg';

/** Every table with a row in which a text stands, plainly or as bytes, as the owner of the tables would find it. */
export async function tablesWith(owner: Client, text: string): Promise<string[]> {
  const tables = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'app', 'keystore')`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rowCount } = await owner.query(
      `select from ${name} row where position($1 in row::text) > 0 or position($2 in row::text) > 0 limit 1`,
      [text, Buffer.from(text).toString('hex')],
    );
    if (rowCount !== 0) found.push(name.replace(/^public\./, ''));
  }
  return found.sort();
}
