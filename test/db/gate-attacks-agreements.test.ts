import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { draftAgreement } from '../../src/modules/agreements/draft-agreement';
import { declineAgreement } from '../../src/modules/agreements/decline-agreement';
import { offerAgreement } from '../../src/modules/agreements/offer-agreement';
import { signAgreement } from '../../src/modules/agreements/sign-agreement';
import { today } from '../support/gate-cast';
import { as, makeTown, type Town } from '../support/people';
import { insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Membership rests on agreements: attacks on how they come into force. */
let test: TestDatabase;
let town: Town;
let attacker: Client;
let partner: string;
let lead: Person;
let neighbour: Person;

beforeAll(async () => {
  test = await openTestDatabase();
  town = await makeTown(test, 'vertragstadt');
  attacker = await test.connectAsApplication();
  neighbour = await town.person(await town.partner('Nachbarschaft'), 'PARTNER_LEAD');
});
beforeEach(async () => {
  partner = await town.partner(`Praxis ${newId()}`, { member: false });
  lead = await town.person(partner, 'PARTNER_LEAD');
});
afterAll(() => test.close());

const asCoordinator = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(town.coordinator), ...steps);
const asLead = (...steps: string[]): Promise<string> => play(attacker, settingsOf(lead), ...steps);

async function offered(): Promise<string> {
  const { rows } = await test.owner.query<{ id: string }>(
    `select id from topic_areas where network_id = $1 limit 1`,
    [town.networkId],
  );
  const drafted = await as(test.database, town.coordinator, (work) =>
    draftAgreement(work, { partnerId: partner, topicAreaIds: rows.map((row) => row.id) }),
  );
  await as(test.database, town.coordinator, (work) => offerAgreement(work, drafted.id));
  return drafted.id;
}

async function sign(id: string, person: Person, side: 'COORDINATION' | 'PARTNER'): Promise<void> {
  const signature = { signatoryName: 'Test Person', signatoryFunction: 'Leitung', method: 'PORTAL' as const };
  await as(test.database, person, (work) =>
    signAgreement(work, { agreementId: id, side, signedOn: today(), ...signature }),
  );
}

function signature(id: string, person: Person, change: Row): Row {
  return {
    network_id: town.networkId,
    agreement_id: id,
    partner_id: partner,
    signatory_name: 'Test Person',
    signatory_function: 'Leitung',
    signed_on: today(),
    recorded_by: person.accountId,
    method: 'PORTAL',
    ...change,
  };
}

const inForce = (id: string): string =>
  `update agreements set state = 'IN_FORCE', in_force_from = '${today()}' where id = '${id}'`;
/** Says that both signed today. */
const ratified = (id: string): string =>
  `insert into agreement_ratifications (network_id, agreement_id, partner_id, coordination_signed_on, partner_signed_on)
     values ('${town.networkId}', '${id}', '${partner}', '${today()}', '${today()}')`;
const state = (id: string, to: string): string => `update agreements set state = '${to}' where id = '${id}'`;

async function found(id: string): Promise<object | undefined> {
  const { rows } = await test.owner.query<object>(
    `select state, in_force_from::text as from from agreements where id = $1`,
    [id],
  );
  return rows[0];
}

