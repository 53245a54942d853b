import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { refuseConsent } from '../../src/modules/consents/refuse-consent';
import {
  draftForm,
  draftSuccessor,
  makeCast,
  recordFamilyOf,
  revokeForm,
  signForm,
  signedForm,
  today,
  type Cast,
  type Item,
} from '../support/gate-cast';
import {
  effectStatements,
  releaseRow,
  signatureRow,
  successorRow,
  supersessionRow,
  signedToo,
  standsFor,
} from '../support/gate-rows';
import { as } from '../support/people';
import { AS_PARTNER, AS_SYSTEM, insertRow, play, settingsOf, textOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A form takes the place of another: which one may, when, and that the two never hold at once. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let old: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'folgestadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  contact = [cast.family.mother, 'CONTACT'];
  old = await signedForm(cast, { items: [contact] });
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const end = (form: string, by: string): string =>
  `update releases set live = false, superseded_by_id = '${by}' where consent_id = '${form}' and live`;
const mark = (form: string, by: string | null): string =>
  `update consents set superseded_by_id = ${by === null ? 'null' : `'${by}'`} where id = '${form}'`;

/** Another family of the sender's with a signed form. */
async function elsewhere(): Promise<{ other: Cast; form: string }> {
  const other = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  return { other, form: await signedForm(other, { items: [[other.family.mother, 'CONTACT']] }) };
}

describe('a form that is to take the place of another', () => {
  const drafted = async (change: Row): Promise<string> =>
    asSender(insertRow('consents', { ...(await successorRow(cast, old)), ...change }));

  it('is of the same family', async () => {
    const { form } = await elsewhere();
    expect(await drafted({ supersedes_id: form, root_id: form })).toBe('consents_supersedes_fk');
  });

  it('is of the same discloser', async () => {
    const parties = { sender: cast.recipient, from: cast.to, to: cast.from };
    const theirs = { ...cast, ...parties, family: await recordFamilyOf(test, cast.recipient) };
    const form = await signedForm(theirs, { items: [[theirs.family.mother, 'CONTACT']] });
    expect(await drafted({ supersedes_id: form, root_id: form })).toBe('policy consents');
  });

  it('stands in the chain of the other, and stays in it', async () => {
    expect(await drafted({ root_id: newId() })).toBe('consents_supersedes_fk');
    expect(await drafted({ root_id: null })).toBe('consents_root_check');
    expect(await drafted({ supersedes_id: null })).toBe('consents_root_check');
    for (const column of ['root_id', 'supersedes_id', 'chain_id', 'holds'])
      expect(await asSender(`update consents set ${column} = default where id = '${old}'`)).toBe(
        'permission denied for table consents',
      );
  });

  it('names one that was signed, not a draft or a refused one', async () => {
    const draft = await draftForm(cast, { items: [contact] });
    expect(await drafted({ supersedes_id: draft, root_id: draft })).toBe('policy consents');
    await as(test.database, cast.sender, (work) => refuseConsent(work, draft));
    expect(await drafted({ supersedes_id: draft, root_id: draft })).toBe('policy consents');
    expect(await drafted({})).toBe('1 rows');
  });

  it('is the only one that can still take effect, until it is refused or a signature on it counts for nothing', async () => {
    const refused = await draftSuccessor(cast, old, { items: [contact] });
    expect(await drafted({})).toBe('policy consents');
    await as(test.database, cast.sender, (work) => refuseConsent(work, refused));
    const uninformed = await draftSuccessor(cast, old, { items: [contact] });
    expect(await drafted({})).toBe('policy consents');
    await signForm(cast, uninformed, cast.family.mother, { informed: false });
    expect(await drafted({})).toBe('1 rows');
  });

  it('takes no place that was taken', async () => {
    await signForm(cast, await draftSuccessor(cast, old, { items: [contact] }));
    expect(await drafted({})).toBe('policy consents');
  });
});

describe('taking effect', () => {
  let next: string;
  let effect: string[];
  beforeEach(async () => {
    next = await draftSuccessor(cast, old, { items: [contact] });
    effect = await effectStatements(cast, next, contact);
  });
  const row = (change: Row = {}): Promise<Row> =>
    supersessionRow(cast, next, contact).then((honest) => ({ ...honest, ...change }));

  it.each<[string, () => Row | Promise<Row>, string]>([
    [
      'for a form that it was not drafted for',
      async () => ({ superseded_id: (await elsewhere()).form }),
      'supersessions_consent_fk',
    ],
    ['in another account’s name', () => ({ recorded_by: cast.third.accountId }), 'policy supersessions'],
    ['in another network', () => ({ network_id: newId() }), 'policy supersessions'],
    ['dated back', () => ({ took_effect_at: '2020-01-01' }), 'permission denied for table supersessions'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await asSender(AS_SYSTEM, insertRow('supersessions', await row(await lie())))).toBe(refusedBy);
  });

  it('is recorded in the scope SYSTEM only, by the own partner, and stays as it was recorded', async () => {
    const insert = insertRow('supersessions', await row());
    for (const scope of ['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', ''])
      expect(await play(attacker, settingsOf(cast.sender, { scope }), insert)).toBe('policy supersessions');
    const theirs = insertRow('supersessions', await row({ recorded_by: cast.recipient.accountId }));
    expect(await play(attacker, settingsOf(cast.recipient), AS_SYSTEM, theirs)).toBe('policy supersessions');
    for (const statement of [
      `update supersessions set superseded_id = consent_id`,
      `delete from supersessions`,
    ])
      expect(await asSender(AS_SYSTEM, statement)).toBe('permission denied for table supersessions');
  });

  it('needs a signature, and a release that it grants', async () => {
    const bare = [
      AS_SYSTEM,
      insertRow('supersessions', await row()),
      end(old, next),
      AS_PARTNER,
      mark(old, next),
    ];
    expect(await asSender(...bare)).toBe('supersessions_lead_fk');
    const unsigned = insertRow('releases', await releaseRow(cast, next, contact, cast.family.mother));
    expect(await asSender(...bare, unsigned)).toBe('releases_signer_1_fk');
  });

  it('grants nothing before', async () => {
    const signature = insertRow('consent_signatures', await signatureRow(cast, next, cast.family.mother));
    const release = insertRow('releases', await releaseRow(cast, next, contact, cast.family.mother));
    expect(await asSender(signature, release)).toBe('policy releases');
  });

  it('ends what the other form grants in the same commit, and marks it', async () => {
    expect(await asSender(...effect)).toBe('supersessions_superseded_fk');
    expect(await asSender(...effect, mark(old, next))).toBe('releases_holds_fk');
    expect(await asSender(...effect, AS_SYSTEM, end(old, next))).toBe('supersessions_superseded_fk');
    expect(await asSender(...effect, AS_SYSTEM, end(old, next), AS_PARTNER, mark(old, next))).toBe('1 rows');
    expect(await asSender(mark(old, null))).toBe('supersessions_superseded_fk');
  });

  it('ends nothing before, and nothing else', async () => {
    expect(await asSender(AS_SYSTEM, end(old, next))).toBe('releases_superseded_by_fk');
    expect(await asSender(mark(old, next))).toBe('consents_superseded_by_fk');
    const { form } = await elsewhere();
    expect(await asSender(...effect, AS_SYSTEM, end(form, next))).toBe('releases_superseded_by_fk');
    expect(await asSender(...effect, mark(form, next))).toBe('consents_superseded_by_fk');
  });

  it('leaves nothing to be granted on the form superseded, whoever signs it later', async () => {
    const { child, father, mother } = cast.family;
    const health: Item = [child, 'CHILD_HEALTH'];
    const first = await signedForm(cast, { items: [contact, health] });
    await signForm(cast, await draftSuccessor(cast, first, { items: [contact] }));
    const signature = insertRow('consent_signatures', await signatureRow(cast, first, father));
    const release = { ...(await releaseRow(cast, first, health, mother)), ...signedToo(2, father) };
    expect(await asSender(signature, standsFor(first, father), insertRow('releases', release))).toBe(
      'releases_holds_fk',
    );
  });

  it('is for one form only', async () => {
    await as(test.database, cast.sender, (work) => refuseConsent(work, next));
    const drafts = [await successorRow(cast, old), await successorRow(cast, old)];
    // in one statement, of which the policy sees neither
    const [first = '', second = ''] = drafts.map((draft) => insertRow('consents', draft));
    expect(await asSender(`${first}, ${second.slice(second.indexOf(') values (') + 9)}`)).toBe('2 rows');
    const both = await Promise.all(drafts.map((draft) => supersessionRow(cast, textOf(draft.id), contact)));
    const effects = both.map((effective) => insertRow('supersessions', effective));
    expect(await asSender(AS_SYSTEM, ...effects)).toBe('supersessions_superseded_key');
  });

  it('is over for a form on which a signature counts for nothing', async () => {
    await signForm(cast, next, cast.family.mother, { informed: false });
    expect(await asSender(AS_SYSTEM, insertRow('supersessions', await row()))).toBe('policy supersessions');
    const second = await draftSuccessor(cast, old, { items: [contact, [cast.family.father, 'CONTACT']] });
    await signForm(cast, second);
    await revokeForm(cast, second);
    const hers = insertRow('supersessions', await supersessionRow(cast, second, contact));
    expect(await asSender(AS_SYSTEM, hers)).toBe('policy supersessions');
  });
});

it.each([
  ['is not open yet', 1, 30],
  ['is over', -9, -1],
])('a form that %s takes nothing away', async (_title, from, until) => {
  const [validFrom, validUntil] = [addDays(today(), from), addDays(today(), until)];
  const draft: Row = { ...(await successorRow(cast, old)), valid_from: validFrom, valid_until: validUntil };
  expect(await asSender(insertRow('consents', draft))).toBe('1 rows');
  const next = textOf(draft.id);
  const supersession = insertRow('supersessions', await supersessionRow(cast, next, contact));
  expect(await asSender(AS_SYSTEM, supersession)).toBe('policy supersessions');
});
