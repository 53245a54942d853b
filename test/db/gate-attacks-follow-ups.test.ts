import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { withdrawReferral } from '../../src/modules/referrals/withdraw-referral';
import { caseIn } from '../support/gate-cases';
import {
  draftForm,
  makeCast,
  recordFamilyOf,
  sentCase,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { moveStatements } from '../support/gate-rows';
import { followUpRow, suggestionRow } from '../support/gate-rows-breadth';
import { offerListsOf } from '../support/offer-content';
import { publishedOfferOf, waitingReportOn } from '../support/offer-rows';
import { as } from '../support/people';
import {
  AS_PARTNER,
  AS_SYSTEM,
  count,
  insertRow,
  play,
  settingsOf,
  textOf,
  type Row,
} from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A suggestion is the recipient's, made with its no; a follow-up is the sender's, of the same family. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let offer: string;
beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'vorschlagstadt');
  attacker = await test.connectAsApplication();
  const lists = await offerListsOf(test.owner, cast.network);
  offer = await publishedOfferOf(test, cast.town.coordinator, cast.other, lists);
  await waitingReportOn(test, cast.town.coordinator, { partnerId: cast.other, id: offer }, lists);
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  await signedForm(cast, { items: [contact] });
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);

/** All statements of a no with a suggestion, as the application makes them. */
async function declineStatements(id: string, lie: Row = {}): Promise<string[]> {
  const step = { action: 'DECLINE', from: 'REQUESTED', to: 'DECLINED', side: 'RECIPIENT' };
  const move = await moveStatements(cast, id, step, cast.recipient.accountId, `, decline_reason = 'OTHER'`);
  return [
    AS_SYSTEM,
    `update payload_items set resting = null where referral_id = '${id}'`,
    AS_PARTNER,
    insertRow('referral_suggestions', { ...(await suggestionRow(cast, id, offer)), ...lie }),
    ...move,
  ];
}

describe('a suggestion', () => {
  it.each<[string, () => Row, string]>([
    ['in another network', () => ({ network_id: newId() }), 'policy referral_suggestions'],
    ['in another recipient’s name', () => ({ to_id: cast.other }), 'policy referral_suggestions'],
    ['to another sender', () => ({ from_id: cast.other }), 'referral_suggestions_referral_fk'],
    ['of an offer that there is not', () => ({ offer_id: newId() }), 'policy referral_suggestions'],
    ['as the sixth', () => ({ position: 5 }), 'referral_suggestions_position_check'],
    ['before the first', () => ({ position: -1 }), 'referral_suggestions_position_check'],
    ['with another step', () => ({ version: 2 }), 'referral_suggestions_step_fk'],
    [
      'that names its step',
      () => ({ action: 'DECLINE' }),
      'permission denied for table referral_suggestions',
    ],
  ])('%s is refused', async (_title, lie, refusal) => {
    expect(await asRecipient(...(await declineStatements(await sentCase(cast, [contact]), lie())))).toBe(
      refusal,
    );
  });

  it('is not made without the no, with another step, or after it', async () => {
    const id = await sentCase(cast, [contact]);
    const alone = insertRow('referral_suggestions', await suggestionRow(cast, id, offer));
    expect(await asRecipient(alone)).toBe('referral_suggestions_step_fk');
    const declined = await caseIn(cast, 'DECLINED');
    const late = { ...(await suggestionRow(cast, declined, offer)), version: 3 };
    expect(await asRecipient(insertRow('referral_suggestions', late))).toBe('policy referral_suggestions');
    const withdrawal = { action: 'WITHDRAW', from: 'REQUESTED', to: 'WITHDRAWN', side: 'SENDER' };
    const move = await moveStatements(
      cast,
      id,
      withdrawal,
      cast.sender.accountId,
      `, withdraw_reason = 'OTHER'`,
    );
    expect(await asSender(alone, ...move)).toBe('policy referral_suggestions');
  });

  it('of what is not public is refused', async () => {
    const lists = await offerListsOf(test.owner, cast.network);
    const hidden = await publishedOfferOf(test, cast.town.coordinator, cast.other, lists);
    await test.owner.query('delete from published_offers where id = $1', [hidden]);
    const steps = await declineStatements(await sentCase(cast, [contact]), { offer_id: hidden });
    expect(await asRecipient(...steps)).toBe('policy referral_suggestions');
  });

  it('is made with the no, seen by both and by nobody else, and never rewritten', async () => {
    const id = await sentCase(cast, [contact]);
    expect(await asRecipient(...(await declineStatements(id)))).toBe('1 rows');
    const shown = (person: typeof cast.sender): Promise<number> =>
      count(attacker, settingsOf(person), 'referral_suggestions', `referral_id = '${id}'`);
    const people = [cast.sender, cast.recipient, cast.third, cast.town.coordinator];
    expect(await sequence(people, shown)).toEqual([1, 1, 0, 0]);
    for (const attack of ['update referral_suggestions set position = 1', 'delete from referral_suggestions'])
      expect(await asRecipient(attack)).toBe('permission denied for table referral_suggestions');
  });
});