describe('an agreement', () => {
  const row = (): Row => ({ network_id: town.networkId, id: newId(), partner_id: partner });

  it('is not drafted by a partner, not even with itself', async () => {
    expect(await asLead(insertRow('agreements', row()))).toBe('policy agreements');
  });

  it('is not drafted in another network, nor with nobody', async () => {
    expect(await asCoordinator(insertRow('agreements', { ...row(), network_id: newId() }))).toBe(
      'policy agreements',
    );
    expect(await asCoordinator(insertRow('agreements', { ...row(), partner_id: newId() }))).toBe(
      'agreements_partner_fk',
    );
  });

  it.each(['state', 'in_force_from', 'last_day', 'version'])(
    'is not drafted with a %s by hand',
    async (column) => {
      expect(await asCoordinator(insertRow('agreements', { ...row(), [column]: null }))).toBe(
        'permission denied for table agreements',
      );
    },
  );

  it('is not drafted beside one under way', async () => {
    await offered();
    expect(await asCoordinator(insertRow('agreements', row()))).toBe('agreements_open_key');
  });

  it('is in force only with both signatures', async () => {
    const id = await offered();
    expect(await asCoordinator(inForce(id))).toBe('agreements_ratification_fk');
    expect(await asCoordinator(ratified(id))).toBe('agreement_ratifications_coordination_fk');
    await sign(id, town.coordinator, 'COORDINATION');
    expect(await asCoordinator(inForce(id))).toBe('agreements_ratification_fk');
    expect(await asCoordinator(ratified(id), inForce(id))).toBe('agreement_ratifications_partner_fk');
    expect(await asLead(ratified(id), inForce(id))).toBe('agreement_ratifications_partner_fk');
    await sign(id, lead, 'PARTNER');
    expect(await found(id)).toEqual({ state: 'IN_FORCE', from: today() });
  });

  it('is in force from a day on, and no other state has one', async () => {
    const id = await offered();
    await sign(id, town.coordinator, 'COORDINATION');
    expect(await asCoordinator(`update agreements set in_force_from = '2020-01-01' where id = '${id}'`)).toBe(
      'agreements_in_force_check',
    );
    expect(await asCoordinator(state(id, 'IN_FORCE'))).toBe('agreements_in_force_check');
    expect(await asCoordinator(`update agreements set last_day = '2099-01-01' where id = '${id}'`)).toBe(
      'agreements_last_day_check',
    );
  });

  it('is in force from the later of both signatures, not from a day of one’s own', async () => {
    const id = await offered();
    await sign(id, town.coordinator, 'COORDINATION');
    await sign(id, lead, 'PARTNER');
    const attack = `update agreements set in_force_from = '2020-01-01' where id = '${id}'`;
    expect(await asLead(attack)).not.toMatch(/ rows$/);
  });

  it('is changed by nobody but its two sides', async () => {
    const id = await offered();
    expect(await play(attacker, settingsOf(neighbour), state(id, 'DECLINED'))).toBe('0 rows');
    await sign(id, town.coordinator, 'COORDINATION');
    await sign(id, lead, 'PARTNER');
    const attack = `update agreements set decline_reason = 'x' where id = '${id}'`;
    expect(await play(attacker, settingsOf(neighbour), attack)).toBe('policy agreements');
  });

  it.each(['PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not changed in the scope "%s"',
    async (scope) => {
      const id = await offered();
      const attack = state(id, 'DECLINED');
      expect(await play(attacker, settingsOf(lead, { scope }), attack)).toMatch(
        /^(0 rows|policy agreements)$/,
      );
      expect(await found(id)).toEqual({ state: 'OFFERED', from: null });
    },
  );

  it('is offered by the coordination, not taken by the partner from the draft', async () => {
    const id = newId();
    expect(await asCoordinator(insertRow('agreements', { ...row(), id }))).toBe('1 rows');
    await asLead(state(id, 'OFFERED'));
    expect(await found(id)).toEqual({ state: 'DRAFT', from: null });
  });

  it.each(['OFFERED', 'DRAFT'])('that was declined is not %s again', async (to) => {
    const id = await offered();
    await as(test.database, lead, (work) => declineAgreement(work, id, null));
    await asCoordinator(state(id, to));
    expect(await found(id)).toEqual({ state: 'DECLINED', from: null });
  });

  it.each(['partner_id', 'created_at', 'contact_account_id'])('is never rewritten: %s', async (column) => {
    expect(await asCoordinator(`update agreements set ${column} = ${column}`)).toBe(
      'permission denied for table agreements',
    );
  });
});

describe('a signature under an agreement', () => {
  it.each<[string, () => Person, Row, string]>([
    [
      'by the partner for the coordination',
      () => lead,
      { side: 'COORDINATION' },
      'policy agreement_signatures',
    ],
    [
      'by the partner for the coordination, on paper',
      () => lead,
      { side: 'COORDINATION', method: 'PAPER' },
      'policy agreement_signatures',
    ],
    [
      'by the coordination for the partner, in the portal',
      () => town.coordinator,
      { side: 'PARTNER' },
      'policy agreement_signatures',
    ],
    ['by a neighbour for the partner', () => neighbour, { side: 'PARTNER' }, 'policy agreement_signatures'],
    [
      'of tomorrow',
      () => lead,
      { side: 'PARTNER', signed_on: addDays(today(), 1) },
      'agreement_signatures_signed_on_check',
    ],
    ['of a third side', () => lead, { side: 'WITNESS' }, 'policy agreement_signatures'],
    [
      'without a name',
      () => lead,
      { side: 'PARTNER', signatory_name: '' },
      'agreement_signatures_signatory_name_check',
    ],
    [
      'in another’s name',
      () => lead,
      { side: 'PARTNER', recorded_by: newId() },
      'policy agreement_signatures',
    ],
    [
      'dated by hand',
      () => lead,
      { side: 'PARTNER', recorded_at: '2020-01-01' },
      'permission denied for table agreement_signatures',
    ],
  ])('%s is refused', async (_title, who, change, refusal) => {
    const row = signature(await offered(), who(), change);
    expect(await play(attacker, settingsOf(who()), insertRow('agreement_signatures', row))).toBe(refusal);
  });

  it('for the partner is entered from paper by the coordination, once', async () => {
    const row = signature(await offered(), town.coordinator, { side: 'PARTNER', method: 'PAPER' });
    expect(await asCoordinator(insertRow('agreement_signatures', row))).toBe('1 rows');
    expect(await asCoordinator(insertRow('agreement_signatures', row))).toBe('agreement_signatures_pkey');
    for (const attack of ['update agreement_signatures set side = side', 'delete from agreement_signatures'])
      expect(await asCoordinator(attack)).toBe('permission denied for table agreement_signatures');
  });

  it('belongs to the partner of the agreement', async () => {
    const row = signature(await offered(), neighbour, { side: 'PARTNER', partner_id: neighbour.partnerId });
    expect(await play(attacker, settingsOf(neighbour), insertRow('agreement_signatures', row))).toBe(
      'agreement_signatures_agreement_fk',
    );
  });
});
