import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { recordFamily } from '../../src/modules/families/record-family';
import { makeCast, today, type Cast } from '../support/gate-cast';
import { as } from '../support/people';
import { insertRow, look, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A family changes by its owner's hand only, and a pregnancy that is over is over: attacks on both. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
/** Members of a family with a pregnant mother, by role; two children, and a pregnancy that was lost. */
let family: string;
let mother: string;
let father: string;
let child: string;
let sibling: string;
let pregnancy: string;
let lost: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'familientiefe');
  attacker = await test.connectAsApplication();
  const recorded = await as(test.database, cast.sender, (work) =>
    recordFamily(work, {
      members: [
        { key: 'm', role: 'MOTHER', name: 'Erika Muster' },
        { key: 'v', role: 'FATHER', name: 'Emil Muster' },
        { key: 'k', role: 'CHILD', name: 'Enno Muster' },
        { key: 'l', role: 'CHILD', name: 'Lina Muster' },
        { key: 'p', role: 'PREGNANCY', of: 'm' },
        { key: 'q', role: 'PREGNANCY', of: 'm' },
      ],
      custody: [{ child: 'k', kind: 'JOINT', holders: ['m', 'v'] }],
    }),
  );
  family = recorded.id;
  const { rows } = await test.owner.query<{ id: string }>(
    `select id from family_members where family_id = $1 order by position`,
    [family],
  );
  [mother = '', father = '', child = '', sibling = '', pregnancy = '', lost = ''] = rows.map((row) => row.id);
  if ((await asSender(close(lost, 'LOSS'))) !== '1 rows') throw new Error('The loss was not recorded.');
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const close = (id: string, closedAs: string, day = 'app.berlin_day(app.clock())'): string =>
  `update family_members set closed_as = '${closedAs}', closed_on = ${day} where id = '${id}'`;
const own = (): Row => ({ network_id: cast.network, owner_id: cast.from, family_id: family });
const custody = (change: Row = {}): Row => ({ ...own(), child_id: father, kind: 'SOLE', ...change });
const holder = (change: Row = {}): Row => ({
  ...{ ...own(), child_id: sibling, holder_id: mother, held_as: 'PARENT' },
  ...change,
});

const CHANGES: readonly (readonly [what: string, statement: () => string])[] = [
  ['what is sealed of a family', () => `update families set sealed = '\\x01' where id = '${family}'`],
  ['what is sealed of a member', () => `update family_members set sealed = '\\x01' where id = '${mother}'`],
  ['an assessment', () => `update family_members set capacity_assessment = '\\x01' where id = '${child}'`],
  ['a pregnancy, which closes', () => close(pregnancy, 'LOSS')],
  ['the kind of custody', () => `update custodies set kind = 'SOLE' where child_id = '${child}'`],
  ['who holds custody', () => `delete from custody_holders where child_id = '${child}'`],
];

describe.each(CHANGES)('%s', (what, statement) => {
  it('is not changed by another partner, nor by the owner in any other scope', async () => {
    expect(await play(attacker, settingsOf(cast.recipient), statement())).toBe('0 rows');
    expect(await play(attacker, settingsOf(cast.town.coordinator), statement())).toBe('0 rows');
    for (const scope of ['LEAD', 'PRIVACY', 'COORDINATION', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])
      expect([scope, await play(attacker, settingsOf(cast.sender, { scope }), statement())]).toEqual([
        scope,
        // the scope of marks gives a family to a colleague, and no more
        scope === 'SYSTEM' && what.endsWith('of a family') ? 'policy families' : '0 rows',
      ]);
  });
});

describe('nobody', () => {
  it.each<[string, string, string]>([
    ['gets another role', `update family_members set role = 'FATHER'`, 'family_members'],
    ['moves to another family', `update family_members set family_id = gen_random_uuid()`, 'family_members'],
    ['gets another owner', `update family_members set owner_id = owner_id`, 'family_members'],
    ['gets another’s pregnancy', `update family_members set of_member_id = id`, 'family_members'],
    ['is removed', `delete from family_members`, 'family_members'],
    ['loses the record of custody', `delete from custodies`, 'custodies'],
    ['becomes a holder in another’s place', `update custody_holders set holder_id = holder_id`, 'custody_holders'],
    ['gets a wider scope', `update custody_holders set scope = null`, 'custody_holders'],
    ['gets more time', `update custody_holders set until = null`, 'custody_holders'],
  ])('%s', async (_title, attack, table) => {
    expect(await asSender(attack)).toBe(`permission denied for table ${table}`);
  }); // prettier-ignore

  it('decides alone because a column says so', async () => {
    expect(await asSender(`update family_members set has_capacity = true`)).toBe(
      'column "has_capacity" can only be updated to DEFAULT',
    );
    const assessed = `update family_members set capacity_assessment = '\\x01' where id = '${mother}'`;
    expect(await asSender(assessed)).toBe('family_members_capacity_check');
  });
});

