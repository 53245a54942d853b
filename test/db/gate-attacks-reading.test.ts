import type { Client } from 'pg';
import { read } from '../../src/db/work';
import type { Person } from '../../src/domain/actor';
import { withdrawReferral } from '../../src/modules/referrals/withdraw-referral';
import { caseIn } from '../support/gate-cases';
import { draftCase, makeCast, recordFamilyOf, revokeForm, signedForm, type Cast } from '../support/gate-cast';
import { as } from '../support/people';
import { count, look, NO_SETTINGS, settingsOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Who is shown what of one referral, with settings that are true: read by plain SQL, as the application's login. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let people: Record<string, Person>;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'lesestadt');
  attacker = await test.connectAsApplication();
  const { town, sender, recipient, third } = cast;
  people = {
    sender,
    recipient,
    third,
    senderDesk: await town.person(cast.from, 'PRIVACY_DESK'),
    recipientDesk: await town.person(cast.to, 'PRIVACY_DESK'),
    coordinator: town.coordinator,
    auditor: await town.person(null, 'AUDITOR'),
  };
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
});
afterAll(() => test.close());

/** Rows of a referral: which column names it in each table. */
const OF_REFERRAL = {
  referrals: 'id',
  referral_overview: 'id',
  referral_events: 'referral_id',
  referral_draft_items: 'referral_id',
  sendings: 'referral_id',
  payload_items: 'referral_id',
  acceptances: 'referral_id',
  received_items: 'referral_id',
} as const;
type Table = keyof typeof OF_REFERRAL;

async function shown(who: string, referral: string): Promise<Partial<Record<Table, number>>> {
  const person = people[who];
  if (person === undefined) throw new Error(`Nobody is called ${who}.`);
  const seen: Partial<Record<Table, number>> = {};
  for (const [table, column] of Object.entries(OF_REFERRAL) as [Table, string][]) {
    const rows = await count(attacker, settingsOf(person), table, `${column} = '${referral}'`);
    if (rows > 0) seen[table] = rows;
  }
  return seen;
}

const NOTHING = {};

describe('a draft', () => {
  it.each(['recipient', 'recipientDesk', 'third', 'coordinator', 'auditor'])(
    'is the sender’s alone: the %s is shown nothing of it',
    async (who) => {
      expect(await shown(who, await draftCase(cast))).toEqual(NOTHING);
    },
  );

  it.each(['recipient', 'recipientDesk', 'third', 'coordinator'])(
    'that was given up was never there for the %s',
    async (who) => {
      const referral = await draftCase(cast);
      await as(test.database, cast.sender, (work) => withdrawReferral(work, referral, 'OTHER'));
      expect(await shown(who, referral)).toEqual(NOTHING);
      expect(await shown('sender', referral)).toEqual({ referrals: 1, referral_events: 2 });
    },
  );

  it('is shown to the sender and, but for its texts, to the sender’s privacy desk', async () => {
    const referral = await draftCase(cast);
    expect(await shown('sender', referral)).toEqual({
      referrals: 1,
      referral_events: 1,
      referral_draft_items: 1,
    });
    expect(await shown('senderDesk', referral)).toEqual({ referrals: 1, referral_events: 1 });
  });
});

/** Of a referral in each state: who is shown how many rows of it. Drafting is the sender's event. */
const SHOWN = {
  REQUESTED: {
    sender: { referrals: 1, referral_overview: 1, referral_events: 2, sendings: 1, payload_items: 1 },
    recipient: { referrals: 1, referral_overview: 1, referral_events: 1, sendings: 1, payload_items: 1 },
    recipientDesk: { referrals: 1, referral_events: 1, sendings: 1, payload_items: 1 },
    third: NOTHING,
    coordinator: { referral_overview: 1 },
    auditor: NOTHING,
  },
  DECLINED: {
    recipient: { referrals: 1, referral_overview: 1, referral_events: 2, sendings: 1 },
    recipientDesk: { referrals: 1, referral_events: 2, sendings: 1 },
    third: NOTHING,
    coordinator: { referral_overview: 1 },
    auditor: NOTHING,
  },
  WITHDRAWN: {
    recipient: { referrals: 1, referral_overview: 1, referral_events: 2, sendings: 1 },
    third: NOTHING,
    coordinator: { referral_overview: 1 },
  },
  CONSENT_REVOKED: {
    recipient: { referrals: 1, referral_overview: 1, referral_events: 2, sendings: 1 },
    third: NOTHING,
    coordinator: { referral_overview: 1 },
  },
  ACCEPTED: {
    sender: {
      referrals: 1,
      referral_overview: 1,
      referral_events: 3,
      sendings: 1,
      payload_items: 1,
      acceptances: 1,
    },
    recipient: {
      referrals: 1,
      referral_overview: 1,
      referral_events: 2,
      sendings: 1,
      payload_items: 1,
      acceptances: 1,
      received_items: 1,
    },
    third: NOTHING,
    coordinator: { referral_overview: 1 },
    auditor: NOTHING,
  },
} as const;

