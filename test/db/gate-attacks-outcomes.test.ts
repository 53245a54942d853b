import type { Client } from 'pg';
import { makeCast, recordFamilyOf, type Cast } from '../support/gate-cast';
import { caseIn } from '../support/gate-cases';
import { moveStatements, recallRow } from '../support/gate-rows';
import { AS_PARTNER, AS_SYSTEM, insertRow, play, settingsOf } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** How a referral ended stays as its recipient said it: no mark rewrites it. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'ausgangsstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);

const CHANGES = [
  `outcome = 'MOVED_AWAY'`,
  `ending = 'UNPLANNED'`,
  `decline_reason = 'OTHER'`,
  `decline_note = '\\x00', decline_note_key_id = id`,
  `respond_by = '2020-01-01'`,
];

describe('of what is completed', () => {
  let id: string;
  beforeAll(async () => {
    id = await caseIn(cast, 'COMPLETED');
  });

  it.each(CHANGES)('SYSTEM does not write anew: %s', async (change) => {
    const rewrite = `update referrals set ${change} where id = '${id}'`;
    expect(await asSender(AS_SYSTEM, rewrite)).toBe('policy referrals');
    expect(await asSender(rewrite)).toBe('0 rows');
    expect(await play(attacker, settingsOf(cast.recipient), rewrite)).toBe('0 rows');
  });

  it('not even in the step that a recall makes of it, which passes without', async () => {
    const step = { action: 'RECALL', from: 'COMPLETED', to: 'WITHDRAWN', side: 'SENDER' };
    const recall = [
      insertRow('recalls', await recallRow(cast, id)),
      AS_SYSTEM,
      `update received_items set reading = null where referral_id = '${id}'`,
      `update payload_items set resting = null where referral_id = '${id}'`,
    ];
    const moved = async (change: string): Promise<string> => {
      const why = `, withdraw_reason = 'MISDIRECTED'${change}`;
      const [event = '', overview = '', move = ''] = await moveStatements(
        cast,
        id,
        step,
        cast.sender.accountId,
        why,
      );
      return asSender(...recall, AS_PARTNER, event, overview, AS_SYSTEM, move);
    };
    for (const change of CHANGES.slice(0, 3)) expect(await moved(`, ${change}`)).toBe('policy referrals');
    expect(await moved('')).toBe('1 rows');
  });
});

it.each(['DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED'] as const)(
  'of what is %s nobody writes anything anew, SYSTEM neither',
  async (state) => {
    const id = await caseIn({ ...cast, family: await recordFamilyOf(test, cast.sender) }, state);
    for (const change of CHANGES) {
      const rewrite = `update referrals set ${change} where id = '${id}'`;
      expect([change, await asSender(AS_SYSTEM, rewrite)]).toEqual([change, '0 rows']);
      expect([change, await asSender(rewrite)]).toEqual([change, '0 rows']);
    }
  },
);
