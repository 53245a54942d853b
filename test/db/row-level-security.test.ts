import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { count, insertRow, look, play, refusedBy, type Row, type Settings } from '../support/sql-attack';
import { makeFullTown, VIEWERS, type FullTown, type Viewer } from '../support/two-towns';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * How many rows of each table everybody is shown, in a network where every table has some (test/support/two-towns.ts).
 * "all": every row of the network; "own": those of the viewer's partner; "pub": public, of both networks; "x": may not even be asked. A second
 * network with the same story stands beside, and changes nothing.
 *
 * Of six referrals (a draft, one that waits, one recalled, one accepted and then restricted, one declined, one
 * accepted on paper) a recipient is shown five.
 */
const SHOWN = `
                        nobody signedIn coordinator sender recipient third thirdLead senderDesk recipientDesk auditor signIn system
networks                 pub      pub      pub         pub    pub       pub   pub       pub        pub           pub     pub    pub
districts                pub      pub      pub         pub    pub       pub   pub       pub        pub           pub     pub    pub
topic_areas              pub      pub      pub         pub    pub       pub   pub       pub        pub           pub     pub    pub
referral_transitions     pub      pub      pub         pub    pub       pub   pub       pub        pub           pub     pub    pub
network_settings         0        1        1           1      1         1     1         1          1             1       1      1
partners                 0        4        4           4      4         4     4         4          4             4       4      4
partner_topic_areas      0        1        1           1      1         1     1         1          1             1       1      1
partner_districts        0        1        1           1      1         1     1         1          1             1       1      1
accounts                 0        10       10          10     10        10    10        10         10            10      10     10
hats                     0        10       10          10     10        10    10        10         10            10      10     10
deputies                 0        0        0           1      0         0     0         0          0             0       0      1
credentials              0        0        0           0      0         0     0         0          0             0       1      0
sessions                 0        0        1           1      1         1     1         1          1             1       9      0
refresh_tokens           0        0        0           0      0         0     0         0          0             0       1      0
one_time_links           0        0        0           0      0         0     0         0          0             0       1      0
agreements               0        3        4           3      3         3     3         3          3             3       3      3
agreement_topic_areas    0        0        1           0      0         0     0         0          0             0       0      0
agreement_signatures     0        0        6           0      0         0     2         0          0             0       0      0
agreement_ratifications  0        0        3           0      0         0     1         0          0             0       0      0
terminations             0        0        1           0      0         0     1         0          0             0       0      0
audit_events             0        0        0           0      0         0     0         own        own           all     0      0
audit_objects            0        0        0           0      0         0     0         own        own           all     0      0
keystore.network_keys    0        0        0           1      1         1     0         1          1             0       0      0
keystore.keys            0        0        0           9      9         0     0         9          9             0       0      0
families                 0        0        0           1      1         0     0         1          1             0       0      0
family_members           0        0        0           3      3         0     0         3          3             0       0      0
custodies                0        0        0           1      1         0     0         1          1             0       0      0
custody_holders          0        0        0           2      2         0     0         2          2             0       0      0
consents                 0        0        0           7      0         0     0         7          0             0       0      7
form_codes               x        x        x           x      x         x     x         x          x             x       x      x
form_revocations         0        0        0           1      0         0     0         1          0             0       0      1
consent_items            0        0        0           8      0         0     0         8          0             0       0      0
consent_signatures       0        0        0           6      0         0     0         6          0             0       0      6
signature_items          0        0        0           6      0         0     0         6          0             0       0      6
signature_evidence       0        0        0           2      0         0     0         2          0             0       0      0
signature_papers         0        0        0           1      0         0     0         1          0             0       0      0
releases                 0        0        0           7      4         3     0         7          4             0       0      7
revocations              0        0        0           0      0         0     0         0          0             0       0      2
revocation_parts         0        0        0           1      0         0     0         1          0             0       0      1
supersessions            0        0        0           1      0         0     0         1          0             0       0      1
referrals                0        0        0           6      5         0     0         6          5             0       0      6
referral_overview        0        0        5           5      5         0     0         0          0             0       0      5
referral_events          0        0        0           16     10        0     0         16         10            0       0      16
referral_draft_items     0        0        0           1      0         0     0         0          0             0       0      0
sendings                 0        0        0           5      5         0     0         5          5             0       0      5
payload_items            0        0        0           7      3         0     0         7          3             0       0      7
acceptances              0        0        0           2      2         0     0         2          2             0       0      2
feedback_items           0        0        0           1      1         0     0         1          1             0       0      1
received_items           0        0        0           0      2         0     0         0          2             0       0      3
restrictions             0        0        0           2      2         0     0         2          2             0       0      2
restricted_items         0        0        0           2      2         0     0         2          2             0       0      2
restriction_answers      0        0        0           0      2         0     0         0          2             0       0      2
kept_items               0        0        0           0      1         0     0         0          1             0       0      1
recalls                  0        0        0           1      1         0     0         1          1             0       0      1
deletion_confirmations   0        0        0           1      1         0     0         1          1             0       0      1
referral_suggestions     0        0        0           1      1         0     0         1          1             0       0      0
referral_follow_ups      0        0        0           1      0         0     0         1          0             0       0      0
paper_answers            0        0        0           1      0         0     0         1          0             0       0      0
contact_counts           0        0        1           0      0         0     0         0          0             0       0      0
idempotency_keys         0        0        0           1      0         0     0         0          0             0       0      0
offers                   0        0        2           0      0         0     1         0          0             0       0      2
offer_texts              0        0        2           0      0         0     0         0          0             0       0      0
offer_reports            0        0        3           0      0         0     2         0          0             0       0      0
offer_confirmation_links 0        0        0           0      0         0     0         0          0             0       0      1
offer_imports            0        0        1           0      0         0     0         0          0             0       0      0
offer_reminders          0        0        0           0      0         0     0         0          0             0       0      1
published_offers         pub      pub      pub         pub    pub       pub   pub       pub        pub           pub     pub    pub
published_words          pub      pub      pub         pub    pub       pub   pub       pub        pub           pub     pub    pub
`;

