import type { Client } from 'pg';
import { addDays } from '../../src/domain/period';
import { terminateAgreement } from '../../src/modules/agreements/terminate-agreement';
import {
  acceptedCase,
  draftCase,
  draftForm,
  makeCast,
  sentCase,
  signForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { acceptanceRow, payloadRow, receivedRow, sendStatements, sendingRow } from '../support/gate-rows';
import { as } from '../support/people';
import {
  applySettings,
  AS_SYSTEM,
  count,
  insertRow,
  play,
  refusedBy,
  settingsOf,
} from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Time is the database's: attacks before the first day, after the last, and across the midnight between. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let day: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'mitternachtstadt');
  attacker = await test.connectAsApplication();
  contact = [cast.family.mother, 'CONTACT'];
});
// each test has a week of its own, so that no form of another one covers it
let weeks = 0;
beforeEach(() => {
  day = addDays('2030-01-07', 7 * weeks++);
});
afterAll(() => test.close());

const noon = (on: string): Promise<void> => test.setTime(`${on}T12:00:00+01:00`);
/** In winter Berlin is an hour ahead; a moment before the day ends there. */
const lastSecond = (on: string): Promise<void> => test.setTime(`${on}T23:59:58+01:00`);
const pastMidnight = (): Promise<void> => new Promise((done) => setTimeout(done, 2_100));

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);

/** A form of one or two days with the mother's signature. */
async function formFor(from: string, until: string): Promise<string> {
  const form = await draftForm(cast, { items: [contact], validFrom: from, validUntil: until });
  await signForm(cast, form, cast.family.mother, { on: day });
  return form;
}

/** Begins under settings, lets the midnight pass, plays on, and says what came of it. */
async function playAcrossMidnight(person: Cast['sender'], ...steps: string[]): Promise<string> {
  await attacker.query('begin');
  try {
    await applySettings(attacker, settingsOf(person));
    await pastMidnight();
    for (const step of steps) await attacker.query(step);
    await attacker.query('commit');
    return 'went through';
  } catch (error) {
    await attacker.query('rollback');
    return refusedBy(error);
  }
}

describe('outside the period of its release nothing is sent:', () => {
  it('not before the first day', async () => {
    await noon(day);
    const form = await formFor(addDays(day, 1), addDays(day, 2));
    const referral = await draftCase(cast);
    expect(await asSender(...(await sendStatements(cast, referral, contact, form)))).toBe(
      'policy payload_items',
    );
    await noon(addDays(day, 1));
    expect(await asSender(...(await sendStatements(cast, referral, contact, form)))).toBe('1 rows');
  });

  it('not after the last', async () => {
    await noon(day);
    const form = await formFor(day, day);
    const referral = await draftCase(cast);
    await noon(addDays(day, 1));
    expect(await asSender(...(await sendStatements(cast, referral, contact, form)))).toBe(
      'policy payload_items',
    );
  });

  it('not by a transaction that was begun before midnight', async () => {
    await noon(day);
    const form = await formFor(day, day);
    const referral = await draftCase(cast);
    const steps = await sendStatements(cast, referral, contact, form);
    await lastSecond(day);
    expect(await playAcrossMidnight(cast.sender, ...steps)).toBe('policy payload_items');
  });
});

describe('a recipient', () => {
  it('reads what waits only until the last day is over, also in a transaction begun before', async () => {
    await noon(day);
    await formFor(day, day);
    const referral = await sentCase(cast);
    const mine = `referral_id = '${referral}'`;
    await lastSecond(day);
    await attacker.query('begin');
    await applySettings(attacker, settingsOf(cast.recipient));
    const seen = () => attacker.query(`select from payload_items where ${mine}`);
    expect((await seen()).rowCount).toBe(1);
    await pastMidnight();
    expect((await seen()).rowCount).toBe(0);
    await attacker.query('rollback');
    expect(await count(attacker, settingsOf(cast.recipient), 'payload_items', mine)).toBe(0);
    expect(await count(attacker, settingsOf(cast.sender), 'payload_items', mine)).toBe(1);
  });

  it('takes on nothing that has expired, also not in a transaction begun before', async () => {
    await noon(day);
    await formFor(day, day);
    const referral = await sentCase(cast);
    const acceptance = insertRow('acceptances', await acceptanceRow(cast, referral, contact));
    const copy = insertRow('received_items', await receivedRow(cast, referral, contact));
    await lastSecond(day);
    expect(await playAcrossMidnight(cast.recipient, acceptance, copy)).toBe('policy received_items');
    expect(await play(attacker, settingsOf(cast.recipient), acceptance, copy)).toBe('policy received_items');
  });

  it('keeps what it has taken on: expiry restricts nothing already accepted', async () => {
    await noon(day);
    await formFor(day, day);
    const referral = await acceptedCase(cast);
    const mine = `referral_id = '${referral}'`;
    await noon(addDays(day, 1));
    expect(await count(attacker, settingsOf(cast.recipient), 'payload_items', mine)).toBe(0);
    expect(await count(attacker, settingsOf(cast.recipient), 'received_items', mine)).toBe(1);
  });
});

