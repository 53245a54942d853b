import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { makeCast, type Cast } from '../support/gate-cast';
import { AS_SYSTEM, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Who stands in for whom: named among the professionals of one partner, by whoever it concerns or the lead. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let lead: Person;
let thirdLead: Person;
let colleague: Person;
let left: Person;
let disabled: Person;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'vertretungsstadt');
  attacker = await test.connectAsApplication();
  const { town, from, other } = cast;
  lead = await town.person(from, 'PARTNER_LEAD');
  thirdLead = await town.person(other, 'PARTNER_LEAD');
  colleague = await town.person(from, 'PROFESSIONAL');
  left = await town.person(from, 'PROFESSIONAL');
  disabled = await town.person(from, 'PROFESSIONAL');
  await test.owner.query('update hats set ended_at = now() where id = $1', [left.hatId]);
  await test.owner.query(`update accounts set state = 'DISABLED' where id = $1`, [disabled.accountId]);
});
afterAll(() => test.close());

const by = (person: Person, ...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(person), ...steps);

describe('a deputy', () => {
  const naming = (who: Person, change: Row = {}): string =>
    insertRow('deputies', {
      ...{ network_id: cast.network, id: newId(), partner_id: cast.from, valid_from: '2026-01-01' },
      ...{ account_id: cast.sender.accountId, deputy_id: colleague.accountId, named_by: who.accountId },
      ...change,
    });

  it.each<[string, () => Row, string]>([
    [
      'for a colleague',
      () => ({ account_id: colleague.accountId, deputy_id: cast.sender.accountId }),
      'policy deputies',
    ],
    ['in another’s name', () => ({ named_by: lead.accountId }), 'policy deputies'],
    ['at another partner', () => ({ partner_id: cast.other }), 'policy deputies'],
    ['in another network', () => ({ network_id: newId() }), 'policy deputies'],
    ['of another partner', () => ({ deputy_id: cast.third.accountId }), 'deputies_deputy_fk'],
    ['who is no professional', () => ({ deputy_id: lead.accountId }), 'deputies_deputy_fk'],
    ['who has left', () => ({ deputy_id: left.accountId }), 'deputies_deputy_fk'],
    ['who is disabled', () => ({ deputy_id: disabled.accountId }), 'deputies_deputy_fk'],
    ['that is oneself', () => ({ deputy_id: cast.sender.accountId }), 'deputies_deputy_check'],
    ['until before the beginning', () => ({ valid_until: '2025-12-31' }), 'deputies_valid_until_check'],
    ['named long ago', () => ({ named_at: '2020-01-01' }), 'permission denied for table deputies'],
    ['ended from the start', () => ({ ended_at: '2020-01-01' }), 'permission denied for table deputies'],
  ])('%s is not named by a professional', async (_title, change, refusal) => {
    expect(await by(cast.sender, naming(cast.sender, change()))).toBe(refusal);
  });

  it('is named by oneself or the own lead, and by nobody else', async () => {
    for (const person of [colleague, thirdLead, cast.third, cast.town.coordinator])
      expect(await by(person, naming(person))).toBe('policy deputies');
    for (const scope of ['SYSTEM', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])
      expect(await play(attacker, settingsOf(lead, { scope }), naming(lead))).toBe('policy deputies');
    for (const person of [cast.sender, lead]) expect(await by(person, naming(person))).toBe('1 rows');
  });

  it('is ended by whoever it concerns or the own lead, for good, and never stands in longer', async () => {
    let where = '';
    const named = async (): Promise<string> => {
      const id = newId();
      await test.owner.query(naming(cast.sender, { id }));
      where = `where id = '${id}'`;
      return `update deputies set ended_at = now() ${where}`;
    };
    const end = await named();
    const another = await cast.town.person(cast.from, 'PROFESSIONAL');
    for (const person of [another, thirdLead, cast.third, cast.town.coordinator])
      expect(await by(person, end)).toBe('0 rows');
    for (const person of [cast.sender, colleague, lead])
      expect(await by(person, await named())).toBe('1 rows');
    for (const attack of [
      'set valid_until = null',
      'set deputy_id = account_id',
      'set named_by = account_id',
    ])
      expect(await by(lead, `update deputies ${attack} ${where}`)).toBe(
        'permission denied for table deputies',
      );
    expect(await by(lead, 'delete from deputies')).toBe('permission denied for table deputies');
    for (const steps of [[], [AS_SYSTEM]])
      expect(await by(lead, ...steps, `update deputies set ended_at = null ${where}`)).toMatch(
        /^(0 rows|policy deputies)$/,
      );
  });

  it('holds neither hat: whoever leaves ends it first', async () => {
    const standIn = await cast.town.person(cast.from, 'PROFESSIONAL');
    const absent = await cast.town.person(cast.from, 'PROFESSIONAL');
    await test.owner.query(naming(absent, { account_id: absent.accountId, deputy_id: standIn.accountId }));
    const end = (person: Person): string => `update hats set ended_at = now() where id = '${person.hatId}'`;
    expect(await by(lead, end(standIn))).toBe('deputies_deputy_fk');
    expect(await by(lead, end(absent))).toBe('deputies_account_fk');
  });
});
