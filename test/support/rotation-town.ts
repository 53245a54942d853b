import type { Database, DatabaseOptions } from '../../src/db/database';
import { read, type Work } from '../../src/db/work';
import type { Person } from '../../src/domain/actor';
import { membersOf } from '../../src/modules/families';
import { recordFamily } from '../../src/modules/families/record-family';
import { as, makeTown } from './people';
import type { TestDatabase } from './test-database';

/** A town whose one professional keeps some families, each with the name of its mother. */
export interface RotationTown {
  readonly networkId: string;
  readonly slug: string;
  readonly keeper: Person;
  readonly families: Map<string, string>;
}

export async function makeRotationTown(
  test: TestDatabase,
  slug: string,
  families: number,
): Promise<RotationTown> {
  const town = await makeTown(test, slug);
  const keeper = await town.person(await town.partner('Hebammenpraxis Morgenrot'), 'PROFESSIONAL');
  const made: RotationTown = { networkId: town.networkId, slug, keeper, families: new Map() };
  for (let count = 0; count < families; count += 1) await recordIn(test.database, made);
  return made;
}

export async function recordIn(service: Database, town: RotationTown): Promise<void> {
  const name = `Erika ${town.slug} ${town.families.size}`;
  const family = await as(service, town.keeper, (work) =>
    recordFamily(work, { members: [{ key: 'm', role: 'MOTHER', name }], custody: [] }),
  );
  town.families.set(family.id, name);
}

/** The names that a service reads of a town's families, in the order they were recorded in. */
export function namesIn(service: Database, town: RotationTown): Promise<(string | null)[]> {
  return read(service, town.keeper, 'family', async (work: Work<Person>) => {
    const members = await membersOf(work).loadMany([...town.families.keys()]);
    return members.map((found) => {
      if (found instanceof Error) throw found;
      return found[0]?.name ?? null;
    });
  });
}

/** What lies in the keystore, as the owner of the tables finds it. */
export async function keystoreOf(test: TestDatabase): Promise<string> {
  const found = await test.owner.query<{ text: string }>(
    `select coalesce(string_agg(t, e'\\n' order by t), '') as text from (
       select n::text as t from keystore.network_keys n union all select k::text from keystore.keys k) all_keys`,
  );
  return found.rows[0]?.text ?? '';
}

/** How many keys of networks each installation key wraps. */
export async function wrappedBy(test: TestDatabase, id: string): Promise<number> {
  const found = await test.owner.query<{ n: number }>(
    'select count(*)::int as n from keystore.network_keys where installation_key_id = $1',
    [id],
  );
  return found.rows[0]?.n ?? -1;
}

/** A family that is being recorded, held before the first statement of a kind. */
export interface HeldRecording {
  readonly recorded: Promise<void>;
  readonly goOn: () => void;
  /** How often the story was told. */
  readonly attempts: () => number;
}

export async function holdRecording(
  test: TestDatabase,
  town: RotationTown,
  before: RegExp,
  keys: Pick<DatabaseOptions, 'installationKey' | 'formerKeys'>,
): Promise<HeldRecording> {
  const [reached, gate] = [newSignal(), newSignal()];
  let attempts = 0;
  const database = await test.open({
    ...keys,
    async observe(sql) {
      if (sql === 'begin') attempts += 1;
      if (attempts > 1 || !before.test(sql)) return;
      reached.give();
      await gate.given;
    },
  });
  const recorded = recordIn(database, town);
  await reached.given;
  return { recorded, goOn: gate.give, attempts: () => attempts };
}

function newSignal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}
