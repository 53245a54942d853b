import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { makeCast, today, type Cast } from '../support/gate-cast';
import { count, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A contact is counted by one's own partner, lately; only the coordination sees what was counted. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'zaehlstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const row = (lie: Row = {}): string =>
  insertRow('contact_counts', {
    network_id: cast.network,
    partner_id: cast.from,
    day: today(),
    kind: 'TOLD_ABOUT',
    ...lie,
  });

it.each<[string, () => Row, string]>([
  ['for another partner', () => ({ partner_id: cast.to }), 'policy contact_counts'],
  ['in another network', () => ({ network_id: newId() }), 'policy contact_counts'],
  ['for tomorrow', () => ({ day: addDays(today(), 1) }), 'policy contact_counts'],
  ['after more than a fortnight', () => ({ day: addDays(today(), -15) }), 'policy contact_counts'],
  ['of a kind that there is not', () => ({ kind: 'OTHER' }), 'contact_counts_kind_check'],
  ['for a topic that there is not', () => ({ topic_area_id: newId() }), 'contact_counts_topic_area_fk'],
  ['for a district that there is not', () => ({ district_id: newId() }), 'contact_counts_district_fk'],
  ['for an offer that there is not', () => ({ offer_id: newId() }), 'contact_counts_offer_fk'],
  [
    'as unmet, with an offer',
    () => ({ kind: 'UNMET_NEED', offer_id: newId() }),
    'contact_counts_unmet_check',
  ],
  ['under an id of one’s own', () => ({ id: newId() }), 'permission denied for table contact_counts'],
])('is not counted %s', async (_title, lie, refusal) => {
  expect(await play(attacker, settingsOf(cast.sender), row(lie()))).toBe(refusal);
});

it.each(['COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
  'is not counted in the scope "%s"',
  async (scope) => {
    expect(await play(attacker, settingsOf(cast.sender, { scope }), row())).toBe('policy contact_counts');
  },
);

it('is counted a fortnight back, is seen by the coordination alone, and is never changed', async () => {
  expect(await play(attacker, settingsOf(cast.sender), row({ day: addDays(today(), -14) }))).toBe('1 rows');
  const seen: number[] = [];
  for (const person of [cast.sender, cast.recipient, cast.town.coordinator])
    seen.push(await count(attacker, settingsOf(person), 'contact_counts'));
  expect(seen).toEqual([0, 0, 1]);
  for (const attack of [`update contact_counts set day = now()`, 'delete from contact_counts'])
    expect(await play(attacker, settingsOf(cast.town.coordinator), attack)).toBe(
      'permission denied for table contact_counts',
    );
});
