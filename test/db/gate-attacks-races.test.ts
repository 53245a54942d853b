import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import {
  draftCase,
  makeCast,
  recordFamilyOf,
  sentCase,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { acceptanceRow, moveStatements, receivedRow, sendStatements, wholeMarks } from '../support/gate-rows';
import { applySettings, insertRow, refusedBy, settingsOf, type Settings } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * Two transactions that truly overlap, by plain SQL and without the operations' locks: the foreign keys let only one
 * of them through. The second waits for the first (seen in pg_locks) before the first commits.
 */
let test: TestDatabase;
let cast: Cast;
let one: Client;
let other: Client;
let contact: Item;
let form: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'wettlaufstadt');
  one = await test.connectAsApplication();
  other = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  form = await signedForm(cast, { items: [contact] });
});
afterAll(() => test.close());

interface Lane {
  readonly settings: Settings;
  readonly steps: readonly string[];
}

async function run(client: Client, { settings, steps }: Lane): Promise<void> {
  await client.query('begin');
  await applySettings(client, settings);
  for (const step of steps) await client.query(step);
}

/** Plays the first up to its commit, starts the second, waits until that one waits, then commits the first. */
async function race(first: Lane, second: Lane): Promise<string> {
  await run(one, first);
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  const told = run(other, second)
    .then(() => other.query('commit'))
    .then(
      () => 'went through',
      async (error: unknown) => {
        await other.query('rollback');
        return refusedBy(error);
      },
    );
  await untilWaiting(rows[0]?.pid ?? 0);
  await one.query('commit');
  return told;
}

async function untilWaiting(pid: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rowCount } = await test.owner.query(`select from pg_locks where pid = $1 and not granted`, [pid]);
    if (rowCount !== 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('The second transaction never waited: there was no race.');
}

function revoking(): Lane {
  const id = newId();
  const revocation = {
    network_id: cast.network,
    id,
    consent_id: form,
    revoked_by_id: cast.family.mother,
    received_via: 'DISCLOSER',
    recorded_by: cast.sender.accountId,
  };
  const end = `update releases set live = false, revocation_id = '${id}', revoked_by_id = '${cast.family.mother}' where consent_id = '${form}'`;
  return {
    settings: settingsOf(cast.sender, { scope: 'SYSTEM' }),
    steps: [insertRow('revocations', revocation), end, ...wholeMarks(revocation)],
  };
}

async function sending(): Promise<Lane> {
  const referral = await draftCase(cast, [contact]);
  return { settings: settingsOf(cast.sender), steps: await sendStatements(cast, referral, contact, form) };
}

async function accepting(referral: string): Promise<Lane> {
  const step = { action: 'ACCEPT', from: 'REQUESTED', to: 'ACCEPTED', side: 'RECIPIENT' };
  return {
    settings: settingsOf(cast.recipient),
    steps: [
      insertRow('acceptances', await acceptanceRow(cast, referral, contact)),
      insertRow('received_items', await receivedRow(cast, referral, contact)),
      ...(await moveStatements(cast, referral, step, cast.recipient.accountId)),
    ],
  };
}

/** What the sender does to take a referral back. */
async function withdrawing(referral: string): Promise<Lane> {
  const step = { action: 'WITHDRAW', from: 'REQUESTED', to: 'WITHDRAWN', side: 'SENDER' };
  const change = `, withdraw_reason = 'OTHER'`;
  const move = await moveStatements(cast, referral, step, cast.sender.accountId, change);
  const close = `update payload_items set resting = null where referral_id = '${referral}'`;
  return { settings: settingsOf(cast.sender), steps: [...move, `set local app.scope = 'SYSTEM'`, close] };
}

it('what is revoked first is not sent', async () => {
  expect(await race(revoking(), await sending())).toBe('payload_items_release_fk');
});

it('what is sent first is not revoked without being closed', async () => {
  expect(await race(await sending(), revoking())).toBe('payload_items_release_fk');
});

it('what is withdrawn first is not accepted, and what is accepted first is not withdrawn', async () => {
  const withdrawn = await sentCase(cast, [contact]);
  const [taken, late] = [await withdrawing(withdrawn), await accepting(withdrawn)];
  expect(await race(taken, late)).toMatch(/^(referral_events_pkey|received_items_\w+_fk)$/);
  const accepted = await sentCase(cast, [contact]);
  const [kept, vain] = [await accepting(accepted), await withdrawing(accepted)];
  expect(await race(kept, vain)).toBe('referral_events_pkey');
});

it('a membership that ends first sends nothing, whatever end the sending names', async () => {
  const { rows } = await test.owner.query<{ id: string }>(`select id from agreements where partner_id = $1`, [
    cast.to,
  ]);
  const agreement = rows[0]?.id ?? '';
  const notice = {
    network_id: cast.network,
    id: newId(),
    agreement_id: agreement,
    partner_id: cast.to,
    given_by: 'PARTNER',
    form: 'LETTER',
    received_on: '2026-01-01',
    effective_on: '2026-01-01',
    recorded_by: cast.town.coordinator.accountId,
  };
  const ending: Lane = {
    settings: settingsOf(cast.town.coordinator),
    steps: [
      insertRow('terminations', notice),
      `update agreements set last_day = '2026-01-01' where id = '${agreement}'`,
    ],
  };
  expect(await race(ending, await sending())).toBe('sendings_to_member_fk');
});