describe('custody', () => {
  it.each<[string, string, () => Row, string]>([
    ['of an adult', 'custodies', () => custody(), 'custodies_child_fk'],
    ['of a pregnancy', 'custodies', () => custody({ child_id: pregnancy }), 'custodies_child_fk'],
    ['of an adult who is said to be one', 'custodies', () => custody({ child_role: 'FATHER' }), 'custodies_child_role_check'],
    ['by somebody outside the family', 'custody_holders', () => holder({ holder_id: cast.family.mother }), 'custody_holders_holder_fk'],
    ['by a sibling', 'custody_holders', () => holder({ holder_id: child }), 'custody_holders_holder_fk'],
    ['by a pregnancy', 'custody_holders', () => holder({ holder_id: pregnancy }), 'custody_holders_holder_fk'],
    ['by a sibling who is said to be no adult', 'custody_holders', () => holder({ holder_id: child, adult: false }), 'custody_holders_adult_check'],
    ['as an aunt', 'custody_holders', () => holder({ held_as: 'AUNT' }), 'custody_holders_held_as_check'],
    ['as nobody knows what', 'custody_holders', () => holder({ held_as: null }), 'null value in column "held_as" of relation "custody_holders" violates not-null constraint'],
    ['by a supplementary carer for everything', 'custody_holders', () => holder({ held_as: 'SUPPLEMENTARY_CARER' }), 'custody_holders_carer_check'],
    ['by a foster carer for everything', 'custody_holders', () => holder({ held_as: 'FOSTER_CARER' }), 'custody_holders_carer_check'],
    ['for nothing', 'custody_holders', () => holder({ scope: '[]' }), 'custody_holders_scope_check'],
    ['for a word that is no category', 'custody_holders', () => holder({ scope: '["CONTACT","LOVE"]' }), 'custody_holders_scope_check'],
    ['for what is no list', 'custody_holders', () => holder({ scope: '"CONTACT"' }), 'custody_holders_scope_check'],
    ['on evidence of no kind', 'custody_holders', () => holder({ evidence: 'RUMOUR' }), 'custody_holders_evidence_check'],
  ])('%s is refused', async (_title, table, row, refusal) => {
    expect(await asSender(insertRow(table, row()))).toBe(refusal);
  }); // prettier-ignore

  it('passes to others by the hand of the owner', async () => {
    const carer = { holder_id: father, held_as: 'SUPPLEMENTARY_CARER', scope: '["CONTACT"]' };
    const until = { evidence: 'APPOINTMENT', until: today() };
    const change = `update custodies set kind = 'SOLE' where child_id = '${sibling}'`;
    expect(
      await asSender(
        change,
        insertRow('custody_holders', holder()),
        insertRow('custody_holders', holder({ ...carer, ...until })),
      ),
    ).toBe('1 rows');
    expect(await asSender(`delete from custody_holders where child_id = '${sibling}'`)).toBe('2 rows');
  });
});

describe('a pregnancy', () => {
  it.each<[string, () => string, string]>([
    ['that is none closes', () => close(child, 'BORN'), 'family_members_closed_check'],
    ['closes in a way of no kind', () => close(pregnancy, 'GONE'), 'family_members_closed_as_check'],
    ['closes on no day', () => close(pregnancy, 'BORN', 'null'), 'family_members_closed_check'],
    ['closes on another day than it is recorded', () => close(pregnancy, 'BORN', `'2020-01-01'`), 'policy family_members'],
    ['that is over opens again', () => `update family_members set closed_as = null, closed_on = null where id = '${lost}'`, '0 rows'],
    ['that is over ends otherwise', () => close(lost, 'BORN'), '0 rows'],
    ['that is over is described anew', () => `update family_members set sealed = '\\x01' where id = '${lost}'`, '0 rows'],
    ['comes in closed', () => insertRow('family_members', { ...own(), id: newId(), position: 9, role: 'PREGNANCY', of_member_id: mother, sealed: '\\x00', closed_as: 'BORN', closed_on: today() }), 'policy family_members'],
  ])('%s: refused', async (_title, attack, refusal) => {
    expect(await asSender(attack())).toBe(refusal);
  }); // prettier-ignore

  const form = (subject: string, change: Row = {}): string[] => {
    const id = newId();
    const base = { network_id: cast.network, family_id: family, discloser_id: cast.from };
    const terms = { form_id: newId(), direction: 'ONE_WAY', purpose: 'OTHER', language: 'de' };
    const days = { valid_from: today(), valid_until: today(), drafted_by: cast.sender.accountId };
    const item = { consent_id: id, recipient_id: cast.to, subject_id: subject, category: 'CONTACT' };
    return [
      insertRow('consents', { ...base, id, ...terms, ...days }),
      insertRow('consent_items', { ...base, ...item, ...change }),
    ];
  };

  it('that is over is asked about by no new form', async () => {
    expect(await asSender(...form(lost))).toBe('consent_items_subject_open_fk');
    for (const subject_open of [null, true])
      expect(await asSender(...form(lost, { subject_open }))).toBe(
        'permission denied for table consent_items',
      );
  });

  it('keeps what was asked about it while it lasted', async () => {
    expect(await asSender(...form(pregnancy))).toBe('1 rows');
    expect(await asSender(close(pregnancy, 'BORN'))).toBe('1 rows');
    const asked = `select subject_open from consent_items where subject_id = '${pregnancy}'`;
    expect(await look(attacker, settingsOf(cast.sender), asked)).toEqual([{ subject_open: null }]);
    expect(await asSender(...form(pregnancy))).toBe('consent_items_subject_open_fk');
  });
});
