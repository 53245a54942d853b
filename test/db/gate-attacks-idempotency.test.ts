import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { makeCast, type Cast } from '../support/gate-cast';
import { insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What is kept of a call that may be repeated: attacks on idempotency_keys, with settings that are true. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'schluesselstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const sum = (): string => randomBytes(32).toString('hex');
const bytes = (hex: string): { sql: string } => ({ sql: `'\\x${hex}'` });

const used = (change: Row = {}): Row => ({
  ...{ network_id: cast.network, account_id: cast.sender.accountId, operation: 'recordFamily' },
  ...{ key: sum(), input_hash: bytes(sum()), object_id: newId() },
  ...change,
});

const by = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);

it.each<[string, () => Row, string]>([
  ['a key as the caller wrote it', () => ({ key: 'Erika Muster' }), 'idempotency_keys_key_check'],
  ['a short key', () => ({ key: sum().slice(2) }), 'idempotency_keys_key_check'],
  ['a key with something behind it', () => ({ key: `${sum()}\nErika` }), 'idempotency_keys_key_check'],
  [
    'an input as it was written',
    () => ({ input_hash: { sql: `convert_to('{"name":"Erika Muster"}', 'UTF8')` } }),
    'idempotency_keys_input_hash_check',
  ],
  ['another account’s call', () => ({ account_id: cast.recipient.accountId }), 'policy idempotency_keys'],
  ['another network’s call', () => ({ network_id: newId() }), 'policy idempotency_keys'],
])('keeps no %s', async (_name, change, refused) => {
  expect(await by(insertRow('idempotency_keys', used(change())))).toBe(refused);
});

it('keeps a call once, and points it at nothing else afterwards', async () => {
  const row = used();
  expect(await by(insertRow('idempotency_keys', row))).toBe('1 rows');
  expect(await by(insertRow('idempotency_keys', { ...row, object_id: newId() }))).toBe(
    'idempotency_keys_pkey',
  );
  expect(await by(`update idempotency_keys set object_id = '${newId()}'`)).toBe(
    'permission denied for table idempotency_keys',
  );
  expect(await by('delete from idempotency_keys')).toBe('permission denied for table idempotency_keys');
});
