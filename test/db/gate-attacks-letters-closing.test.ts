import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { caseIn } from '../support/gate-cases';
import {
  acceptedCase,
  makeCast,
  recordFamilyOf,
  sentCase,
  signForm,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { marksOf, moveStatements, partRows, partialRow } from '../support/gate-rows';
import { AS_SYSTEM, count, insertRow, play, settingsOf, type Settings } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The letters I, J, L and M of the sketch: what a revocation closes. The recall of M: gate-attacks-recall.test.ts. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let situation: Item;
let health: Item;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'buchstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  situation = [cast.family.mother, 'SOCIAL_SITUATION'];
  health = [cast.family.child, 'CHILD_HEALTH'];
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);
/** A revocation told to the coordination by telephone: no partner in scope. */
const byTelephone = (): Settings => settingsOf(cast.town.coordinator, { scope: 'SYSTEM' });
const readable = (table: string, referral: string): Promise<number> =>
  count(attacker, settingsOf(cast.recipient), table, `referral_id = '${referral}'`);

/** The mother's own form, and the child's that both parents sign. */
async function twoForms(): Promise<{ hers: string; childs: string }> {
  const hers = await signedForm(cast, { items: [contact, situation] });
  const childs = await signedForm(cast, { items: [health] });
  await signForm(cast, childs, cast.family.father);
  return { hers, childs };
}

const close = (table: string, mark: string, referral: string, item?: Item): string =>
  `update ${table} set ${mark} = null where referral_id = '${referral}'${
    item === undefined ? '' : ` and subject_id = '${item[0]}' and category = '${item[1]}'`
  }`;
const REVOKE = { action: 'REVOKE', from: 'REQUESTED', to: 'CONSENT_REVOKED', side: 'SYSTEM' };

describe('I and J: a revocation of a part', () => {
  let hers: string;
  let accepted: string;
  let waiting: string;
  let steps: string[];

  beforeEach(async () => {
    ({ hers } = await twoForms());
    accepted = await acceptedCase(cast, [contact, situation]);
    waiting = await sentCase(cast, [contact, situation]);
    const id = newId();
    const { accountId } = cast.town.coordinator;
    const revocation = {
      ...partialRow(cast, hers, [situation]),
      ...{ id, received_via: 'COORDINATION', recorded_by: accountId },
    };
    steps = [
      insertRow('revocations', revocation),
      close('received_items', 'reading', accepted, situation),
      close('payload_items', 'resting', accepted, situation),
      close('payload_items', 'resting', waiting),
      ...(await moveStatements(cast, waiting, REVOKE, accountId)),
      `update releases set live = false, revocation_id = '${id}', revoked_by_id = '${cast.family.mother}' where consent_id = '${hers}' and category = 'SOCIAL_SITUATION'`,
      ...partRows(revocation, [situation]),
      marksOf(revocation),
    ];
  });

  it.each<[number, string, string]>([
    [0, 'being recorded', 'releases_revocation_fk'],
    [1, 'closing the copy', 'received_items_resting_fk'],
    [2, 'closing what was accepted', 'payload_items_release_fk'],
    [3, 'closing what waits', 'payload_items_release_fk'],
    [4, 'the event', 'referrals_event_fk'],
    [5, 'the overview', 'referrals_overview_fk'],
  ])('is not done without step %i, %s', async (left, _what, refusal) => {
    const without = steps.filter((_step, place) => place !== left);
    expect(await play(attacker, byTelephone(), ...without)).toBe(refusal);
  });

  it('ends what waits, leaves what was accepted and the rest of it readable', async () => {
    expect(await play(attacker, byTelephone(), ...steps)).toBe('1 rows');
    expect(await readable('received_items', accepted)).toBe(1);
    expect(await readable('payload_items', accepted)).toBe(1);
    expect(await readable('payload_items', waiting)).toBe(0);
    const own = `update received_items set reading = 'OWN_LEGAL_BASIS' where referral_id = '${accepted}' and reading is null`;
    expect(await asRecipient(AS_SYSTEM, own)).toBe('received_items_kept_fk');
  });

  it('L: nothing of it comes back to life', async () => {
    await play(attacker, byTelephone(), ...steps);
    const back: [string, string][] = [
      [`update payload_items set resting = true where referral_id = '${waiting}'`, '0 rows'],
      [`update referrals set state = 'ACCEPTED' where id = '${waiting}'`, '0 rows'],
      [
        `update releases set live = true where consent_id = '${hers}' and category = 'SOCIAL_SITUATION'`,
        '0 rows',
      ],
      [
        `update received_items set reading = 'ACCEPTED' where referral_id = '${accepted}'`,
        'policy received_items',
      ],
    ];
    for (const [attack, refusal] of back) expect(await asRecipient(AS_SYSTEM, attack)).toBe(refusal);
  });
});

it('M: a completed referral is not withdrawn, and a revocation after it still closes the copy', async () => {
  const referral = await caseIn(cast, 'COMPLETED');
  const step = { action: 'WITHDRAW', from: 'COMPLETED', to: 'WITHDRAWN', side: 'SENDER' };
  const change = `, withdraw_reason = 'MISDIRECTED'`;
  const move = await moveStatements(cast, referral, step, cast.sender.accountId, change);
  expect(await asSender(...move)).toBe('referral_events_transition_fk');
  expect(await asSender(AS_SYSTEM, close('payload_items', 'resting', referral))).toBe(
    'received_items_resting_fk',
  );
  const both = [close('received_items', 'reading', referral), close('payload_items', 'resting', referral)];
  expect(await asSender(AS_SYSTEM, ...both)).toBe('1 rows');
  expect(await readable('received_items', referral)).toBe(0);
});
