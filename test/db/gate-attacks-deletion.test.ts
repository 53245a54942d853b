import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { recallReferral } from '../../src/modules/referrals/recall-referral';
import { caseIn } from '../support/gate-cases';
import {
  acceptedCase,
  makeCast,
  recordFamilyOf,
  revokeForm,
  signedForm,
  type Cast,
} from '../support/gate-cast';
import { confirmationRow, keepingRow, keptRow } from '../support/gate-rows';
import { as } from '../support/people';
import { answers } from '../support/race-acts';
import { AS_SYSTEM, count, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What becomes of a recalled referral at its recipient: it says that it has deleted it, and keeps nothing. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'loeschstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
});
afterAll(() => test.close());

const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);
const recall = (referral: string): Promise<unknown> =>
  as(test.database, cast.sender, (work) => recallReferral(work, referral));

async function recalledCase(): Promise<string> {
  const referral = await caseIn(cast, 'ACCEPTED');
  await recall(referral);
  return referral;
}

describe('a confirmation', () => {
  it.each<[string, () => Row, string]>([
    [
      'in another account’s name',
      () => ({ confirmed_by: cast.sender.accountId }),
      'policy deletion_confirmations',
    ],
    ['for another partner', () => ({ to_id: cast.other }), 'policy deletion_confirmations'],
    ['in another network', () => ({ network_id: newId() }), 'policy deletion_confirmations'],
    [
      'dated back',
      () => ({ confirmed_at: '2020-01-01' }),
      'permission denied for table deletion_confirmations',
    ],
  ])('%s is refused', async (_title, lie, refusal) => {
    const row = { ...(await confirmationRow(cast, await recalledCase())), ...lie() };
    expect(await asRecipient(insertRow('deletion_confirmations', row))).toBe(refusal);
  });

  it.each(['ACCEPTED', 'REQUESTED', 'DECLINED', 'WITHDRAWN'] as const)(
    'of what was not recalled is refused: %s',
    async (state) => {
      const row = await confirmationRow(cast, await caseIn(cast, state));
      expect(await asRecipient(insertRow('deletion_confirmations', row))).toBe(
        'deletion_confirmations_recall_fk',
      );
    },
  );

  it('is not forged by the sender, nor by a third, whichever recipient they name', async () => {
    const row = await confirmationRow(cast, await recalledCase());
    for (const [person, partner] of [
      [cast.sender, cast.from],
      [cast.third, cast.other],
    ] as const) {
      const own = { ...row, confirmed_by: person.accountId };
      const as = settingsOf(person);
      expect(await play(attacker, as, insertRow('deletion_confirmations', own))).toBe(
        'policy deletion_confirmations',
      );
      const posed = insertRow('deletion_confirmations', { ...own, to_id: partner });
      expect(await play(attacker, as, posed)).toBe('deletion_confirmations_recall_fk');
    }
  });

  it.each(['SYSTEM', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])(
    'is not made in the scope "%s"',
    async (scope) => {
      const row = insertRow('deletion_confirmations', await confirmationRow(cast, await recalledCase()));
      expect(await play(attacker, settingsOf(cast.recipient, { scope }), row)).toBe(
        'policy deletion_confirmations',
      );
    },
  );

  it('is made once, never rewritten and never taken away', async () => {
    const row = insertRow('deletion_confirmations', await confirmationRow(cast, await recalledCase()));
    expect(await asRecipient(row)).toBe('1 rows');
    expect(await asRecipient(row)).toBe('deletion_confirmations_pkey');
    for (const attack of [
      'update deletion_confirmations set confirmed_at = now()',
      'delete from deletion_confirmations',
    ])
      expect(await asRecipient(attack)).toBe('permission denied for table deletion_confirmations');
  });

  it('is shown to both parties and nobody else', async () => {
    const referral = await recalledCase();
    await asRecipient(insertRow('deletion_confirmations', await confirmationRow(cast, referral)));
    const where = `referral_id = '${referral}'`;
    const seen: number[][] = [];
    for (const person of [cast.sender, cast.recipient, cast.third, cast.town.coordinator]) {
      const of = (table: string): Promise<number> => count(attacker, settingsOf(person), table, where);
      seen.push([await of('recalls'), await of('deletion_confirmations')]);
    }
    expect(seen).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('a basis of one’s own', () => {
  it('that was given before the recall reads nothing after it', async () => {
    const form = await signedForm(cast);
    const referral = await acceptedCase(cast);
    await revokeForm(cast, form);
    const answer = answers(cast.recipient, { referralId: referral }, 'OWN_LEGAL_BASIS');
    await as(test.database, cast.recipient, (work) => answer.story(work));
    const reads = (): Promise<number> =>
      count(attacker, settingsOf(cast.recipient), 'received_items', `referral_id = '${referral}'`);
    expect(await reads()).toBe(1);
    await recall(referral);
    expect(await reads()).toBe(0);
    const again = `update received_items set reading = 'OWN_LEGAL_BASIS' where referral_id = '${referral}'`;
    expect(await asRecipient(AS_SYSTEM, again)).toBe('received_items_held_fk');
  });

  it('that is given after the recall reads nothing either', async () => {
    const form = await signedForm(cast);
    const referral = await acceptedCase(cast);
    await revokeForm(cast, form);
    await recall(referral);
    const keeps = insertRow('restriction_answers', await keepingRow(cast, referral));
    const kept = insertRow('kept_items', await keptRow(cast, referral, [cast.family.mother, 'CONTACT']));
    const read = `update received_items set reading = 'OWN_LEGAL_BASIS' where referral_id = '${referral}'`;
    expect(await asRecipient(keeps, kept, AS_SYSTEM, read)).toBe('received_items_held_fk');
  });
});
