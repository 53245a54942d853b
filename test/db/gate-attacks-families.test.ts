import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { makeCast, recordFamilyOf, type Cast } from '../support/gate-cast';
import { insertRow, play, settingsOf, textOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A family belongs to the partner who recorded it: attacks on records, members, custody and their keys. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'familienstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const own = (): Row => ({ network_id: cast.network, owner_id: cast.from });
const record = (change: Row = {}): Row => ({
  ...own(),
  id: newId(),
  key_id: newId(),
  sealed: '\\x00',
  ...change,
});
const member = (change: Row = {}): Row => ({
  ...own(),
  family_id: cast.family.id,
  id: newId(),
  position: 9,
  role: 'CARER',
  sealed: '\\x00',
  ...change,
});
const holder = (change: Row = {}): Row => ({
  ...own(),
  family_id: cast.family.id,
  child_id: cast.family.child,
  holder_id: cast.family.mother,
  held_as: 'PARENT',
  ...change,
});
const key = (change: Row = {}): Row => ({
  network_id: cast.network,
  id: newId(),
  kind: 'FAMILY',
  owner_id: cast.from,
  network_key_id: newId(),
  wrapped: '\\x00',
  ...change,
});

describe('a record', () => {
  it.each<[string, string, () => Row, string]>([
    ['in another partner’s name', 'families', () => record({ owner_id: cast.other }), 'policy families'],
    ['in another network', 'families', () => record({ network_id: newId() }), 'policy families'],
    [
      'a member of another partner’s',
      'family_members',
      () => member({ owner_id: cast.other }),
      'policy family_members',
    ],
    [
      'a pregnancy of nobody',
      'family_members',
      () => member({ role: 'PREGNANCY' }),
      'family_members_of_check',
    ],
    [
      'a pregnancy of a woman elsewhere',
      'family_members',
      () => member({ role: 'PREGNANCY', of_member_id: newId() }),
      'family_members_of_fk',
    ],
    [
      'an adult with the capacity of a child',
      'family_members',
      () => member({ capacity_assessment: '\\x00' }),
      'family_members_capacity_check',
    ],
    ['a member of no role', 'family_members', () => member({ role: 'AUNT' }), 'family_members_role_check'],
    [
      'custody of a child elsewhere',
      'custodies',
      () => ({ ...own(), family_id: cast.family.id, child_id: newId(), kind: 'SOLE' }),
      'custodies_child_fk',
    ],
    [
      'custody held by the child',
      'custody_holders',
      () => holder({ holder_id: cast.family.child }),
      'custody_holders_holder_check',
    ],
    [
      'custody held by a stranger',
      'custody_holders',
      () => holder({ holder_id: newId() }),
      'custody_holders_holder_fk',
    ],
    [
      'custody of an adult',
      'custody_holders',
      () => holder({ child_id: cast.family.father }),
      'custody_holders_custody_fk',
    ],
    ['the same holder twice', 'custody_holders', () => holder(), 'custody_holders_pkey'],
    ['a key for another partner', 'keystore.keys', () => key({ owner_id: cast.other }), 'policy keys'],
    [
      'a key of a record for a reader',
      'keystore.keys',
      () => key({ reader_id: cast.other }),
      'keys_reader_check',
    ],
    ['a key of a payload for nobody', 'keystore.keys', () => key({ kind: 'PAYLOAD' }), 'keys_reader_check'],
    ['a key of no kind', 'keystore.keys', () => key({ kind: 'MASTER' }), 'keys_kind_check'],
    ['a key under no network key', 'keystore.keys', () => key(), 'keys_network_key_fk'],
    [
      'a network key',
      'keystore.network_keys',
      () => ({ network_id: cast.network, id: newId(), wrapped: '\\x00', installation_key_id: 'x' }),
      'permission denied for table network_keys',
    ],
  ])('%s is refused', async (_title, table, row, refusal) => {
    expect(await asSender(insertRow(table, row()))).toBe(refusal);
  });

  it('of one partner gets no member, custody or holder by another', async () => {
    const { other, third } = cast;
    for (const [table, row, refusal] of [
      ['family_members', member({ owner_id: other }), 'family_members_family_fk'],
      [
        'custodies',
        { ...own(), owner_id: other, family_id: cast.family.id, child_id: cast.family.father, kind: 'SOLE' },
        'custodies_family_fk',
      ],
      ['custody_holders', holder({ owner_id: other, holder_id: newId() }), 'custody_holders_family_fk'],
    ] as const)
      expect(await play(attacker, settingsOf(third), insertRow(table, row))).toBe(refusal);
  });

  it.each(['LEAD', 'PRIVACY', 'COORDINATION', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not made in the scope "%s"',
    async (scope) => {
      const settings = settingsOf(cast.sender, { scope });
      expect(await play(attacker, settings, insertRow('families', record()))).toBe('policy families');
      expect(await play(attacker, settings, insertRow('family_members', member()))).toBe(
        'policy family_members',
      );
      expect(await play(attacker, settings, insertRow('keystore.keys', key()))).toBe('policy keys');
    },
  );

  it('is not made before the data-processing contract and the secrecy undertaking', async () => {
    const without = await cast.town.partner('Ohne Vertrag', { contract: false });
    const person = await cast.town.person(without, 'PROFESSIONAL');
    const row = insertRow('families', record({ owner_id: without }));
    expect(await play(attacker, settingsOf(person), row)).toBe('families_owner_fk');
    for (const [keeps_records, refusal] of [
      [false, 'families_keeps_records_check'],
      [null, 'null value in column "keeps_records" of relation "families" violates not-null constraint'],
    ] as const)
      expect(
        await play(
          attacker,
          settingsOf(person),
          insertRow('families', record({ owner_id: without, keeps_records })),
        ),
      ).toBe(refusal);
  });

  it.each([
    `update families set owner_id = owner_id`,
    `update families set key_id = key_id`,
    `update family_members set role = 'GUARDIAN'`,
    `update family_members set family_id = family_id`,
    `update family_members set id = id`,
    `update family_members set of_member_id = null`,
    `update custodies set child_id = child_id`,
    `update custodies set family_id = family_id`,
    `update custody_holders set holder_id = holder_id`,
    `update keystore.keys set reader_id = '00000000-0000-0000-0000-000000000000'`,
    `update keystore.keys set wrapped = '\\x00'`,
    `delete from keystore.keys`,
  ])('is never rewritten by SQL: %s', async (attack) => {
    const table = /(?:update|from) (?:keystore\.)?(\w+)/.exec(attack)?.[1];
    expect(await asSender(attack)).toBe(`permission denied for table ${table ?? '?'}`);
  });

  it('is locked by its owner only', async () => {
    const family = await recordFamilyOf(test, cast.sender);
    const lock = `select id from families where id = '${family.id}' for update`;
    expect(await play(attacker, settingsOf(cast.recipient), lock)).toBe('0 rows');
    expect(await play(attacker, settingsOf(cast.town.coordinator), lock)).toBe('0 rows');
    expect(await play(attacker, settingsOf(cast.sender, { scope: 'PRIVACY' }), lock)).toBe('0 rows');
    expect(await asSender(lock)).toBe('1 rows');
  });

  it('is made by the partner who keeps it', async () => {
    const row = record();
    const first = member({ family_id: textOf(row.id), role: 'MOTHER' });
    expect(await asSender(insertRow('families', row), insertRow('family_members', first))).toBe('1 rows');
  });
});
