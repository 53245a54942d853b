import type { Client } from 'pg';
import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import {
  acceptedCase,
  makeCast,
  recordFamilyOf,
  sentCase,
  signedForm,
  type Cast,
} from '../support/gate-cast';
import { as } from '../support/people';
import { acceptReferral } from '../../src/modules/referrals/accept-referral';
import { completeReferral } from '../../src/modules/referrals/complete-referral';
import { AS_SYSTEM, count, insertRow, look, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Work lies only with somebody at work at the partner it belongs to, and nobody leaves work behind. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let lead: Person;
let thirdLead: Person;
let colleague: Person;
let left: Person;
let disabled: Person;
let referral: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'teamstadt');
  attacker = await test.connectAsApplication();
  const { town, from, other } = cast;
  lead = await town.person(from, 'PARTNER_LEAD');
  thirdLead = await town.person(other, 'PARTNER_LEAD');
  colleague = await town.person(from, 'PROFESSIONAL');
  left = await town.person(from, 'PROFESSIONAL');
  disabled = await town.person(from, 'PROFESSIONAL');
  await test.owner.query('update hats set ended_at = now() where id = $1', [left.hatId]);
  await test.owner.query(`update accounts set state = 'DISABLED' where id = $1`, [disabled.accountId]);
  await signedForm(cast);
  referral = await sentCase(cast);
});
afterAll(() => test.close());

const by = (person: Person, ...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(person), ...steps);
const OUTSIDERS = (): [string, Person][] => [
  ['another partner’s professional', cast.third],
  ['the own lead', lead],
  ['another partner’s lead', thirdLead],
  ['a coordinator', cast.town.coordinator],
  ['somebody who has left', left],
  ['somebody disabled', disabled],
];

describe('a family', () => {
  const give = (to: string): string =>
    `update families set responsible_account_id = '${to}' where id = '${cast.family.id}'`;

  it('is given to nobody who is not at work at its partner, by a colleague or as a mark', async () => {
    for (const [who, person] of OUTSIDERS()) {
      for (const steps of [[give(person.accountId)], [AS_SYSTEM, give(person.accountId)]])
        expect([who, await by(cast.sender, ...steps)]).toEqual([who, 'families_responsible_fk']);
      expect([who, await by(lead, AS_SYSTEM, give(person.accountId))]).toEqual([
        who,
        'families_responsible_fk',
      ]);
    }
  });

  it('is not recorded for anybody else to have either', async () => {
    const row = {
      network_id: cast.network,
      id: newId(),
      owner_id: cast.from,
      key_id: newId(),
      sealed: '\\x00',
    };
    const insert = (person: Person): string =>
      insertRow('families', { ...row, responsible_account_id: person.accountId });
    expect(await by(cast.sender, insert(cast.recipient))).toBe('families_responsible_fk');
    expect(await by(cast.sender, insert(left))).toBe('families_responsible_fk');
    expect(await by(cast.sender, insert(colleague))).toBe('1 rows');
  });

  it('is not there for those who have no business with it', async () => {
    const strangers = [lead, cast.town.coordinator, thirdLead, cast.third, cast.recipient];
    for (const person of strangers) expect(await by(person, give(colleague.accountId))).toBe('0 rows');
    // SYSTEM sees no family but of the partner in scope, and no text of it but cipher text
    for (const person of [cast.town.coordinator, thirdLead, cast.third])
      expect(await by(person, AS_SYSTEM, give(colleague.accountId))).toBe('0 rows');
    expect(await by(lead, AS_SYSTEM, 'select from keystore.keys')).toBe('0 rows');
    expect(await by(lead, AS_SYSTEM, 'select from family_members')).toBe('0 rows');
  });

  it('changes hands to a colleague as a mark, and only hands', async () => {
    for (const person of [colleague, cast.sender])
      expect(await by(lead, AS_SYSTEM, give(person.accountId))).toBe('1 rows');
    for (const change of [`sealed = '\\x01'`, 'version = version + 1'])
      expect(await by(lead, AS_SYSTEM, `update families set ${change}`)).toBe('policy families');
    for (const column of ['owner_id', 'key_id', 'created_at'])
      expect(await by(lead, AS_SYSTEM, `update families set ${column} = ${column}`)).toBe(
        'permission denied for table families',
      );
  });
});

describe('a referral', () => {
  const give = (id: string, to: string): string =>
    `update referrals set responsible_account_id = '${to}' where id = '${id}'`;

  it('is given to nobody who is not at work at the recipient', async () => {
    const outsiders = [cast.sender, colleague, cast.third, lead, cast.town.coordinator];
    for (const person of outsiders) {
      expect(await by(cast.recipient, give(referral, person.accountId))).toBe('referrals_at_work_fk');
      expect(await by(cast.sender, give(referral, person.accountId))).toBe('referrals_at_work_fk');
      expect(await by(lead, AS_SYSTEM, give(referral, person.accountId))).toBe('referrals_at_work_fk');
    }
    expect(await by(cast.recipient, give(referral, cast.recipient.accountId))).toBe('1 rows');
  });

  it('is not given by a lead or the coordination as such', async () => {
    for (const person of [lead, thirdLead, cast.town.coordinator])
      expect(await by(person, give(referral, cast.recipient.accountId))).toBe('0 rows');
  });
});

