import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import {
  acceptedCase,
  draftForm,
  makeCast,
  recordFamilyOf,
  revokeForm,
  sentCase,
  signForm,
  signedForm,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { marksOf, partialRow, partRows } from '../support/gate-rows';
import { AS_SYSTEM, insertRow, play, settingsOf, textOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** How a release ends: only by a revocation or a form in its place, only after what rests on it, and for good. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'widerrufstadt');
  attacker = await test.connectAsApplication();
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);
const asSystem = (...steps: string[]): Promise<string> => asSender(AS_SYSTEM, ...steps);

const HERS = (): readonly [Item, Item] => [
  [cast.family.mother, 'CONTACT'],
  [cast.family.mother, 'SOCIAL_SITUATION'],
];

/** Of a part, all of what the mother gave: what is taken back as a whole stands in gate-attacks-taken-back.test.ts. */
const revocation = (consent: string, change: Row = {}): Row => ({
  ...partialRow(cast, consent, HERS()),
  ...change,
});

/** Ends what a form grants, by a revocation of the mother's unless another person is named. */
const end = (consent: string, by: string, person: string | null = cast.family.mother): string =>
  `update releases set live = false, revocation_id = '${by}', revoked_by_id = ${
    person === null ? 'null' : `'${person}'`
  } where consent_id = '${consent}'`;

