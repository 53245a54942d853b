import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import {
  acceptedCase,
  makeCast,
  recordFamilyOf,
  revokeForm,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { answerRow, keepingRow, keptRow } from '../support/gate-rows';
import {
  AS_SYSTEM,
  count,
  insertRow,
  play,
  settingsOf,
  textOf,
  without,
  type Row,
} from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The recipient answers each revocation for itself, and keeps only what that revocation has taken away. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let situation: Item;
let supported: Item;
/** One form for each item; the two first are revoked, one after the other. */
let referral: string;
let first: Row;
let second: Row;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'antwortstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  const { mother } = cast.family;
  [contact, situation, supported] = [
    [mother, 'CONTACT'],
    [mother, 'SOCIAL_SITUATION'],
    [mother, 'SUPPORT_SO_FAR'],
  ];
  const forms = [
    await signedForm(cast, { items: [contact] }),
    await signedForm(cast, { items: [situation] }),
    await signedForm(cast, { items: [supported] }),
  ];
  referral = await acceptedCase(cast, [contact, situation, supported]);
  for (const form of forms.slice(0, 2)) await revokeForm(cast, form);
  first = await answerRow(cast, referral);
  second = { ...first, revocation_id: (await keptRow(cast, referral, situation)).revocation_id ?? '' };
});
afterAll(() => test.close());

const asRecipient = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.recipient), ...steps);
const asSystem = (...steps: string[]): Promise<string> =>
  play(attacker, settingsOf(cast.sender), AS_SYSTEM, ...steps);
const answer = (row: Row): string => insertRow('restriction_answers', row);
const keep = (row: Row): string => insertRow('kept_items', row);
const OWN: Row = {
  answer: 'OWN_LEGAL_BASIS',
  basis: '\\x00',
  basis_key_id: '0189aaaa-0000-7000-8000-000000000000',
};
const reads = (): Promise<number> =>
  count(attacker, settingsOf(cast.recipient), 'received_items', `referral_id = '${referral}'`);

describe('an answer', () => {
  it.each<[string, () => Row, string]>([
    ['in another account’s name', () => ({ answered_by: cast.sender.accountId }), 'policy restriction_answers'],
    ['for another partner', () => ({ to_id: cast.other }), 'policy restriction_answers'],
    ['in another network', () => ({ network_id: newId() }), 'policy restriction_answers'],
    ['to a revocation that there is not', () => ({ revocation_id: newId() }), 'restriction_answers_restriction_fk'],
    ['that is none', () => ({ answer: 'PERHAPS' }), 'restriction_answers_answer_check'],
    ['that keeps without a basis', () => ({ answer: 'OWN_LEGAL_BASIS' }), 'restriction_answers_basis_check'],
    ['with a basis for what was deleted', () => ({ ...OWN, answer: 'DELETED' }), 'restriction_answers_basis_check'],
    ['with a basis in the clear', () => ({ ...OWN, basis_key_id: null }), 'restriction_answers_basis_check'],
    ['with a key and no basis', () => ({ ...OWN, basis: null }), 'restriction_answers_basis_check'],
    ['dated back', () => ({ answered_at: '2020-01-01' }), 'permission denied for table restriction_answers'],
  ])('%s is refused', async (_title, lie, refusal) => {
    expect(await asRecipient(answer({ ...first, ...lie() }))).toBe(refusal);
  }); // prettier-ignore

  it('is not given by the sender, nor by a third, whichever recipient they name', async () => {
    for (const [person, partner] of [
      [cast.sender, cast.from],
      [cast.third, cast.other],
    ] as const) {
      const own = { ...first, answered_by: person.accountId };
      expect(await play(attacker, settingsOf(person), answer(own))).toBe('policy restriction_answers');
      expect(await play(attacker, settingsOf(person), answer({ ...own, to_id: partner }))).toBe(
        'restriction_answers_restriction_fk',
      );
    }
  });

  it.each(['SYSTEM', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])(
    'is not given in the scope "%s"',
    async (scope) => {
      const settings = settingsOf(cast.recipient, { scope });
      expect(await play(attacker, settings, answer(first))).toBe('policy restriction_answers');
    },
  );

  it('is given once for each revocation, never rewritten and never taken away', async () => {
    expect(await asRecipient(answer(first))).toBe('1 rows');
    expect(await asRecipient(answer({ ...first, ...OWN }))).toBe('restriction_answers_pkey');
    expect(await asRecipient(answer({ ...second, ...OWN }))).toBe('1 rows');
    for (const attack of [
      `update restriction_answers set answer = 'DELETED'`,
      'delete from restriction_answers',
    ])
      expect(await asRecipient(attack)).toBe('permission denied for table restriction_answers');
  });

  it('is shown to the recipient alone, with its basis', async () => {
    await asRecipient(answer({ ...first, ...OWN }));
    const seen: number[] = [];
    for (const person of [cast.recipient, cast.sender, cast.third, cast.town.coordinator])
      seen.push(
        await count(attacker, settingsOf(person), 'restriction_answers', `referral_id = '${referral}'`),
      );
    expect(seen).toEqual([1, 0, 0, 0]);
  });
});

it('what the sender is told of it is the answer that was given, told by SYSTEM, once', async () => {
  const by = textOf(first.revocation_id);
  const tell = (said: string | null): string =>
    `update restrictions set answer = ${said === null ? 'null' : `'${said}'`} where referral_id = '${referral}' and revocation_id = '${by}'`;
  expect(await asSystem(tell('DELETED'))).toBe('restrictions_answer_fk');
  await asRecipient(answer(first));
  expect(await asSystem(tell('OWN_LEGAL_BASIS'))).toBe('restrictions_answer_fk');
  expect(await asSystem(tell(null))).toBe('policy restrictions');
  for (const told of [cast.sender, cast.recipient, cast.third])
    expect(await play(attacker, settingsOf(told), tell('DELETED'))).toBe('0 rows');
  expect(await asSystem(tell('DELETED'))).toBe('1 rows');
  expect(await asSystem(tell(null))).toBe('0 rows');
});

