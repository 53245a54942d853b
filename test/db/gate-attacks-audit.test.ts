import { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { caseIn } from '../support/gate-cases';
import { makeCast, type Cast } from '../support/gate-cast';
import { NO_SETTINGS, play, settingsOf, type Settings } from '../support/sql-attack';
import { openTestDatabase, runningPostgres, type TestDatabase } from '../support/test-database';

/** The audit trail: written by one function, from the transaction's own settings, and never changed. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'protokollstadt');
  attacker = await test.connectAsApplication();
  await caseIn(cast, 'REQUESTED');
});
afterAll(() => test.close());

const SCOPES = ['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''];

interface Event {
  readonly id?: string;
  readonly operation?: string;
  readonly decision?: string;
  readonly reason?: string;
  readonly basis?: string;
  readonly kinds?: string;
  readonly objects?: string;
}

function append(event: Event = {}): string {
  const { id = newId(), operation = 'test', decision = 'DONE', basis = 'OWN_RECORD' } = event;
  const reason = event.reason === undefined ? 'null' : `'${event.reason}'`;
  const { kinds = '{FAMILY}', objects = `{${cast.family.id}}` } = event;
  return `select app.audit_append('${id}', '${operation}', '${decision}', ${reason}, '${basis}', '${kinds}', '${objects}')`;
}

describe('no row of the trail is written by hand', () => {
  it.each(SCOPES)('in the scope "%s"', async (scope) => {
    const settings = settingsOf(cast.sender, { scope });
    const attacks: [string, string][] = [
      [
        `insert into audit_events (network_id, id, operation, decision, basis) values ('${cast.network}', '${newId()}', 'x', 'DONE', 'X')`,
        'audit_events',
      ],
      [`update audit_events set operation = 'x'`, 'audit_events'],
      [`update audit_events set at = now()`, 'audit_events'],
      [`delete from audit_events`, 'audit_events'],
      [`truncate audit_events cascade`, 'audit_events'],
      [`insert into audit_objects select * from audit_objects`, 'audit_objects'],
      [`update audit_objects set kind = 'X'`, 'audit_objects'],
      [`delete from audit_objects`, 'audit_objects'],
    ];
    for (const [attack, table] of attacks)
      expect(await play(attacker, settings, attack)).toBe(`permission denied for table ${table}`);
  });
});

describe('the function that appends', () => {
  it.each<[string, () => Event, Partial<Settings>, string]>([
    [
      'an operation that is no word',
      () => ({ operation: 'Erika Muster' }),
      {},
      'audit_events_operation_check',
    ],
    ['a decision that is none', () => ({ decision: 'MAYBE' }), {}, 'audit_events_decision_check'],
    ['a reason in clear words', () => ({ reason: 'Mutter krank' }), {}, 'audit_events_reason_check'],
    ['a ground in clear words', () => ({ basis: 'weil' }), {}, 'audit_events_basis_check'],
    ['an object of no kind', () => ({ kinds: '{family 7}' }), {}, 'audit_objects_kind_check'],
    ['another network that there is not', () => ({}), { network: newId() }, 'audit_events_network_fk'],
    [
      'kinds without objects',
      () => ({ objects: '{}' }),
      {},
      'null value in column "object_id" of relation "audit_objects" violates not-null constraint',
    ],
    [
      'no network',
      () => ({}),
      { network: '' },
      'null value in column "network_id" of relation "audit_events" violates not-null constraint',
    ],
  ])('refuses %s', async (_title, event, lie, refusal) => {
    expect(await play(attacker, settingsOf(cast.sender, lie), append(event()))).toBe(refusal);
  });

  it('writes no event over another', async () => {
    const id = newId();
    expect(await play(attacker, settingsOf(cast.sender), append({ id }))).toBe('1 rows');
    expect(await play(attacker, settingsOf(cast.recipient), append({ id, decision: 'REFUSED' }))).toBe(
      'audit_events_pkey',
    );
  });

  it('takes who, under which hat, where and when from the transaction, not from the caller', async () => {
    const id = newId();
    await play(attacker, settingsOf(cast.sender), append({ id }));
    const { rows } = await test.owner.query(
      `select e.network_id, e.account_id, e.hat_id, e.partner_id, e.at <= app.clock() as past, o.partner_id as of_partner, o.object_id
         from audit_events e join audit_objects o on o.network_id = e.network_id and o.event_id = e.id where e.id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        network_id: cast.network,
        account_id: cast.sender.accountId,
        hat_id: cast.sender.hatId,
        partner_id: cast.from,
        past: true,
        of_partner: cast.from,
        object_id: cast.family.id,
      },
    ]);
  });

  it('gives its caller nothing to read', async () => {
    await play(attacker, settingsOf(cast.sender), append());
    expect(await play(attacker, settingsOf(cast.sender), `select from audit_events`)).toBe('0 rows');
  });

  it('keeps nothing of a transaction that was rolled back', async () => {
    const id = newId();
    await play(attacker, settingsOf(cast.sender), append({ id }), 'select 1 / 0');
    expect((await test.owner.query(`select from audit_events where id = $1`, [id])).rowCount).toBe(0);
  });

  it('is not called by a login without the application’s role', async () => {
    const pg = await runningPostgres();
    const database = new URL(test.urls.ownerUrl).pathname.slice(1);
    const superuser = new Client({ connectionString: pg.url(database) });
    await superuser.connect();
    await superuser.query('begin');
    await superuser.query('create role stranger');
    await superuser.query('set local role stranger');
    await expect(superuser.query(append())).rejects.toThrow('permission denied for schema app');
    await superuser.query('rollback');
    await superuser.end();
  });
});

it('without settings nobody is shown the trail, in any network', async () => {
  for (const table of ['audit_events', 'audit_objects'])
    expect(await play(attacker, NO_SETTINGS, `select from ${table}`)).toBe('0 rows');
});