describe('a form in the place of another', () => {
  const repoint = (form: string): string =>
    `update payload_items p set consent_id = c.id, opens_at = c.opens_at, closes_at = c.closes_at from consents c
      where c.id = '${form}' and p.consent_id <> c.id and p.resting and p.family_id = '${cast.family.id}'`;

  it('does not carry an item before its first day', async () => {
    await noon(day);
    await formFor(day, day);
    await sentCase(cast);
    const later = await formFor(addDays(day, 1), addDays(day, 3));
    expect(await asSender(AS_SYSTEM, repoint(later))).toBe('policy payload_items');
  });
});

describe('a membership', () => {
  async function terminate(partner: string): Promise<void> {
    const { rows } = await test.owner.query<{ id: string }>(
      `select id from agreements where partner_id = $1`,
      [partner],
    );
    const notice = { givenBy: 'PARTNER', form: 'LETTER', receivedOn: day, effectiveOn: day } as const;
    await as(test.database, cast.town.coordinator, (work) =>
      terminateAgreement(work, { agreementId: rows[0]?.id ?? '', ...notice }),
    );
  }

  it('lasts to the end of its last day, and no transaction begun before carries it on', async () => {
    await noon(day);
    const form = await formFor(day, addDays(day, 5));
    const waiting = await sentCase(cast);
    const referral = await draftCase(cast);
    await terminate(cast.from);
    const sending = insertRow('sendings', await sendingRow(cast, referral, contact));
    const item = insertRow('payload_items', await payloadRow(cast, referral, contact, form));
    const acceptance = insertRow('acceptances', await acceptanceRow(cast, waiting, contact));

    expect(await asSender(sending, item)).toBe('sendings_sent_fk');
    expect(await play(attacker, settingsOf(cast.recipient), acceptance)).toBe('acceptances_lead_fk');
    await lastSecond(day);
    expect(await playAcrossMidnight(cast.sender, sending, item)).toBe('policy sendings');
    await lastSecond(day);
    expect(await playAcrossMidnight(cast.recipient, acceptance)).toBe('policy acceptances');
  });

  it('a notice that takes effect at midnight is not taken back by a transaction begun before', async () => {
    await noon(day);
    await terminate(cast.to);
    await lastSecond(day);
    const back = `update terminations set withdrawn_at = app.clock() where withdrawn_at is null`;
    expect(await playAcrossMidnight(cast.town.coordinator, back)).toBe('went through');
    const found = await test.owner.query(
      `select 1 from terminations where partner_id = $1 and withdrawn_at is null`,
      [cast.to],
    );
    expect(found.rowCount).toBe(1);
  });
});

describe('the clock', () => {
  it.each<[string, string]>([
    [`update app.clock_shift set shift = '-1 year'`, 'permission denied for table clock_shift'],
    [
      `insert into app.clock_shift (only_row, shift) values (false, '-1 year')`,
      'permission denied for table clock_shift',
    ],
    [`delete from app.clock_shift`, 'permission denied for table clock_shift'],
    [
      `create or replace function app.clock() returns timestamptz language sql stable return 'epoch'::timestamptz`,
      'permission denied for schema app',
    ],
    [
      `create or replace function app.instant() returns timestamptz language sql volatile return 'epoch'::timestamptz`,
      'permission denied for schema app',
    ],
    [`drop function app.clock() cascade`, 'must be owner of function app.clock'],
    [`alter function app.clock() rename to watch`, 'must be owner of function clock'],
    [`alter function app.instant() set timezone = 'UTC'`, 'must be owner of function app.instant'],
  ])('is nobody’s to set: %s', async (attack, refusal) => {
    expect(await asSender(attack)).toBe(refusal);
  });

  it('no setting of a session moves the days of Berlin', async () => {
    await noon(day);
    const midnight = `select extract(epoch from app.berlin_midnight(date '2030-07-01'))::int as moment`;
    const found = async (...sets: string[]): Promise<unknown> => {
      await attacker.query('begin');
      for (const set of sets) await attacker.query(set);
      const { rows } = await attacker.query<{ moment: number }>(midnight);
      await attacker.query('rollback');
      return rows;
    };
    expect(await found(`set local timezone = 'Asia/Tokyo'`, `set local datestyle = 'German'`)).toEqual(
      await found(),
    );
  });
});