describe('what is kept', () => {
  it.each<[string, () => Promise<Row>, string]>([
    [
      'was never restricted',
      async () => ({ ...(await keptRow(cast, referral, contact)), category: 'SUPPORT_SO_FAR' }),
      'kept_items_restricted_fk',
    ],
    [
      'was taken away by another revocation',
      async () => ({
        ...(await keptRow(cast, referral, situation)),
        revocation_id: first.revocation_id ?? '',
      }),
      'kept_items_restricted_fk',
    ],
    [
      'was taken away by a revocation that has no answer',
      () => keptRow(cast, referral, situation),
      'kept_items_answer_fk',
    ],
    [
      'is of another referral, which has no answer',
      async () => ({
        ...(await keptRow(cast, referral, contact)),
        referral_id: await acceptedCase(cast, [supported]),
      }),
      'policy kept_items',
    ],
  ])('is not what %s', async (_title, lie, refusal) => {
    expect(await asRecipient(answer({ ...first, ...OWN }), keep(await lie()))).toBe(refusal);
  });

  it('is nothing without an answer, nor with the answer that it was deleted', async () => {
    const kept = keep(await keptRow(cast, referral, contact));
    expect(await asRecipient(kept)).toBe('policy kept_items');
    expect(await asRecipient(answer(first), kept)).toBe('kept_items_answer_fk');
    const other = keep(await keptRow(cast, referral, situation));
    expect(await asRecipient(answer({ ...first, ...OWN }), answer(second), other)).toBe(
      'kept_items_answer_fk',
    );
  });

  it('is not said by the sender, a third or SYSTEM', async () => {
    const kept = keep(await keptRow(cast, referral, contact));
    await asRecipient(answer({ ...first, ...OWN }));
    for (const person of [cast.sender, cast.third])
      expect(await play(attacker, settingsOf(person), kept)).toBe('policy kept_items');
    expect(await asRecipient(AS_SYSTEM, kept)).toBe('policy kept_items');
    expect(await asRecipient(kept)).toBe('1 rows');
    expect(await asRecipient(kept)).toBe('kept_items_pkey');
  });

  it.each(['answer', 'kept'])('does not say for itself: %s', async (column) => {
    const row = { ...(await keptRow(cast, referral, contact)), [column]: column === 'kept' || 'DELETED' };
    expect(await asRecipient(answer({ ...first, ...OWN }), keep(row))).toBe(
      'permission denied for table kept_items',
    );
  });

  it('reads again, and nothing beside it', async () => {
    const kept = keep(await keptRow(cast, referral, contact));
    const read = (category: string): string =>
      `update received_items set reading = 'OWN_LEGAL_BASIS' where referral_id = '${referral}' and category = '${category}'`;
    expect(await reads()).toBe(1);
    expect(await asRecipient(answer({ ...first, ...OWN }), answer(second), kept)).toBe('1 rows');
    expect(await asRecipient(AS_SYSTEM, read('SOCIAL_SITUATION'))).toBe('received_items_kept_fk');
    expect(await asRecipient(AS_SYSTEM, read('SUPPORT_SO_FAR'))).toBe('received_items_kept_fk');
    expect(await reads()).toBe(1);
    expect(await asRecipient(AS_SYSTEM, read('CONTACT'))).toBe('1 rows');
    expect(await reads()).toBe(2);
  });
});

describe('what was taken away', () => {
  it('is told under SYSTEM only, of a revocation that restricts this referral, once', async () => {
    const row = await keptRow(cast, referral, contact);
    const taken = (change: Row): string =>
      insertRow('restricted_items', { ...row, category: 'SUPPORT_SO_FAR', ...change });
    for (const person of [cast.sender, cast.recipient, cast.third])
      expect(await play(attacker, settingsOf(person), taken({}))).toBe('policy restricted_items');
    expect(await asSystem(taken({ revocation_id: newId() }))).toBe('restricted_items_restriction_fk');
    const other = await acceptedCase(cast, [supported]);
    expect(await asSystem(taken({ referral_id: other }))).toBe('restricted_items_restriction_fk');
    const again = { ...row, revocation_id: second.revocation_id ?? '' };
    expect(await asSystem(insertRow('restricted_items', again))).toBe('restricted_items_pkey');
    for (const attack of ['update restricted_items set category = category', 'delete from restricted_items'])
      expect(await asSystem(attack)).toBe('permission denied for table restricted_items');
  });

  it('is asked about once for each revocation, one that there is, of the two that it is about', async () => {
    const row = { ...without(first, 'answer', 'answered_by'), from_id: cast.from, answer_due: '2099-01-01' };
    const ask = (change: Row): Promise<string> => asSystem(insertRow('restrictions', { ...row, ...change }));
    expect(await ask({})).toBe('restrictions_pkey');
    expect(await ask({ revocation_id: newId() })).toBe('restrictions_revocation_fk');
    expect(await ask({ referral_id: await acceptedCase(cast, [supported]), to_id: cast.other })).toBe(
      'restrictions_referral_fk',
    );
    expect(await ask({ since: '2020-01-01' })).toBe('permission denied for table restrictions');
  });

  it('is not answered with the key of another network', async () => {
    const row = { ...(await keepingRow(cast, referral)), network_id: newId() };
    expect(await asRecipient(answer(row))).toBe('policy restriction_answers');
  });
});
