import type { Database } from '../../src/db/database';
import { rotateInstallationKey } from '../../src/operator/rotate-installation-key';
import { rotateNetworkKeys } from '../../src/operator/rotate-network-keys';
import type { Rotation } from '../../src/operator/rotation';
import { requireKnownKeys } from '../../src/start/require-known-keys';
import {
  holdRecording,
  keystoreOf,
  makeRotationTown,
  namesIn,
  recordIn,
  wrappedBy,
  type RotationTown,
} from '../support/rotation-town';
import { newInstallationKey, openTestDatabase, type TestDatabase } from '../support/test-database';

/** Keys are wrapped anew on a real database, also when it is ended in the middle, and everything opens at every moment. */
let test: TestDatabase;
let towns: RotationTown[];
const present = newInstallationKey();

beforeEach(async () => {
  test = await openTestDatabase();
  towns = [];
  for (const slug of ['abendrot', 'birkenau', 'clausthal']) towns.push(await makeRotationTown(test, slug, 5));
});
afterEach(() => test.close());

const townOf = (place: number): RotationTown => towns[place] as RotationTown;

const KILLED = 'killed';

/** Ends the rotation after a number of steps, as kill -9 would between two of them. */
function rotation(after = Infinity): Rotation & { readonly said: string[] } {
  const said: string[] = [];
  return {
    said,
    installationKey: present,
    formerKeys: [test.installationKey],
    step(sentence) {
      if (said.push(sentence) >= after) throw new Error(KILLED);
    },
  };
}

const service = (keys: 'BOTH' | 'NEW' | 'OLD'): Promise<Database> =>
  test.open({
    installationKey: keys === 'OLD' ? test.installationKey : present,
    formerKeys: keys === 'BOTH' ? [test.installationKey] : [],
  });

async function expectEverythingOpens(database: Database): Promise<void> {
  for (const town of towns) expect(await namesIn(database, town)).toEqual([...town.families.values()]);
}

async function networkKeys(): Promise<{ all: number; inUse: number }> {
  const found = await test.owner.query<{ all: number; inUse: number }>(
    `select (select count(*)::int from keystore.network_keys) as all,
       (select count(distinct network_key_id)::int from keystore.keys) as "inUse"`,
  );
  return found.rows[0] ?? { all: 0, inUse: 0 };
}

describe('a new installation key', () => {
  it('wraps every network’s key; then the service opens everything without the old one', async () => {
    expect(await rotateInstallationKey(test.owner, rotation())).toBe(3);
    await expectEverythingOpens(await service('NEW'));
    await expectEverythingOpens(await service('BOTH'));
    await expect(expectEverythingOpens(await service('OLD'))).rejects.toThrow('another INSTALLATION_KEY');
  });

  it.each([1])('ended after %s network, it goes on with the others', async (done) => {
    await expect(rotateInstallationKey(test.owner, rotation(done))).rejects.toThrow(KILLED);
    expect(await wrappedBy(test, present.id)).toBe(done);
    await expectEverythingOpens(await service('BOTH'));
    const again = rotation();
    expect(await rotateInstallationKey(test.owner, again)).toBe(3 - done);
    expect(again.said).toHaveLength(3 - done);
    await expectEverythingOpens(await service('NEW'));
  });

  it('done twice does nothing the second time', async () => {
    await rotateInstallationKey(test.owner, rotation());
    const before = await keystoreOf(test);
    expect(await rotateInstallationKey(test.owner, rotation())).toBe(0);
    expect(await keystoreOf(test)).toBe(before);
  });

  it('tells each network with its place', async () => {
    const told = rotation();
    await rotateInstallationKey(test.owner, told);
    expect(told.said).toEqual([
      '1 of 3: the key of the network "abendrot".',
      '2 of 3: the key of the network "birkenau".',
      '3 of 3: the key of the network "clausthal".',
    ]);
  });
});

describe.each([
  ['a new installation key', (wish: Rotation) => rotateInstallationKey(test.owner, wish)],
  ['new keys of the networks', (wish: Rotation) => rotateNetworkKeys(test.owner, { ...wish, portion: 2 })],
])('%s is refused, and nothing is changed,', (_name, rotate) => {
  const NEITHER = /^Nothing was changed: .*"abendrot".* neither INSTALLATION_KEY nor INSTALLATION_KEY_OLD/;

  it.each([
    ['with a wrong old key', () => [newInstallationKey()]],
    ['with none', () => []],
  ])('%s', async (_case, formerKeys) => {
    const before = await keystoreOf(test);
    await expect(rotate({ ...rotation(), formerKeys: formerKeys() })).rejects.toThrow(NEITHER);
    expect(await keystoreOf(test)).toBe(before);
    await expectEverythingOpens(test.database);
  });

  it('when one network’s key is another network’s', async () => {
    // AES-GCM binds a wrapped key to its network and row, so a copied one does not open
    await test.owner.query(
      `update keystore.network_keys k set wrapped = o.wrapped from keystore.network_keys o
        where k.network_id = $1 and o.network_id = $2`,
      [townOf(2).networkId, townOf(0).networkId],
    );
    const before = await keystoreOf(test);
    await expect(rotate(rotation())).rejects.toThrow(/^Nothing was changed: .*"clausthal" does not open/);
    expect(await keystoreOf(test)).toBe(before);
  });

  it('while another rotation runs', async () => {
    const other = await test.open();
    const runner = other.source.createQueryRunner();
    const lock = 'pg_advisory_lock(7523663839543321974)';
    await runner.query(`select ${lock}`);
    await expect(rotate(rotation())).rejects.toThrow('Keys are being rotated already');
    await runner.query(`select ${lock.replace('lock(', 'unlock(')}`);
    await runner.release();
    await expect(rotate(rotation())).resolves.toBeGreaterThan(0);
  });
});