describe('a follow-up', () => {
  const tried = async (followsId: string, lie: Row = {}): Promise<string> =>
    asSender(insertRow('referral_follow_ups', { ...(await followUpRow(cast, followsId)), ...lie }));

  it.each<[string, () => Row | Promise<Row>, string]>([
    ['in another partner’s name', () => ({ from_id: cast.other }), 'policy referral_follow_ups'],
    ['in another network', () => ({ network_id: newId() }), 'policy referral_follow_ups'],
    ['of a draft that there is not', () => ({ referral_id: newId() }), 'policy referral_follow_ups'],
    ['of nothing', () => ({ follows_id: newId() }), 'referral_follow_ups_follows_fk'],
    [
      'for another family',
      async () => ({ family_id: (await recordFamilyOf(test, cast.sender)).id }),
      'referral_follow_ups_referral_fk',
    ],
    ['for another purpose', () => ({ purpose: 'DIAGNOSTICS' }), 'referral_follow_ups_referral_fk'],
    ['with another purpose’s form', () => formFor('DIAGNOSTICS'), 'referral_follow_ups_prepared_consent_fk'],
    ['with another family’s form', otherForm, 'referral_follow_ups_prepared_consent_fk'],
    ['that is no attempt', () => ({ attempt: 0 }), 'referral_follow_ups_attempt_check'],
    ['that calls it closed', () => ({ closed: true }), 'permission denied for table referral_follow_ups'],
  ])('%s is refused', async (_title, lie, refusal) => {
    expect(await tried(await caseIn(cast, 'DECLINED'), await lie())).toBe(refusal);
  });

  const formFor = async (purpose: 'DIAGNOSTICS'): Promise<Row> => ({
    prepared_consent_id: await draftForm(cast, { purpose }),
  });
  async function otherForm(): Promise<Row> {
    const family = await recordFamilyOf(test, cast.sender);
    return { prepared_consent_id: await draftForm({ ...cast, family }) };
  }

  it('does not follow a referral of another family', async () => {
    const followed = await caseIn(cast, 'DECLINED');
    cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
    expect(await tried(followed)).toBe('referral_follow_ups_follows_fk');
  });

  it.each(['REQUESTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED'] as const)(
    'does not follow what is %s',
    async (state) => {
      expect(await tried(await caseIn(cast, state))).toBe('referral_follow_ups_closed_fk');
    },
  );

  it('is a draft that follows another one, not itself', async () => {
    const row = await followUpRow(cast, await caseIn(cast, 'DECLINED'));
    const itself = { ...row, follows_id: row.referral_id ?? '' };
    expect(await asSender(insertRow('referral_follow_ups', itself))).toBe(
      'referral_follow_ups_follows_check',
    );
    const sent = { ...row, referral_id: await sentCase(cast, [contact]) };
    expect(await asSender(insertRow('referral_follow_ups', sent))).toBe('policy referral_follow_ups');
  });

  it('is written once for each attempt, by the sender, who alone sees it', async () => {
    const followed = await caseIn(cast, 'DECLINED');
    const row = await followUpRow(cast, followed);
    const honest = insertRow('referral_follow_ups', row);
    for (const person of [cast.recipient, cast.third, cast.town.coordinator])
      expect(await play(attacker, settingsOf(person), honest)).toBe('policy referral_follow_ups');
    expect(await asSender(honest)).toBe('1 rows');
    expect(await tried(followed)).toBe('referral_follow_ups_attempt_key');
    await as(test.database, cast.sender, (work) => withdrawReferral(work, textOf(row.referral_id), 'OTHER'));
    expect(await tried(followed, { attempt: 2 })).toBe('1 rows');
    const shown = (person: typeof cast.sender): Promise<number> =>
      count(attacker, settingsOf(person), 'referral_follow_ups', `follows_id = '${followed}'`);
    const people = [cast.sender, cast.recipient, cast.third, cast.town.coordinator];
    expect(await sequence(people, shown)).toEqual([2, 0, 0, 0]);
    for (const attack of ['update referral_follow_ups set attempt = 9', 'delete from referral_follow_ups'])
      expect(await asSender(attack)).toBe('permission denied for table referral_follow_ups');
  });
});

/** One after the other: the attacker has one connection. */
async function sequence<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const told: R[] = [];
  for (const one of all) told.push(await ask(one));
  return told;
}
