import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { terminateAgreement } from '../../src/modules/agreements/terminate-agreement';
import { draftCase, makeCast, sentCase, signedForm, today, type Cast, type Item } from '../support/gate-cast';
import { acceptanceRow, payloadRow, sendingRow } from '../support/gate-rows';
import { as } from '../support/people';
import { AS_SYSTEM, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Only members send and take on, and a membership ends by notice alone: attacks on both. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let lead: Person;
let contact: Item;

beforeAll(async () => {
  test = await openTestDatabase();
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = await makeCast(test, `stadt-${randomUUID()}`);
  lead = await cast.town.person(cast.from, 'PARTNER_LEAD');
  contact = [cast.family.mother, 'CONTACT'];
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asLead = (...steps: string[]): Promise<string> => play(attacker, settingsOf(lead), ...steps);

async function agreementOf(partner: string): Promise<string> {
  const { rows } = await test.owner.query<{ id: string }>(`select id from agreements where partner_id = $1`, [
    partner,
  ]);
  return rows[0]?.id ?? '';
}

/** A notice of the partner, given to the coordination in writing. */
async function terminate(partner: string, effectiveOn: string): Promise<void> {
  const agreementId = await agreementOf(partner);
  const receivedOn = effectiveOn < today() ? effectiveOn : today();
  await as(test.database, cast.town.coordinator, (work) =>
    terminateAgreement(work, { agreementId, givenBy: 'PARTNER', form: 'LETTER', receivedOn, effectiveOn }),
  );
}

const yesterday = addDays(today(), -1);

describe('a partner whose agreement has ended', () => {
  it.each([
    { side: 'from', what: 'sends nothing' },
    { side: 'to', what: 'is sent nothing' },
  ] as const)('on the $side side $what, by its true end or by a forged one', async ({ side }) => {
    const form = await signedForm(cast, { items: [contact] });
    const referral = await draftCase(cast);
    await terminate(cast[side], yesterday);
    const sending = await sendingRow(cast, referral, contact);
    const item = insertRow('payload_items', await payloadRow(cast, referral, contact, form));
    expect(await asSender(insertRow('sendings', sending), item)).toBe('policy sendings');
    const forged = { ...sending, [`${side}_ends_at`]: 'infinity' };
    expect(await asSender(insertRow('sendings', forged), item)).toBe(`sendings_${side}_member_fk`);
    const late = ['set constraints all deferred', insertRow('sendings', forged), item];
    expect(await asSender(...late)).toBe(`sendings_${side}_member_fk`);
  });

  it.each<['from' | 'to']>([['from'], ['to']])(
    'on the %s side keeps a referral from being accepted',
    async (side) => {
      await signedForm(cast, { items: [contact] });
      const referral = await sentCase(cast);
      await terminate(cast[side], yesterday);
      const acceptance = await acceptanceRow(cast, referral, contact);
      const recipient = settingsOf(cast.recipient);
      expect(await play(attacker, recipient, insertRow('acceptances', acceptance))).toBe(
        'policy acceptances',
      );
      const forged = { ...acceptance, [`${side}_ends_at`]: 'infinity' };
      expect(await play(attacker, recipient, insertRow('acceptances', forged))).toBe(
        `acceptances_${side}_member_fk`,
      );
    },
  );
});

describe('a membership is shown by an agreement of one’s own, in force', () => {
  const attempt = async (change: Row): Promise<string> => {
    await signedForm(cast, { items: [contact] });
    const row = { ...(await sendingRow(cast, await draftCase(cast), contact)), ...change };
    return asSender(insertRow('sendings', row));
  };

  it('not by that of another partner', async () => {
    expect(await attempt({ from_agreement_id: await agreementOf(cast.other) })).toBe(
      'sendings_from_member_fk',
    );
    expect(await attempt({ to_agreement_id: await agreementOf(cast.other) })).toBe('sendings_to_member_fk');
  });

  it('not by one that there is not', async () => {
    expect(await attempt({ from_agreement_id: newId() })).toBe('sendings_from_member_fk');
  });

  it('not by one that is only drafted', async () => {
    const id = newId();
    const draft = { network_id: cast.network, id, partner_id: cast.from };
    await play(attacker, settingsOf(cast.town.coordinator), insertRow('agreements', draft));
    expect(await attempt({ from_agreement_id: id })).toBe('sendings_from_member_fk');
    expect(await attempt({ from_agreement_id: id, from_ends_at: null })).toBe('policy sendings');
  });
});

describe('a notice', () => {
  let agreement: string;
  beforeEach(async () => {
    agreement = await agreementOf(cast.from);
  });
  const notice = (change: Row = {}): Row => ({
    network_id: cast.network,
    id: newId(),
    agreement_id: agreement,
    partner_id: cast.from,
    given_by: 'PARTNER',
    form: 'LETTER',
    received_on: today(),
    effective_on: addDays(today(), 30),
    recorded_by: lead.accountId,
    ...change,
  });
  const lastDay = (day: string | null): string =>
    `update agreements set last_day = ${day === null ? 'null' : `'${day}'`} where id = '${agreement}'`;

  it.each<[string, () => Row, string]>([
    ['of a neighbour', () => ({ partner_id: cast.other }), 'policy terminations'],
    ['by the partner for the coordination', () => ({ given_by: 'COORDINATION' }), 'policy terminations'],
    ['in another’s name', () => ({ recorded_by: newId() }), 'policy terminations'],
    ['received tomorrow', () => ({ received_on: addDays(today(), 1) }), 'terminations_received_on_check'],
    [
      'that takes effect before it came',
      () => ({ effective_on: yesterday }),
      'terminations_effective_on_check',
    ],
    ['by word of mouth', () => ({ form: 'WORD' }), 'terminations_form_check'],
    [
      'withdrawn from the start',
      () => ({ withdrawn_at: today() }),
      'permission denied for table terminations',
    ],
    ['without its last day on the agreement', () => ({}), 'terminations_last_day_fk'],
  ])('%s is refused', async (_title, lie, refusal) => {
    expect(await asLead(insertRow('terminations', notice(lie())))).toBe(refusal);
  });

  it('is not given, and not taken back, by a professional: the lead handles the agreement', async () => {
    const given = insertRow('terminations', notice({ recorded_by: cast.sender.accountId }));
    expect(await asSender(given, lastDay(addDays(today(), 30)))).toBe('policy terminations');
    expect(await asSender(lastDay(yesterday))).toBe('policy agreements');
    await terminate(cast.from, addDays(today(), 30));
    const back = `update terminations set withdrawn_at = app.clock() where agreement_id = '${agreement}'`;
    expect(await asSender(back)).toBe('0 rows');
    expect(await asSender(lastDay(null))).toBe('policy agreements');
  });

  it.each(['PARTNER', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not given in the scope "%s"',
    async (scope) => {
      const settings = settingsOf(lead, { scope });
      expect(await play(attacker, settings, insertRow('terminations', notice()))).toBe('policy terminations');
    },
  );

  it('is what ends a membership: no last day without one, and no other than its own', async () => {
    expect(await asLead(lastDay(yesterday))).toBe('agreements_notice_fk');
    expect(await asLead(insertRow('terminations', notice()), lastDay(yesterday))).toBe(
      'agreements_notice_fk',
    );
    expect(await asLead(insertRow('terminations', notice()), lastDay(addDays(today(), 30)))).toBe('1 rows');
  });

  it('stands once', async () => {
    await terminate(cast.from, addDays(today(), 30));
    expect(await asLead(insertRow('terminations', notice()))).toBe('terminations_live_key');
  });

  it.each(['DRAFT', 'OFFERED', 'DECLINED', 'WITHDRAWN'])(
    'is not gone round: an agreement in force does not become %s',
    async (state) => {
      const attack = `update agreements set state = '${state}', in_force_from = null where id = '${agreement}'`;
      for (const who of [lead, cast.town.coordinator])
        expect(await play(attacker, settingsOf(who), attack)).toBe('agreement_ratifications_in_force_fk');
    },
  );

  it('is not undone by moving the last day while it stands', async () => {
    await terminate(cast.from, addDays(today(), 30));
    expect(await asLead(lastDay(null))).toBe('terminations_last_day_fk');
    expect(await asLead(lastDay('2099-01-01'))).toBe('agreements_notice_fk');
  });

  it('is not held up by what was sent before; the agreement named moves along', async () => {
    await signedForm(cast, { items: [contact] });
    const referral = await sentCase(cast);
    await terminate(cast.from, yesterday);
    const { rows } = await test.owner.query(
      `select s.from_ends_at = app.berlin_midnight($2::date + 1) as moved, s.to_ends_at = 'infinity' as other_stands
         from sendings s where s.referral_id = $1`,
      [referral, yesterday],
    );
    expect(rows).toEqual([{ moved: true, other_stands: true }]);
  });

  it('is taken back by its side until it takes effect', async () => {
    await terminate(cast.from, addDays(today(), 30));
    const back = `update terminations set withdrawn_at = app.clock() where agreement_id = '${agreement}'`;
    expect(await play(attacker, settingsOf(cast.third), lastDay(null), back)).toBe('policy agreements');
    expect(await play(attacker, settingsOf(cast.third), back)).toBe('0 rows');
    expect(await asLead(AS_SYSTEM, back)).toBe('0 rows');
    expect(await asLead(back)).toBe('agreements_notice_fk');
    expect(await asLead(lastDay(null), back)).toBe('1 rows');
    expect(await asLead(`update terminations set withdrawn_at = null`)).toBe('0 rows');
  });

  it('that has taken effect is final: the agreement is not revived', async () => {
    await terminate(cast.from, yesterday);
    const back = `update terminations set withdrawn_at = app.clock() where agreement_id = '${agreement}'`;
    for (const who of [lead, cast.town.coordinator]) {
      expect(await play(attacker, settingsOf(who), lastDay(null), back)).toBe('terminations_last_day_fk');
      expect(await play(attacker, settingsOf(who), back)).toBe('0 rows');
      expect(await play(attacker, settingsOf(who), lastDay('2099-01-01'))).toBe('agreements_notice_fk');
      const other = insertRow('terminations', notice({ recorded_by: who.accountId }));
      expect(await play(attacker, settingsOf(who), other)).toBe('terminations_live_key');
    }
  });

  it.each(['effective_on', 'agreement_id', 'given_by', 'recorded_at'])(
    'is never rewritten: %s',
    async (column) => {
      expect(await asLead(`update terminations set ${column} = ${column}`)).toBe(
        'permission denied for table terminations',
      );
    },
  );
});