const TABLES = SHOWN.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/))
  .map(([table = '', ...cells]) => ({ table, cells }));

let test: TestDatabase;
let client: Client;
let towns: { north: FullTown; south: FullTown };

beforeAll(async () => {
  test = await openTestDatabase();
  client = await test.connectAsApplication();
  towns = { north: await makeFullTown(test, 'nordstadt'), south: await makeFullTown(test, 'suedstadt') };
});
afterAll(() => test.close());

async function rowsThereAre(table: string, where = 'true'): Promise<number> {
  const { rows } = await test.owner.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ${where}`,
  );
  return rows[0]?.n ?? -1;
}

/** In the place of a number of rows, where the right to ask is missing. */
const NOT_TO_BE_ASKED = -1;

async function shownOf(settings: Settings, table: string): Promise<number> {
  try {
    return await count(client, settings, table);
  } catch (error) {
    expect(refusedBy(error)).toBe(`permission denied for table ${table}`);
    return NOT_TO_BE_ASKED;
  }
}

/** A cell of the table in numbers. */
function meant(cell: string, table: string, town: FullTown, viewer: Viewer): Promise<number> | number {
  const network = `network_id = '${town.cast.network}'`;
  if (cell === 'x') return NOT_TO_BE_ASKED;
  if (cell === 'pub') return rowsThereAre(table);
  if (cell === 'all') return rowsThereAre(table, network);
  if (cell === 'own')
    return rowsThereAre(table, `${network} and partner_id = '${town.viewers[viewer].partner}'`);
  return Number(cell);
}

it('the table names every table there is, and every viewer', async () => {
  const { rows } = await test.owner.query<{ name: string }>(
    `select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'keystore') and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> 'migrations'`,
  );
  expect(TABLES.map((row) => row.table).sort()).toEqual(rows.map((row) => row.name).sort());
  for (const { cells } of TABLES) expect(cells).toHaveLength(VIEWERS.length);
});

describe.each(['north', 'south'] as const)('in the network of the %s', (side) => {
  it.each(TABLES)('of $table everybody is shown what is written', async ({ table, cells }) => {
    const town = towns[side];
    const found: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const [place, viewer] of VIEWERS.entries()) {
      found[viewer] = await shownOf(town.viewers[viewer], table);
      expected[viewer] = await meant(cells[place] ?? '', table, town, viewer);
    }
    expect(found).toEqual(expected);
  });

  it.each(TABLES.filter(({ cells }) => !cells.includes('pub') && !cells.includes('x')))(
    'of $table nobody is shown a row of another network',
    async ({ table }) => {
      expect(await rowsThereAre(table)).toBeGreaterThan(1);
      for (const viewer of VIEWERS) {
        const { viewers, cast } = towns[side];
        const seen = await look<{ network_id: string }>(
          client,
          viewers[viewer],
          `select distinct network_id from ${table}`,
        );
        expect(seen.filter((row) => row.network_id !== cast.network)).toEqual([]);
      }
    },
  );
});

describe('across networks', () => {
  /** What somebody of the south, with settings that are true, would write about the north. */
  const southWith = (table: string, row: () => Row): [string, () => Row] => [table, row];
  const { north, south } = {
    north: () => towns.north.cast,
    south: () => towns.south.cast,
  };
  const base = (): Row => ({ network_id: south().network, id: newId() });

  it.each<[string, Viewer, string, () => Row]>([
    ['consents_family_fk', 'sender', ...southWith('consents', () => ({
      ...base(), form_id: newId(), family_id: north().family.id, discloser_id: south().from, direction: 'ONE_WAY',
      purpose: 'OTHER', language: 'de', valid_from: '2026-01-01', valid_until: '2026-02-01', drafted_by: south().sender.accountId,
    }))],
    ['referrals_to_fk', 'sender', ...southWith('referrals', () => ({
      ...base(), family_id: south().family.id, from_id: south().from, to_id: north().to, purpose: 'OTHER',
      urgency: 'ROUTINE', state: 'DRAFT', drafted_by: south().sender.accountId,
    }))],
    ['families_responsible_fk', 'sender', ...southWith('families', () => ({
      ...base(), owner_id: south().from, key_id: newId(), responsible_account_id: north().sender.accountId, sealed: '\\x00',
    }))],
    ['deputies_deputy_fk', 'sender', ...southWith('deputies', () => ({
      ...base(), partner_id: south().from, account_id: south().sender.accountId, deputy_id: north().sender.accountId,
      valid_from: '2026-01-01', named_by: south().sender.accountId,
    }))],
    ['hats_account_fk', 'coordinator', ...southWith('hats', () => ({
      ...base(), account_id: north().sender.accountId, role: 'COORDINATOR', given_by: south().town.coordinator.accountId,
    }))],
    ['hats_partner_fk', 'coordinator', ...southWith('hats', () => ({
      ...base(), account_id: south().sender.accountId, partner_id: north().from, role: 'PARTNER_LEAD',
      given_by: south().town.coordinator.accountId,
    }))],
    ['agreements_partner_fk', 'coordinator', ...southWith('agreements', () => ({ ...base(), partner_id: north().from }))],
    ['sessions_hat_fk', 'signIn', ...southWith('sessions', () => ({
      ...base(), account_id: north().sender.accountId, hat_id: north().sender.hatId, expires_at: '2099-01-01',
    }))],
    ['credentials_account_fk', 'signIn', ...southWith('credentials', () => ({
      network_id: south().network, account_id: north().third.accountId, password_hash: 'x',
    }))],
    ['offers_partner_fk', 'coordinator', ...southWith('offers', () => ({
      ...base(), partner_id: north().from, state: 'PUBLISHED', content: '{}', confirmed_on: '2026-01-01', confirm_until: '2027-01-01',
    }))],
    ['offer_reports_partner_fk', 'coordinator', ...southWith('offer_reports', () => ({
      ...base(), partner_id: north().from, content: '{}', reported_by: south().town.coordinator.accountId,
    }))],
    ['form_codes_consent_fk', 'sender', ...southWith('form_codes', () => ({
      network_id: south().network, lookup: `\\x${'07'.repeat(32)}`, consent_id: newId(), family_id: north().family.id,
      discloser_id: south().from,
    }))],
    ['keys_network_key_fk', 'sender', ...southWith('keystore.keys', () => ({
      ...base(), kind: 'FAMILY', owner_id: south().from, network_key_id: newId(), wrapped: '\\x00',
    }))],
  ])('%s refuses what the %s of one network writes into %s about the other', async (refusal, viewer, table, row) => {
    expect(await play(client, towns.south.viewers[viewer], insertRow(table, row()))).toBe(refusal);
  }); // prettier-ignore

  it.each<[string, string]>([
    ['accounts', `update accounts set state = 'DISABLED'`],
    ['agreements', 'update agreements set version = version'],
    ['consent_signatures', 'update consent_signatures set standing = false'],
    ['consents', 'update consents set version = version'],
    ['credentials', `update credentials set password_hash = 'x'`],
    ['deputies', 'update deputies set ended_at = now()'],
    ['families', 'update families set version = version'],
    ['families, given on', 'update families set responsible_account_id = responsible_account_id'],
    ['hats', 'update hats set ended_at = now()'],
    ['one_time_links', 'update one_time_links set used_at = now()'],
    ['partners', 'update partners set version = version'],
    ['payload_items', 'update payload_items set resting = null'],
    ['feedback_items', 'update feedback_items set resting = null'],
    ['received_items', 'update received_items set reading = null'],
    ['referral_overview', 'update referral_overview set version = version'],
    ['referrals', 'update referrals set version = version'],
    ['refresh_tokens', 'update refresh_tokens set used_at = now()'],
    ['releases', 'update releases set live = false'],
    ['restrictions', `update restrictions set answer = 'DELETED'`],
    ['sessions', 'update sessions set ended_at = now()'],
    ['signature_items', 'update signature_items set standing = false'],
    ['terminations', 'update terminations set withdrawn_at = now()'],
    ['partner_topic_areas', 'delete from partner_topic_areas'],
    ['partner_districts', 'delete from partner_districts'],
    ['referral_draft_items', 'delete from referral_draft_items'],
    ['offers', `update offers set state = 'ENDED'`],
    ['offer_reports', 'update offer_reports set version = version'],
    ['offer_confirmation_links', 'update offer_confirmation_links set used_at = now()'],
    ['offer_reminders', `update offer_reminders set state = 'SENT'`],
    ['offer_imports', 'update offer_imports set done = done'],
    ['published_words', 'update published_words set uses = 0'],
    ['published_words, all of it', 'delete from published_words'],
    ['published_offers', 'update published_offers set version = version'],
    ['published_offers, all of it', 'delete from published_offers'],
  ])('no viewer of one network changes a row of the other: %s', async (table, attack) => {
    for (const viewer of VIEWERS) {
      const told = await play(
        client,
        towns.south.viewers[viewer],
        `${attack} ${attack.includes(' where ') ? 'and' : 'where'} network_id = '${north().network}'`,
      );
      expect([table, viewer, told]).toEqual([table, viewer, '0 rows']);
    }
  });
});
