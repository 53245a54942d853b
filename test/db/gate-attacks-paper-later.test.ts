import type { Client } from 'pg';
import { recallReferral } from '../../src/modules/referrals/recall-referral';
import { recordPaperAcceptance } from '../../src/modules/referrals/record-paper-acceptance';
import {
  acceptedCase,
  makeCast,
  recordFamilyOf,
  revokeForm,
  signedForm,
  today,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { answerRow, confirmationRow, keepingRow } from '../support/gate-rows';
import { reach, sentBy } from '../support/gate-rows-breadth';
import { as } from '../support/people';
import { count, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** After the fact: what a recipient without accounts has deleted or keeps is recorded by the sender, and only for such a one. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let form: string;
beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'nachrufstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  form = await signedForm(cast, { items: [contact] });
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const SAID = { spoken_with: '\\x00' };

/** As the sender would record it. */
const bySender = (row: Row, key: 'answered_by' | 'confirmed_by'): Row => ({
  ...row,
  ...SAID,
  spoken_with_key_id: row.referral_id ?? '',
  [key]: cast.sender.accountId,
});

async function restrictedOnPaper(): Promise<string> {
  const referralId = await sentBy(cast, 'PAPER', contact);
  await as(test.database, cast.sender, (work) =>
    recordPaperAcceptance(work, { referralId, spokenWith: 'Frau Beispiel', answeredOn: today() }),
  );
  await revokeForm(cast, form);
  return referralId;
}

async function restrictedInPortal(): Promise<string> {
  await reach(cast, 'PORTAL');
  const id = await acceptedCase(cast, [contact]);
  await revokeForm(cast, form);
  return id;
}

async function recalledBy(channel: 'PORTAL' | 'PAPER'): Promise<string> {
  const id = await sentBy(cast, channel, contact);
  await as(test.database, cast.sender, (work) => recallReferral(work, id));
  return id;
}

describe('an answer to a revocation', () => {
  it('is not recorded for a recipient that has accounts, had them when it was sent, or has got them since', async () => {
    const portal = await restrictedInPortal();
    const row = insertRow('restriction_answers', bySender(await answerRow(cast, portal), 'answered_by'));
    expect(await asSender(row)).toBe('policy restriction_answers');
    await reach(cast, 'PAPER');
    expect(await asSender(row)).toBe('restriction_answers_paper_fk');
    form = await signedForm(cast, { items: [contact] });
    const id = await restrictedOnPaper();
    await reach(cast, 'PORTAL');
    const switched = insertRow('restriction_answers', bySender(await answerRow(cast, id), 'answered_by'));
    expect(await asSender(switched)).toBe('policy restriction_answers');
  });

  it('is recorded with who said so, by the sender, once', async () => {
    const id = await restrictedOnPaper();
    const row = bySender(await keepingRow(cast, id), 'answered_by');
    const tried = (lie: Row): Promise<string> =>
      asSender(insertRow('restriction_answers', { ...row, ...lie }));
    expect(await tried({ spoken_with: null, spoken_with_key_id: null })).toBe('policy restriction_answers');
    expect(await tried({ spoken_with_key_id: null })).toBe('restriction_answers_spoken_with_check');
    expect(await tried({ answered_by: cast.third.accountId })).toBe('policy restriction_answers');
    const honest = insertRow('restriction_answers', row);
    for (const person of [cast.third, cast.town.coordinator])
      expect(await play(attacker, settingsOf(person), honest)).toBe('policy restriction_answers');
    expect(await asSender(honest)).toBe('1 rows');
    expect(await asSender(honest)).toBe('restriction_answers_pkey');
    const seen = (person: typeof cast.sender): Promise<number> =>
      count(attacker, settingsOf(person), 'restriction_answers', `referral_id = '${id}'`);
    expect([await seen(cast.sender), await seen(cast.third)]).toEqual([1, 0]);
  });

  it('that a recipient gave in the portal is still not the sender’s to see', async () => {
    const id = await restrictedInPortal();
    const answer = insertRow('restriction_answers', await answerRow(cast, id));
    expect(await play(attacker, settingsOf(cast.recipient), answer)).toBe('1 rows');
    const where = `referral_id = '${id}'`;
    expect(await count(attacker, settingsOf(cast.sender), 'restriction_answers', where)).toBe(0);
  });
});

describe('the deletion of what was recalled', () => {
  it('is not recorded for a recipient that has accounts, had them when it was sent, or has got them since', async () => {
    const portal = await recalledBy('PORTAL');
    const row = insertRow(
      'deletion_confirmations',
      bySender(await confirmationRow(cast, portal), 'confirmed_by'),
    );
    expect(await asSender(row)).toBe('policy deletion_confirmations');
    await reach(cast, 'PAPER');
    expect(await asSender(row)).toBe('deletion_confirmations_paper_fk');
    const id = await recalledBy('PAPER');
    await reach(cast, 'PORTAL');
    const switched = insertRow(
      'deletion_confirmations',
      bySender(await confirmationRow(cast, id), 'confirmed_by'),
    );
    expect(await asSender(switched)).toBe('policy deletion_confirmations');
  });

  it('is recorded with who said so, by the sender, once', async () => {
    const row = bySender(await confirmationRow(cast, await recalledBy('PAPER')), 'confirmed_by');
    const tried = (lie: Row): Promise<string> =>
      asSender(insertRow('deletion_confirmations', { ...row, ...lie }));
    expect(await tried({ spoken_with: null, spoken_with_key_id: null })).toBe(
      'policy deletion_confirmations',
    );
    expect(await tried({ spoken_with_key_id: null })).toBe('deletion_confirmations_spoken_with_check');
    expect(await tried({ confirmed_by: cast.third.accountId })).toBe('policy deletion_confirmations');
    expect(await tried({})).toBe('1 rows');
    expect(await tried({})).toBe('deletion_confirmations_pkey');
  });
});