describe('new keys of the networks', () => {
  const rotate = (wish: Rotation, portion = 2): Promise<number> =>
    rotateNetworkKeys(test.owner, { ...wish, portion });

  it('wrap all records’ keys, and the old ones are gone', async () => {
    const before = await keystoreOf(test);
    expect(await rotate(rotation())).toBe(15);
    expect(await networkKeys()).toEqual({ all: 3, inUse: 3 });
    const after = await keystoreOf(test);
    for (const row of after.split('\n')) expect(before).not.toContain(row);
    await expectEverythingOpens(await service('NEW'));
  });

  it.each([1, 5, 9])('ended after step %s, everything opens, and it goes on', async (steps) => {
    await expect(rotate(rotation(steps))).rejects.toThrow(KILLED);
    await expectEverythingOpens(await service('BOTH'));
    const again = rotation();
    await rotate(again);
    expect(again.said[0]).toBe('Going on where the last rotation was ended.');
    expect(await networkKeys()).toEqual({ all: 3, inUse: 3 });
    await expectEverythingOpens(await service('NEW'));
  });

  it('are made once: what was ended in the middle does not begin anew', async () => {
    await expect(rotate(rotation(1))).rejects.toThrow(KILLED);
    const found = await test.owner.query<{ id: string }>(
      'select id from keystore.network_keys order by created_at desc, id desc limit 3',
    );
    await rotate(rotation());
    const left = await test.owner.query<{ id: string }>('select id from keystore.network_keys');
    expect(left.rows.map((row) => row.id).sort()).toEqual(found.rows.map((row) => row.id).sort());
  });

  it('leave a key alone that was moved to another place, and stop', async () => {
    const [from = '', to = ''] = townOf(0).families.keys();
    await test.owner.query(
      `update keystore.keys k set wrapped = o.wrapped from keystore.keys o, families f, families g
        where f.id = $1 and g.id = $2 and k.id = f.key_id and o.id = g.key_id`,
      [from, to],
    );
    await expect(rotate(rotation(), 100)).rejects.toThrow(/authenticate/);
    expect(await networkKeys()).toEqual({ all: 6, inUse: 3 });
  });
});

it('a service that reads and records meanwhile is never refused, in either rotation', async () => {
  const database = await service('BOTH');
  const progress = { going: true, reads: 0 };
  const load = (async () => {
    for (; progress.going; progress.reads += 1) {
      for (const town of towns) {
        await recordIn(database, town);
        expect(await namesIn(database, town)).toEqual([...town.families.values()]);
      }
    }
  })();
  await rotateInstallationKey(test.owner, rotation());
  for (let round = 0; round < 3; round += 1)
    await rotateNetworkKeys(test.owner, { ...rotation(), portion: 2 });
  progress.going = false;
  await load;
  expect(progress.reads).toBeGreaterThan(1);
  expect(await networkKeys()).toEqual({ all: 3, inUse: 3 });
  await expectEverythingOpens(await service('NEW'));
});

describe('a record that is written while the old key goes', () => {
  const rotate = (): Promise<number> => rotateNetworkKeys(test.owner, { ...rotation(), portion: 100 });

  async function somebodyWaits(): Promise<void> {
    const watcher = await test.connectAsApplication();
    while ((await watcher.query('select from pg_locks where not granted')).rowCount === 0);
  }

  it('is told again when its key was to be wrapped by the old one', async () => {
    const held = await holdRecording(test, townOf(0), /insert into keystore\.keys/, rotation());
    await rotate();
    held.goOn();
    await held.recorded;
    expect(held.attempts()).toBe(2);
    expect(await networkKeys()).toEqual({ all: 3, inUse: 3 });
    await expectEverythingOpens(await service('BOTH'));
  });

  it('is waited for when its key is wrapped by the old one already, and moved too', async () => {
    const held = await holdRecording(test, townOf(0), /^commit$/, rotation());
    const rotating = rotate();
    await somebodyWaits();
    held.goOn();
    await held.recorded;
    expect(held.attempts()).toBe(1);
    expect(await rotating).toBe(16);
    expect(await networkKeys()).toEqual({ all: 3, inUse: 3 });
    await expectEverythingOpens(await service('BOTH'));
  });
});

it('no service starts that could not open a network’s key, and says of how many', async () => {
  const refused = requireKnownKeys(test.owner, { installationKey: present, formerKeys: [] });
  await expect(refused).rejects.toThrow(
    /^The key of 3 networks is wrapped by an installation key that neither INSTALLATION_KEY nor INSTALLATION_KEY_OLD names: set the one they were made with\.$/,
  );
  await expect(
    requireKnownKeys(test.owner, { installationKey: present, formerKeys: [test.installationKey] }),
  ).resolves.toBeUndefined();
  await expect(rotateInstallationKey(test.owner, rotation(2))).rejects.toThrow(KILLED);
  await expect(requireKnownKeys(test.owner, { installationKey: present, formerKeys: [] })).rejects.toThrow(
    /^The key of 1 network is /,
  );
});