describe('a revocation', () => {
  it.each<[string, () => Row, string]>([
    [
      'by somebody who has not signed',
      () => ({ revoked_by_id: cast.family.father }),
      'revocations_signature_fk',
    ],
    ['in another account’s name', () => ({ recorded_by: cast.third.accountId }), 'policy revocations'],
    ['by a way that is none', () => ({ received_via: 'HEARSAY' }), 'revocations_received_via_check'],
    ['in another network', () => ({ network_id: newId() }), 'policy revocations'],
    ['dated back', () => ({ recorded_at: '2020-01-01' }), 'permission denied for table revocations'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    const form = await signedForm(cast);
    expect(await asSystem(insertRow('revocations', revocation(form, lie())))).toBe(refusedBy);
  });

  it('is recorded in the scope SYSTEM only, and stays as it was recorded', async () => {
    const form = await signedForm(cast);
    for (const scope of ['PARTNER', 'LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', '']) {
      const settings = settingsOf(cast.sender, { scope });
      expect(await play(attacker, settings, insertRow('revocations', revocation(form)))).toBe(
        'policy revocations',
      );
    }
    await revokeForm(cast, form);
    expect(await asSystem(`update revocations set consent_id = '${form}'`)).toBe(
      'permission denied for table revocations',
    );
    expect(await asSystem(`delete from revocations`)).toBe('permission denied for table revocations');
  });

  it('of one form ends no release of another', async () => {
    const [one, other] = [await signedForm(cast), await signedForm(cast)];
    const own = revocation(one);
    expect(await asSystem(insertRow('revocations', own), end(other, textOf(own.id)))).toBe(
      'releases_revocation_fk',
    );
  });

  it('by one person ends no release that another person alone has given', async () => {
    const { mother, father } = cast.family;
    const form = await draftForm(cast, {
      items: [
        [mother, 'CONTACT'],
        [father, 'CONTACT'],
      ],
    });
    await signForm(cast, form, mother);
    await signForm(cast, form, father);
    const his = partialRow(cast, form, [[father, 'CONTACT']], father);
    const endHers = (person: string | null): string =>
      `${end(form, textOf(his.id), person)} and signer_1 = '${mother}'`;
    const recorded = insertRow('revocations', his);
    expect(await asSystem(recorded, endHers(mother))).toBe('releases_revocation_fk');
    expect(await asSystem(recorded, endHers(null))).toBe('releases_revoked_by_check');
    expect(await asSystem(recorded, endHers(father))).toBe('releases_revoked_by_check');
    const ownOnly = `${end(form, textOf(his.id), father)} and signer_1 = '${father}'`;
    const marked = [...partRows(his, [[father, 'CONTACT']]), ownOnly, marksOf(his)];
    expect(await asSystem(recorded, ...marked)).toBe('1 rows');
  });

  it('by one of two custodians ends what both have given, and names the one', async () => {
    const { mother, father, child } = cast.family;
    const form = await draftForm(cast, { items: [[child, 'CHILD_HEALTH']] });
    await signForm(cast, form, mother);
    await signForm(cast, form, father);
    const his = partialRow(cast, form, [[child, 'CHILD_HEALTH']], father);
    const recorded = insertRow('revocations', his);
    expect(await asSystem(recorded, end(form, textOf(his.id), mother))).toBe('releases_revocation_fk');
    expect(await asSystem(recorded, end(form, textOf(his.id), newId()))).toBe('releases_revoked_by_check');
    const parts = partRows(his, [[child, 'CHILD_HEALTH']]);
    expect(await asSystem(recorded, ...parts, end(form, textOf(his.id), father), marksOf(his))).toBe(
      '1 rows',
    );
  });
});

describe('a release', () => {
  it('is not ended without a revocation', async () => {
    const form = await signedForm(cast);
    const where = `where consent_id = '${form}'`;
    const bare = `update releases set live = false ${where}`;
    expect(await asSystem(bare)).toBe('releases_ended_check');
    expect(await asSystem(end(form, newId()))).toBe('releases_revocation_fk');
    expect(await asSystem(end(form, newId(), null))).toBe('releases_revoked_by_check');
    const nameless = `update releases set live = false, revoked_by_id = '${cast.family.mother}' ${where}`;
    expect(await asSystem(nameless)).toMatch(/^releases_(ended|revoked_by)_check$/);
  });

  it('is not ended by a form that does not take its place', async () => {
    const form = await signedForm(cast);
    for (const unrelated of [form, await draftForm(cast), await signedForm(cast), newId()]) {
      const attack = `update releases set live = false, superseded_by_id = '${unrelated}' where consent_id = '${form}'`;
      expect(await asSystem(attack)).toBe('releases_superseded_by_fk');
    }
    const found = await test.owner.query(`select distinct live from releases where consent_id = $1`, [form]);
    expect(found.rows).toEqual([{ live: true }]);
  });

  it('is not ended by anybody in a working scope, not even by those it names', async () => {
    const form = await signedForm(cast);
    // whose id it names does not matter: the policy is asked before the keys
    const attack = end(form, newId());
    expect(await play(attacker, settingsOf(cast.sender), attack)).toBe('policy releases');
    expect(await play(attacker, settingsOf(cast.recipient), attack)).toBe('policy releases');
    expect(await play(attacker, settingsOf(cast.third), attack)).toBe('0 rows');
    expect(await play(attacker, settingsOf(cast.town.coordinator), attack)).toBe('0 rows');
  });

  it('does not end under a payload that waits for an answer', async () => {
    const form = await signedForm(cast);
    await sentCase(cast);
    const own = revocation(form);
    expect(await asSystem(insertRow('revocations', own), end(form, textOf(own.id)))).toBe(
      'payload_items_release_fk',
    );
    const late = ['set constraints all deferred', insertRow('revocations', own), end(form, textOf(own.id))];
    expect(await asSystem(...late)).toBe('payload_items_release_fk');
  });

  it('does not end under the copy of a recipient', async () => {
    const form = await signedForm(cast);
    const referral = await acceptedCase(cast);
    const own = revocation(form);
    const steps = [
      insertRow('revocations', own),
      ...partRows(own, HERS()),
      `update payload_items set resting = null where referral_id = '${referral}'`,
      end(form, textOf(own.id)),
      marksOf(own),
    ];
    expect(await asSystem(...steps)).toBe('received_items_resting_fk');
    const closed = `update received_items set reading = null where referral_id = '${referral}'`;
    expect(await asSystem(closed, ...steps)).toBe('2 rows');
  });

  it('never lives again', async () => {
    const form = await signedForm(cast);
    await revokeForm(cast, form);
    const back = `update releases set live = true, revocation_id = null, revoked_by_id = null where consent_id = '${form}'`;
    expect(await asSystem(back)).toBe('0 rows');
    expect(await asSender(back)).toBe('0 rows');
    expect(await asSystem(`delete from releases where consent_id = '${form}'`)).toBe(
      'permission denied for table releases',
    );
    const again = `insert into releases (network_id, consent_id, discloser_id, recipient_id, subject_id, category, family_id,
        recorded_by_id, direction, purpose, opens_at, form_closes_at, signer_1, lapses_1)
      select network_id, consent_id, discloser_id, recipient_id, subject_id, category, family_id, recorded_by_id, direction,
        purpose, opens_at, form_closes_at, signer_1, lapses_1 from releases where consent_id = '${form}'`;
    expect(await asSender(again)).toBe('releases_pkey');
  });

  it.each(['category', 'recipient_id', 'form_closes_at', 'lapses_1', 'signer_1', 'granted_at', 'family_id'])(
    'is never rewritten: %s',
    async (column) => {
      const form = await signedForm(cast);
      expect(await asSystem(`update releases set ${column} = ${column} where consent_id = '${form}'`)).toBe(
        'permission denied for table releases',
      );
    },
  );
});