describe('a hat', () => {
  const end = (person: Person): string => `update hats set ended_at = now() where id = '${person.hatId}'`;

  it('does not end while a family lies with it, nor is its account disabled', async () => {
    const off = `update accounts set state = 'DISABLED' where id = '${cast.sender.accountId}'`;
    expect(await by(lead, end(cast.sender))).toBe('families_responsible_fk');
    expect(await by(lead, `set local app.scope = 'SIGN_IN'`, off)).toBe('families_responsible_fk');
    const idle = await cast.town.person(cast.from, 'PROFESSIONAL');
    expect(await by(lead, end(idle))).toBe('1 rows');
  });

  it('does not end while a referral lies with it that is under way; one that is completed holds nobody', async () => {
    const recipient = await cast.town.person(cast.to, 'PROFESSIONAL');
    const recipientLead = await cast.town.person(cast.to, 'PARTNER_LEAD');
    const id = await sentCase(cast);
    await as(test.database, recipient, (work) => acceptReferral(work, id));
    const off = `update accounts set state = 'DISABLED' where id = '${recipient.accountId}'`;
    expect(await by(recipientLead, end(recipient))).toBe('referrals_at_work_fk');
    expect(await by(recipientLead, `set local app.scope = 'SIGN_IN'`, off)).toBe('referrals_at_work_fk');
    const done = { referralId: id, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' } as const;
    await as(test.database, recipient, (work) => completeReferral(work, done));
    expect(await by(recipientLead, end(recipient))).toBe('1 rows');
  });

  it('is taken away by the own lead only, and never by oneself as SYSTEM', async () => {
    for (const person of [thirdLead, cast.sender, colleague, cast.town.coordinator])
      expect(await by(person, end(colleague))).toBe('0 rows');
    expect(await by(lead, AS_SYSTEM, end(colleague))).toBe('policy hats');
    expect(await by(lead, end(cast.town.coordinator))).toBe('0 rows');
    const head = await cast.town.person(cast.from, 'PARTNER_LEAD');
    expect(await by(cast.town.coordinator, end(head))).toBe('1 rows');
  });

  it('that has ended never works again, and a disabled account gets none', async () => {
    const again = `update hats set ended_at = null where id = '${left.hatId}'`;
    expect(await by(lead, again)).toBe('0 rows');
    expect(await by(lead, AS_SYSTEM, again)).toBe('policy hats');
    for (const column of ['enabled', 'role', 'partner_id', 'account_id'])
      expect(await by(lead, `update hats set ${column} = ${column}`)).toBe(
        'permission denied for table hats',
      );
    const row: Row = { network_id: cast.network, id: newId(), partner_id: cast.from, role: 'PRIVACY_DESK' };
    const given = { ...row, given_by: lead.accountId };
    const insert = (account: Person): string =>
      insertRow('hats', { ...given, account_id: account.accountId });
    expect(await by(lead, insert(disabled))).toBe('hats_enabled_fk');
    expect(await by(lead, insertRow('hats', { ...given, account_id: left.accountId, enabled: null }))).toBe(
      'permission denied for table hats',
    );
    expect(await by(lead, insert(left))).toBe('1 rows');
  });
});

describe('how much lies with whom', () => {
  const OPEN_WORK =
    'select account_id, families, referrals from app.open_work() order by families + referrals desc';

  it('is told to the own lead in numbers, and nothing else of it', async () => {
    await recordFamilyOf(test, cast.sender);
    const rows = await look(attacker, settingsOf(lead), OPEN_WORK);
    expect(rows[0]).toEqual({ account_id: cast.sender.accountId, families: 2, referrals: 0 });
    for (const table of ['families', 'referrals', 'referral_overview', 'keystore.keys'])
      expect(await count(attacker, settingsOf(lead), table)).toBe(0);
    await acceptedCase(cast);
    const recipientLead = await cast.town.person(cast.to, 'PARTNER_LEAD');
    const received = await look(attacker, settingsOf(recipientLead), OPEN_WORK);
    expect(received[0]).toEqual({ account_id: cast.recipient.accountId, families: 0, referrals: 2 });
  });

  it.each(['PARTNER', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'is not told in the scope "%s"',
    async (scope) => {
      expect(await look(attacker, settingsOf(lead, { scope }), OPEN_WORK)).toEqual([]);
    },
  );

  it('is not told of another partner’s people', async () => {
    const rows = await look<{ account_id: string }>(attacker, settingsOf(thirdLead), OPEN_WORK);
    expect(rows.map((row) => row.account_id)).toEqual([cast.third.accountId]);
  });
});
