import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import {
  acceptedCase,
  makeCast,
  recordFamilyOf,
  revokeForm,
  sentCase,
  signedForm,
  type Cast,
} from '../support/gate-cast';
import { answerRow, keepingRow, keptRow } from '../support/gate-rows';
import { AS_SYSTEM, count, insertRow, play, settingsOf, without } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What may be read and what not is marked under SYSTEM only, in one direction only, and answered by the recipient. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'markenstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asSystem = (...steps: string[]): Promise<string> => asSender(AS_SYSTEM, ...steps);

const readable = (person: Person, table: string, referral: string): Promise<number> =>
  count(attacker, settingsOf(person), table, `referral_id = '${referral}'`);

describe('a mark', () => {
  it.each(['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])(
    'is not set in the scope "%s", by sender or recipient',
    async (scope) => {
      await signedForm(cast);
      const referral = await acceptedCase(cast);
      for (const person of [cast.sender, cast.recipient]) {
        const settings = settingsOf(person, { scope });
        for (const mark of [`payload_items set resting = null`, `received_items set reading = null`])
          expect(await play(attacker, settings, `update ${mark} where referral_id = '${referral}'`)).toBe(
            '0 rows',
          );
      }
    },
  );

  it('knows no other words than its own', async () => {
    await signedForm(cast);
    const referral = await acceptedCase(cast);
    const set = (mark: string): Promise<string> =>
      asSystem(`update ${mark} where referral_id = '${referral}'`);
    expect(await set('payload_items set resting = false')).toBe('payload_items_resting_check');
    expect(await set(`received_items set reading = 'FOR_EVER'`)).toBe('received_items_reading_check');
  });

  it('keeps on record what the item rested on', async () => {
    await signedForm(cast);
    const referral = await acceptedCase(cast);
    const copy = `update received_items set reading = null where referral_id = '${referral}'`;
    const item = `update payload_items set resting = null, consent_id = '${newId()}' where referral_id = '${referral}'`;
    expect(await asSystem(copy, item)).toBe('payload_items_ground_fk');
    const stranger = { ...cast, family: await recordFamilyOf(test, cast.sender) };
    const foreign = item.replace(/consent_id = '[^']*'/, `consent_id = '${await signedForm(stranger)}'`);
    expect(await asSystem(copy, foreign)).toBe('payload_items_ground_fk');
  });
});

describe('what a revocation has closed', () => {
  it('a referral that waited stays revoked, unreadable and unmoved', async () => {
    const form = await signedForm(cast);
    const referral = await sentCase(cast);
    await revokeForm(cast, form);
    const where = `where referral_id = '${referral}'`;
    expect(await asSystem(`update payload_items set resting = true ${where}`)).toBe('0 rows');
    expect(await asSystem(`update referrals set state = 'REQUESTED' where id = '${referral}'`)).toBe(
      '0 rows',
    );
    expect(await readable(cast.recipient, 'payload_items', referral)).toBe(0);
  });

  it('a copy of accepted work reads again only where an answer with an own legal basis keeps it', async () => {
    const form = await signedForm(cast);
    const referral = await acceptedCase(cast);
    await revokeForm(cast, form);
    const where = `where referral_id = '${referral}'`;
    const keeps = insertRow('restriction_answers', await keepingRow(cast, referral));
    const kept = insertRow('kept_items', await keptRow(cast, referral, [cast.family.mother, 'CONTACT']));
    const read = `update received_items set reading = 'OWN_LEGAL_BASIS' ${where}`;
    const recipient = settingsOf(cast.recipient);

    expect(await asSystem(`update received_items set reading = 'ACCEPTED' ${where}`)).toBe(
      'policy received_items',
    );
    expect(await play(attacker, recipient, read)).toBe('0 rows');
    expect(await play(attacker, recipient, AS_SYSTEM, read)).toBe('received_items_kept_fk');
    expect(await asSender(keeps)).toBe('policy restriction_answers');
    expect(await play(attacker, recipient, AS_SYSTEM, keeps)).toBe('policy restriction_answers');
    expect(await play(attacker, recipient, keeps, AS_SYSTEM, read)).toBe('received_items_kept_fk');
    expect(await readable(cast.recipient, 'received_items', referral)).toBe(0);
    expect(await play(attacker, recipient, keeps, kept, AS_SYSTEM, read)).toBe('1 rows');
    expect(await readable(cast.recipient, 'received_items', referral)).toBe(1);
  });

  it('an answer that it was deleted gives nothing to read, and is the only one', async () => {
    const form = await signedForm(cast);
    const referral = await acceptedCase(cast);
    await revokeForm(cast, form);
    const recipient = settingsOf(cast.recipient);
    const deleted = insertRow('restriction_answers', await answerRow(cast, referral));
    const kept = insertRow('kept_items', await keptRow(cast, referral, [cast.family.mother, 'CONTACT']));
    const read = `update received_items set reading = 'OWN_LEGAL_BASIS' where referral_id = '${referral}'`;
    expect(await play(attacker, recipient, deleted, AS_SYSTEM, read)).toBe('received_items_kept_fk');
    expect(await play(attacker, recipient, deleted, kept, AS_SYSTEM, read)).toBe('kept_items_answer_fk');
    expect(await play(attacker, recipient, deleted)).toBe('1 rows');
    const later = insertRow('restriction_answers', await keepingRow(cast, referral));
    expect(await play(attacker, recipient, later)).toBe('restriction_answers_pkey');
  });

  it('nobody answers a restriction that there is not, or makes one in a working scope', async () => {
    const form = await signedForm(cast);
    const revoked = await acceptedCase(cast);
    await revokeForm(cast, form);
    await signedForm(cast);
    const referral = await acceptedCase(cast);
    const recipient = settingsOf(cast.recipient);
    const answer = { ...(await answerRow(cast, revoked)), referral_id: referral };
    expect(await play(attacker, recipient, insertRow('restriction_answers', answer))).toBe(
      'restriction_answers_restriction_fk',
    );
    const restriction = insertRow('restrictions', {
      ...without(answer, 'answer', 'answered_by'),
      ...{ from_id: cast.from, answer_due: '2099-01-01' },
    });
    expect(await play(attacker, recipient, restriction)).toBe('policy restrictions');
    expect(await asSender(restriction)).toBe('policy restrictions');
  });
});
