import type { Client } from 'pg';
import { declineReferral } from '../../src/modules/referrals/decline-referral';
import { newId } from '../../src/domain/ids';
import {
  makeCast,
  recordFamilyOf,
  revokeForm,
  sentCase,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { acceptanceRow, moveStatements, receivedRow } from '../support/gate-rows';
import { as } from '../support/people';
import { count, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What a partner takes on: attacks on acceptances and on the recipient's copies. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let form: string;
let contact: Item;
let referral: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'annahmestadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  form = await signedForm(cast, { items: [contact] });
  referral = await sentCase(cast, [contact]);
});
afterAll(() => test.close());

const ACCEPT = { action: 'ACCEPT', from: 'REQUESTED', to: 'ACCEPTED', side: 'RECIPIENT' };
const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);

/** The honest acceptance, with a lie in its own row and one in the row of the copy. */
async function acceptStatements(acceptance: Row = {}, copy: Row = {}): Promise<string[]> {
  return [
    insertRow('acceptances', { ...(await acceptanceRow(cast, referral, contact)), ...acceptance }),
    insertRow('received_items', { ...(await receivedRow(cast, referral, contact)), ...copy }),
    ...(await moveStatements(cast, referral, ACCEPT, cast.recipient.accountId)),
  ];
}

describe('an acceptance', () => {
  it.each<[string, () => Row, string]>([
    ['in another partner’s name', () => ({ to_id: cast.other }), 'policy acceptances'],
    ['in another network', () => ({ network_id: newId() }), 'policy acceptances'],
    ['of what another partner has sent', () => ({ from_id: cast.other }), 'acceptances_referral_fk'],
    ['of a referral that there is not', () => ({ referral_id: newId() }), 'acceptances_referral_fk'],
    ['led by an item that is not in it', () => ({ lead_category: 'PARENT_HEALTH' }), 'acceptances_lead_fk'],
    ['dated back', () => ({ accepted_at: '2020-01-01' }), 'permission denied for table acceptances'],
    ['begun earlier', () => ({ begun_at: '2020-01-01' }), 'permission denied for table acceptances'],
    ['that is not held', () => ({ held: null }), 'permission denied for table acceptances'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await asRecipient(...(await acceptStatements(lie())))).toBe(refusedBy);
  });

  it('is the recipient’s: the sender, a third and the coordination are refused', async () => {
    const steps = await acceptStatements();
    for (const person of [cast.sender, cast.third, cast.town.coordinator])
      expect(await play(attacker, settingsOf(person), ...steps)).toBe('policy acceptances');
  });

  it.each(['LEAD', 'PRIVACY', 'COORDINATION', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not made in the scope "%s"',
    async (scope) => {
      const settings = settingsOf(cast.recipient, { scope });
      expect(await play(attacker, settings, ...(await acceptStatements()))).toBe('policy acceptances');
    },
  );

  it('the sender cannot make the step of it, neither as itself nor as the other side', async () => {
    const { accountId } = cast.sender;
    const asItself = await moveStatements(cast, referral, { ...ACCEPT, side: 'SENDER' }, accountId);
    expect(await play(attacker, settingsOf(cast.sender), ...asItself)).toBe('referral_events_transition_fk');
    const asOther = await moveStatements(cast, referral, ACCEPT, accountId);
    expect(await play(attacker, settingsOf(cast.sender), ...asOther)).toBe('policy referral_events');
  });

  it('is more than a state', async () => {
    const [, , ...move] = await acceptStatements();
    expect(await asRecipient(...move)).toBe('referrals_acceptance_fk');
  });

  it('comes with a copy of its own', async () => {
    const [acceptance, , ...move] = await acceptStatements();
    expect(await asRecipient(acceptance ?? '', ...move)).toBe('acceptances_lead_fk');
  });

  it('moves the referral: it is not made beside one that still waits', async () => {
    const [acceptance, copy] = await acceptStatements();
    expect(await asRecipient(acceptance ?? '', copy ?? '')).toBe('received_items_held_fk');
  });

  it('does not come after a refusal', async () => {
    const steps = await acceptStatements();
    await as(test.database, cast.recipient, (work) =>
      declineReferral(work, { id: referral, reason: 'NO_CAPACITY' }),
    );
    expect(await asRecipient(...steps)).toBe('referral_events_pkey');
    expect(await asRecipient(...steps.slice(0, 2))).toBe('received_items_resting_fk');
  });

  it('does not come after a revocation', async () => {
    const steps = await acceptStatements();
    await revokeForm(cast, form);
    expect(await asRecipient(...steps)).toBe('referral_events_pkey');
    expect(await asRecipient(...steps.slice(0, 2))).toBe('received_items_resting_fk');
  });

  it('goes through once for the recipient, who reads the copy', async () => {
    const steps = await acceptStatements();
    expect(await asRecipient(...steps)).toBe('1 rows');
    expect(await asRecipient(steps[0] ?? '')).toBe('acceptances_pkey');
    const mine = `referral_id = '${referral}'`;
    expect(await count(attacker, settingsOf(cast.recipient), 'received_items', mine)).toBe(1);
    expect(await count(attacker, settingsOf(cast.sender), 'received_items', mine)).toBe(0);
    expect(await count(attacker, settingsOf(cast.third), 'received_items', mine)).toBe(0);
  });
});

describe('a copy', () => {
  it.each<[string, () => Row, string]>([
    ['of what was not sent', () => ({ category: 'PARENT_HEALTH' }), 'received_items_payload_fk'],
    ['about somebody else', () => ({ subject_id: cast.family.father }), 'received_items_payload_fk'],
    ['for a third partner', () => ({ to_id: cast.other }), 'policy received_items'],
    ['from another network', () => ({ network_id: newId() }), 'policy received_items'],
    ['beyond the period', () => ({ closes_at: 'infinity' }), 'received_items_payload_fk'],
    ['on a ground of its own', () => ({ reading: null }), 'permission denied for table received_items'],
    ['dated back', () => ({ begun_at: '2020-01-01' }), 'permission denied for table received_items'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await asRecipient(...(await acceptStatements({}, lie())))).toBe(refusedBy);
  });

  it('is not made before the acceptance', async () => {
    const copy = insertRow('received_items', await receivedRow(cast, referral, contact));
    expect(await asRecipient(copy)).toBe('received_items_acceptance_fk');
  });

  it('is not made after it, in a transaction of its own', async () => {
    const { mother } = cast.family;
    const items: Item[] = [contact, [mother, 'SUPPORT_SO_FAR']];
    await signedForm(cast, { items });
    referral = await sentCase(cast, items);
    expect(await asRecipient(...(await acceptStatements()))).toBe('1 rows');
    const late = insertRow('received_items', await receivedRow(cast, referral, [mother, 'SUPPORT_SO_FAR']));
    expect(await asRecipient(late)).toBe('received_items_acceptance_fk');
  });

  it.each(['sealed', 'key_id', 'to_id', 'closes_at', 'begun_at'])(
    'is never rewritten: %s',
    async (column) => {
      expect(await asRecipient(`update received_items set ${column} = ${column}`)).toBe(
        'permission denied for table received_items',
      );
    },
  );
});
