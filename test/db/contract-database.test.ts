import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printDatabase } from '../../src/db/print-database';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await makeFreshDatabase();
});
afterAll(() => fresh.close());

it('schema/database.sql stands as the migrations make it', async () => {
  const checkedIn = readFileSync(path.join(__dirname, '../../schema/database.sql'), 'utf8');
  expect(await printDatabase(fresh.urls.ownerUrl)).toBe(checkedIn);
});

it('tells tables, constraints, policies and rights', async () => {
  const text = await printDatabase(fresh.urls.ownerUrl);
  for (const part of [
    'create table referrals (',
    'constraint payload_items_release_fk FOREIGN KEY',
    'create policy payload_items_see on payload_items for select',
    'alter table families enable row level security;',
    'to hilfenetz_application;',
  ])
    expect(text).toContain(part);
});
