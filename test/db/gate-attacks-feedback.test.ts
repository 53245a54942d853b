import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { completeReferral } from '../../src/modules/referrals/complete-referral';
import {
  acceptedCase,
  draftForm,
  makeCast,
  recordFamilyOf,
  revokeForm,
  signForm,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { as } from '../support/people';
import { AS_SYSTEM, count, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What goes back to the sender rests on a live reverse release of a MUTUAL form, like what came. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let form: string;
let referral: string;
let item: Item;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'rueckwegstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  item = [cast.family.mother, 'CONTACT'];
  form = await signedForm(cast, { direction: 'MUTUAL' });
  referral = await acceptedCase(cast, [item]);
});
afterAll(() => test.close());

const complete = (feedback: Item[] = []): Promise<unknown> =>
  as(test.database, cast.recipient, (work) =>
    completeReferral(work, {
      referralId: referral,
      outcome: 'SUPPORT_FINISHED',
      ending: 'PLANNED',
      feedback: feedback.map(([memberId, category]) => ({ memberId, category, text: 'Es geht besser.' })),
    }),
  );

/** As the application would write it after completing. */
async function feedbackRow(consent = form): Promise<Row> {
  const { rows } = await test.owner.query<Record<string, string>>(
    `select r.network_id, r.id as referral_id, $2::uuid as subject_id, $3 as category, 0 as position, c.id as consent_id,
       r.family_id, r.to_id as from_id, r.from_id as to_id, r.purpose, c.opens_at::text, c.closes_at::text,
       r.version as completed_version, r.id as key_id, '\\x00' as sealed
       from referrals r join consents c on c.id = $4 where r.id = $1`,
    [referral, ...item, consent],
  );
  return { ...rows[0] };
}

const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);

describe('feedback', () => {
  it.each<[string, () => Row, string]>([
    ['about what no form lets go back', () => ({ category: 'SUPPORT_SO_FAR' }), 'feedback_items_release_fk'],
    ['about somebody else', () => ({ subject_id: cast.family.father }), 'feedback_items_release_fk'],
    ['to a third partner', () => ({ to_id: cast.other }), 'feedback_items_sending_fk'],
    ['for another purpose', () => ({ purpose: 'DIAGNOSTICS' }), 'feedback_items_sending_fk'],
    ['with a longer period', () => ({ closes_at: '2199-01-01' }), 'feedback_items_ground_fk'],
    ['with a period that begins later', () => ({ opens_at: '2199-01-01' }), 'policy feedback_items'],
    ['by another partner’s name', () => ({ from_id: cast.other }), 'policy feedback_items'],
    ['as already closed', () => ({ resting: 'false' }), 'permission denied for table feedback_items'],
    ['on a step that is no completion', () => ({ completed_version: '2' }), 'feedback_items_completed_fk'],
    ['on a referral that there is not', () => ({ referral_id: newId() }), 'feedback_items_sending_fk'],
    ['dated back', () => ({ given_at: '2020-01-01' }), 'permission denied for table feedback_items'],
  ])('%s is refused', async (_title, lie, refusal) => {
    await complete();
    expect(await asRecipient(insertRow('feedback_items', { ...(await feedbackRow()), ...lie() }))).toBe(
      refusal,
    );
  });

  it('is refused under a form that goes one way', async () => {
    const oneWay = await draftForm(cast, { direction: 'ONE_WAY' });
    await signForm(cast, oneWay);
    await complete();
    expect(await asRecipient(insertRow('feedback_items', await feedbackRow(oneWay)))).toBe(
      'feedback_items_release_fk',
    );
  });

  it('is refused before the referral is completed', async () => {
    expect(await asRecipient(insertRow('feedback_items', await feedbackRow()))).toBe(
      'feedback_items_completed_fk',
    );
  });

  it('is refused after a revocation, and cannot be made to rest again', async () => {
    await complete([item]);
    await revokeForm(cast, form);
    const again = `update feedback_items set resting = true where referral_id = '${referral}'`;
    const renamed = { ...(await feedbackRow()), category: 'SOCIAL_SITUATION' };
    expect(await asRecipient(insertRow('feedback_items', renamed))).toBe('feedback_items_release_fk');
    expect(await asRecipient(AS_SYSTEM, again)).toBe('0 rows');
  });

  it('is written by nobody but the recipient of the referral, in the scope of a professional', async () => {
    await complete();
    const row = insertRow('feedback_items', await feedbackRow());
    expect(await play(attacker, settingsOf(cast.sender), row)).toBe('policy feedback_items');
    for (const scope of ['SYSTEM', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])
      expect(await play(attacker, settingsOf(cast.recipient, { scope }), row)).toBe('policy feedback_items');
    expect(await asRecipient(row)).toBe('1 rows');
  });

  it('keeps its release alive: a revocation that leaves it readable is refused', async () => {
    await complete([item]);
    const id = newId();
    const revocation = { network_id: cast.network, id, consent_id: form, revoked_by_id: cast.family.mother };
    const recorded = { ...revocation, received_via: 'DISCLOSER', recorded_by: cast.recipient.accountId };
    const steps = [
      AS_SYSTEM,
      insertRow('revocations', recorded),
      `update received_items set reading = null where referral_id = '${referral}'`,
      `update payload_items set resting = null where referral_id = '${referral}'`,
      `update releases set live = false, revocation_id = '${id}', revoked_by_id = '${cast.family.mother}'
        where consent_id = '${form}'`,
    ];
    expect(await asRecipient(...steps)).toBe('feedback_items_release_fk');
  });

  it('is not rewritten, nor moved to another consent', async () => {
    await complete([item]);
    const update = (change: string): string =>
      `update feedback_items set ${change} where referral_id = '${referral}'`;
    for (const change of [`sealed = '\\x01'`, `to_id = '${cast.other}'`])
      expect(await asRecipient(AS_SYSTEM, update(change))).toBe('permission denied for table feedback_items');
    expect(await asRecipient(update('resting = null'))).toBe('0 rows');
    const elsewhere = await asRecipient(AS_SYSTEM, update(`consent_id = '${newId()}'`));
    const longer = await asRecipient(AS_SYSTEM, update(`closes_at = '2199-01-01'`));
    expect([elsewhere, longer]).toEqual(['feedback_items_release_fk', 'feedback_items_ground_fk']);
  });

  it('is seen by giver and sender only, and by the sender no more once it is closed', async () => {
    await complete([item]);
    const where = `referral_id = '${referral}'`;
    const seen = async (...people: Parameters<typeof settingsOf>[0][]): Promise<number[]> => {
      const numbers: number[] = [];
      for (const one of people) numbers.push(await count(attacker, settingsOf(one), 'feedback_items', where));
      return numbers;
    };
    expect(await seen(cast.recipient, cast.sender, cast.third, cast.town.coordinator)).toEqual([1, 1, 0, 0]);
    await revokeForm(cast, form);
    expect(await seen(cast.recipient, cast.sender)).toEqual([1, 0]);
  });
});