const CELLS = Object.entries(SHOWN).flatMap(([state, row]) =>
  Object.entries(row).map(([who, expected]) => ({ state: state as keyof typeof SHOWN, who, expected })),
);

it.each(CELLS)('a $state referral: the $who is shown $expected', async ({ state, who, expected }) => {
  expect(await shown(who, await caseIn(cast, state))).toEqual(expected);
});

it('what a revocation has restricted in mid-work the recipient reads neither as payload nor as copy', async () => {
  const form = await signedForm(cast);
  const referral = await caseIn(cast, 'COMPLETED');
  await revokeForm(cast, form);
  const { rows } = await test.owner.query<{ id: string }>(
    `select id from consents where family_id = $1 and id <> $2`,
    [cast.family.id, form],
  );
  for (const { id } of rows) await revokeForm(cast, id);
  const seen = await shown('recipient', referral);
  expect([seen.payload_items, seen.received_items, seen.referrals]).toEqual([undefined, undefined, 1]);
});

describe('the family and its forms', () => {
  const TABLES = [
    'families',
    'family_members',
    'custodies',
    'custody_holders',
    'consents',
    'consent_items',
    'consent_signatures',
  ];
  const family = (table: string): string =>
    `${table === 'families' ? 'id' : table.startsWith('consent_') ? 'discloser_id' : 'family_id'} = '${
      table.startsWith('consent_') ? cast.from : cast.family.id
    }'`;

  it.each(['recipient', 'recipientDesk', 'third', 'coordinator', 'auditor'])(
    'are nothing that the %s is shown, though the case was accepted',
    async (who) => {
      await caseIn(cast, 'ACCEPTED');
      const person = people[who];
      for (const table of TABLES) {
        const settings = person === undefined ? NO_SETTINGS : settingsOf(person);
        expect([table, await count(attacker, settings, table, family(table))]).toEqual([table, 0]);
      }
    },
  );

  it('are shown to the sender and to its privacy desk', async () => {
    await caseIn(cast, 'ACCEPTED');
    for (const person of [cast.sender, people.senderDesk ?? cast.third])
      for (const table of TABLES)
        expect(await count(attacker, settingsOf(person), table, family(table))).toBeGreaterThan(0);
  });

  it('are nothing for a lead as lead: nobody’s name is among a lead’s tasks', async () => {
    const lead = await cast.town.person(cast.from, 'PARTNER_LEAD');
    const rows = await read(test.database, lead, 'test', (work) =>
      work.db.rows(`select count(*)::int as families from families`),
    );
    expect(rows).toEqual([{ families: 0 }]);
  });

  it('a release is shown to the two it names, and to no third', async () => {
    const form = await signedForm(cast);
    const mine = `consent_id = '${form}'`;
    expect(await count(attacker, settingsOf(cast.sender), 'releases', mine)).toBe(2);
    expect(await count(attacker, settingsOf(cast.recipient), 'releases', mine)).toBe(2);
    for (const who of [cast.third, cast.town.coordinator])
      expect(await count(attacker, settingsOf(who), 'releases', mine)).toBe(0);
  });
});

describe('a key', () => {
  const kinds = async (settings: Parameters<typeof look>[1]): Promise<string[]> => {
    const sql = `select distinct kind from keystore.keys order by kind`;
    return (await look<{ kind: string }>(attacker, settings, sql)).map((row) => row.kind);
  };

  it.each(['', 'LEAD', 'COORDINATION', 'AUDIT', 'SIGN_IN', 'SYSTEM'])(
    'is not shown in the scope "%s", not even with the partner it belongs to',
    async (scope) => {
      await caseIn(cast, 'ACCEPTED');
      expect(await kinds(settingsOf(cast.sender, { scope }))).toEqual([]);
      expect(await count(attacker, settingsOf(cast.sender, { scope }), 'keystore.network_keys')).toBe(0);
    },
  );

  it('is shown to its owner, and of a payload to its reader', async () => {
    await caseIn(cast, 'ACCEPTED');
    expect(await kinds(settingsOf(cast.sender))).toEqual(['FAMILY', 'PAYLOAD']);
    expect(await kinds(settingsOf(cast.recipient))).toEqual(['PAYLOAD', 'RECEIVED']);
    expect(await kinds(settingsOf(cast.third))).toEqual([]);
    expect(await kinds(settingsOf(cast.town.coordinator))).toEqual([]);
  });
});
