import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import {
  draftCase,
  draftForm,
  makeCast,
  recordFamilyOf,
  sentCase,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { moveStatements, payloadRow, SENT, sendStatements, sendingRow } from '../support/gate-rows';
import { insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What leaves a partner: attacks on sendings and their payload, as the sender with the sender's own settings. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let form: string;
let contact: Item;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'sendestadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  form = await signedForm(cast, { items: [contact] });
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const SEND = { action: 'SEND', from: 'DRAFT', to: 'REQUESTED', side: 'SENDER' };
const move = (referral: string): Promise<string[]> =>
  moveStatements(cast, referral, SEND, cast.sender.accountId, SENT);

/** The honest sending with a lie in the row of the sending and one in the row of its item. */
async function sendWith(sending: Row, item: Row): Promise<string> {
  const referral = await draftCase(cast);
  return asSender(
    insertRow('sendings', { ...(await sendingRow(cast, referral, contact)), ...sending }),
    insertRow('payload_items', { ...(await payloadRow(cast, referral, contact, form)), ...item }),
    ...(await move(referral)),
  );
}

describe('an item is sent only under its release:', () => {
  it.each<[string, () => Promise<Row> | Row, string]>([
    ['not with an unknown form', () => ({ consent_id: newId() }), 'payload_items_release_fk'],
    [
      'not with a form that nobody signed',
      async () => ({ consent_id: await draftForm(cast) }),
      'payload_items_release_fk',
    ],
    [
      'not with the form of another family',
      async () => {
        const other = { ...cast, family: await recordFamilyOf(test, cast.sender) };
        return { consent_id: await signedForm(other) };
      },
      'payload_items_release_fk',
    ],
    [
      'not with a form for somebody else',
      async () => ({ consent_id: await signedForm(cast, { to: [cast.other] }) }),
      'payload_items_release_fk',
    ],
    [
      'not with a form for another purpose',
      async () => ({ consent_id: await signedForm(cast, { purpose: 'DIAGNOSTICS' }) }),
      'payload_items_release_fk',
    ],
    ['not about another person', () => ({ subject_id: cast.family.father }), 'payload_items_release_fk'],
    ['not of another category', () => ({ category: 'PARENT_HEALTH' }), 'payload_items_release_fk'],
    ['not to another partner', () => ({ to_id: cast.other }), 'payload_items_sending_fk'],
    ['not for another purpose', () => ({ purpose: 'DIAGNOSTICS' }), 'payload_items_sending_fk'],
    ['not of another family', () => ({ family_id: newId() }), 'payload_items_sending_fk'],
    ['not in another partner’s name', () => ({ from_id: cast.other }), 'policy payload_items'],
    ['not in another network', () => ({ network_id: newId() }), 'policy payload_items'],
    ['not beyond its last day', () => ({ closes_at: 'infinity' }), 'payload_items_ground_fk'],
    ['not before its first day', () => ({ opens_at: '2020-01-01' }), 'payload_items_release_fk'],
    [
      'not as one that rests on nothing',
      () => ({ resting: null }),
      'permission denied for table payload_items',
    ],
    [
      'not as one that was sent before',
      () => ({ begun_at: '2026-01-01' }),
      'permission denied for table payload_items',
    ],
  ])('%s', async (_title, lie, refusedBy) => {
    expect(await sendWith({}, await lie())).toBe(refusedBy);
  });
});

describe('a sending', () => {
  it.each<[string, () => Row, string]>([
    ['in another partner’s name', () => ({ from_id: cast.other }), 'policy sendings'],
    ['in another network', () => ({ network_id: newId() }), 'policy sendings'],
    ['to a partner the draft does not name', () => ({ to_id: cast.other }), 'sendings_to_member_fk'],
    ['about another family', () => ({ family_id: newId() }), 'sendings_draft_fk'],
    ['of a draft that there is not', () => ({ referral_id: newId() }), 'sendings_draft_fk'],
    ['led by an item that is not in it', () => ({ lead_category: 'PARENT_HEALTH' }), 'sendings_lead_fk'],
    ['with no items', () => ({ items: 0 }), 'sendings_items_check'],
    ['called unsent', () => ({ sent: null }), 'permission denied for table sendings'],
    ['dated back', () => ({ sent_at: '2020-01-01' }), 'permission denied for table sendings'],
    ['begun earlier', () => ({ begun_at: '2020-01-01' }), 'permission denied for table sendings'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await sendWith(lie(), {})).toBe(refusedBy);
  });

  it('to somebody else than the draft names is refused, though the family released it to them', async () => {
    form = await signedForm(cast, { items: [contact], to: [cast.other] });
    const found = await test.owner.query<{ id: string }>(`select id from agreements where partner_id = $1`, [
      cast.other,
    ]);
    const to = { to_id: cast.other };
    expect(await sendWith({ ...to, to_agreement_id: found.rows[0]?.id ?? '' }, to)).toBe(
      'referrals_sending_fk',
    );
  });

  it('for another purpose than the draft’s is refused, though the family released it for that', async () => {
    form = await signedForm(cast, { items: [contact], purpose: 'DIAGNOSTICS' });
    const purpose = { purpose: 'DIAGNOSTICS' };
    expect(await sendWith(purpose, purpose)).toBe('referrals_sending_fk');
  });

  it('to oneself is refused where the draft is made', async () => {
    const draft = {
      network_id: cast.network,
      id: newId(),
      family_id: cast.family.id,
      from_id: cast.from,
      to_id: cast.from,
      purpose: 'FIND_SUPPORT',
      urgency: 'ROUTINE',
      state: 'DRAFT',
      drafted_by: cast.sender.accountId,
    };
    expect(await asSender(insertRow('referrals', draft))).toBe('referrals_to_check');
  });

  it('without any item is refused at the commit', async () => {
    const referral = await draftCase(cast);
    const sending = insertRow('sendings', await sendingRow(cast, referral, contact));
    expect(await asSender(sending, ...(await move(referral)))).toBe('sendings_lead_fk');
  });

  it('is not replaced by a mark on the referral', async () => {
    const referral = await draftCase(cast);
    const [event = '', , mark = ''] = await move(referral);
    expect(await asSender(event, mark)).toBe('referrals_sending_fk');
    const unmarked = await moveStatements(cast, referral, SEND, cast.sender.accountId);
    expect(await asSender(event, unmarked[2] ?? '')).toBe('referrals_unsent_check');
    const unheard = (await sendStatements(cast, referral, contact, form)).slice(0, 2);
    expect(await asSender(...unheard)).toBe('sendings_sent_fk');
  });

  it('an unreleased item beside a released one sinks the whole', async () => {
    const referral = await draftCase(cast);
    const steps = await sendStatements(cast, referral, contact, form);
    const smuggled = await payloadRow(cast, referral, [cast.family.mother, 'PARENT_HEALTH'], form);
    expect(await asSender(...steps, insertRow('payload_items', smuggled))).toBe('payload_items_release_fk');
    expect((await test.owner.query(`select from sendings where referral_id = $1`, [referral])).rowCount).toBe(
      0,
    );
  });

  it.each(['LEAD', 'PRIVACY', 'COORDINATION', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not made in the scope "%s"',
    async (scope) => {
      const steps = await sendStatements(cast, await draftCase(cast), contact, form);
      expect(await play(attacker, settingsOf(cast.sender, { scope }), ...steps)).toBe('policy sendings');
    },
  );

  it('of another partner’s draft is refused', async () => {
    const steps = await sendStatements(cast, await draftCase(cast), contact, form);
    expect(await play(attacker, settingsOf(cast.third), ...steps)).toBe('policy sendings');
  });

  it('within the releases goes through, once', async () => {
    const referral = await draftCase(cast);
    const steps = await sendStatements(cast, referral, contact, form);
    expect(await asSender(...steps)).toBe('1 rows');
    expect(await asSender(steps[0] ?? '')).toBe('sendings_pkey');
  });
});

describe('what was sent', () => {
  it('gets no further item, though the family has released it', async () => {
    const more: Item = [cast.family.mother, 'SUPPORT_SO_FAR'];
    const wider = await signedForm(cast, { items: [more] });
    const referral = await sentCase(cast, [contact]);
    const added = await payloadRow(cast, referral, more, wider);
    expect(await asSender(insertRow('payload_items', added))).toBe('payload_items_sending_fk');
  });

  it.each<[string, string]>([
    ['sendings', 'items = items'],
    ['sendings', 'to_id = to_id'],
    ['payload_items', 'sealed = sealed'],
    ['payload_items', 'to_id = to_id'],
    ['payload_items', 'begun_at = begun_at'],
    ['payload_items', 'key_id = key_id'],
    ['referrals', 'to_id = to_id'],
    ['referrals', 'family_id = family_id'],
    ['referrals', 'purpose = purpose'],
  ])('is never rewritten: %s, %s', async (table, change) => {
    await sentCase(cast, [contact]);
    expect(await asSender(`update ${table} set ${change}`)).toBe(`permission denied for table ${table}`);
  });

  it('stays sent: it is never taken back into the dark', async () => {
    const referral = await sentCase(cast, [contact]);
    const withdraw = { action: 'WITHDRAW', from: 'REQUESTED', to: 'WITHDRAWN', side: 'SENDER' };
    const unsent = `, sent = null, withdraw_reason = 'OTHER'`;
    const [event, , update] = await moveStatements(cast, referral, withdraw, cast.sender.accountId, unsent);
    const closed = `update payload_items set resting = null where referral_id = '${referral}'`;
    const steps = [event ?? '', update ?? '', `set local app.scope = 'SYSTEM'`, closed];
    expect(await asSender(...steps)).toBe('sendings_sent_fk');
    expect(await asSender('set constraints all deferred', ...steps)).toBe('sendings_sent_fk');
  });
});
