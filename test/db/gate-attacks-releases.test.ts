import type { Client } from 'pg';
import { draftForm, makeCast, recordFamilyOf, signForm, type Cast } from '../support/gate-cast';
import { releaseRow, signedToo } from '../support/gate-rows';
import { insertRow, play, settingsOf, without, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What is granted: attacks on the table of releases, as the sender's own login, with the sender's own settings. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'releasestadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

const grant = (row: Row): Promise<string> =>
  play(attacker, settingsOf(cast.sender), insertRow('releases', row));

describe('a release that the form does not carry', () => {
  let honest: Row;
  let foreign: { family: string; mother: string; consent: string };

  beforeAll(async () => {
    const { mother } = cast.family;
    const form = await draftForm(cast, { items: [[mother, 'CONTACT']] });
    await signForm(cast, form);
    await test.owner.query(`delete from releases where consent_id = $1`, [form]);
    honest = await releaseRow(cast, form, [mother, 'CONTACT'], mother);
    const other = await recordFamilyOf(test, cast.sender);
    const consent = await draftForm({ ...cast, family: other });
    foreign = { family: other.id, mother: other.mother, consent };
  });

  it.each<[string, () => Partial<Record<string, string | boolean>>, string]>([
    ['of a category that was not asked', () => ({ category: 'SOCIAL_SITUATION' }), 'releases_item_fk'],
    ['of a category that does not exist', () => ({ category: 'EVERYTHING' }), 'releases_item_fk'],
    [
      'about somebody who was not asked about',
      () => ({ subject_id: cast.family.father }),
      'releases_item_fk',
    ],
    ['for a recipient who was not asked for', () => ({ recipient_id: cast.other }), 'releases_item_fk'],
    [
      'for the discloser as its own recipient',
      () => ({ recipient_id: cast.from }),
      'releases_recipient_check',
    ],
    ['for another purpose', () => ({ purpose: 'DIAGNOSTICS' }), 'releases_consent_fk'],
    ['from an earlier first day', () => ({ opens_at: '2020-01-01' }), 'releases_consent_fk'],
    ['without an end', () => ({ form_closes_at: 'infinity' }), 'releases_consent_fk'],
    ['as one of a mutual form', () => ({ direction: 'MUTUAL' }), 'releases_consent_fk'],
    ['for another family', () => ({ family_id: foreign.family }), 'releases_consent_fk'],
    ['on the form of another family', () => ({ consent_id: foreign.consent }), 'releases_consent_fk'],
    ['recorded by another partner', () => ({ recorded_by_id: cast.other }), 'policy releases'],
    ['of a third discloser', () => ({ discloser_id: cast.other }), 'releases_direction_check'],
    [
      'signed by somebody who has not signed',
      () => ({ signer_1: cast.family.father }),
      'releases_signer_1_fk',
    ],
    ['signed by a person of another family', () => ({ signer_1: foreign.mother }), 'releases_signer_1_fk'],
    [
      'with a second signer who has not signed',
      () => signedToo(2, cast.family.father) as Record<string, string>,
      'releases_signer_2_fk',
    ],
    [
      'with a third signer who has not signed',
      () => signedToo(3, cast.family.father) as Record<string, string>,
      'releases_signer_3_fk',
    ],
    ['in another network', () => ({ network_id: cast.from }), 'policy releases'],
    ['with a mark of its own', () => ({ live: true }), 'permission denied for table releases'],
    ['called informed by hand', () => ({ informed: true }), 'permission denied for table releases'],
    ['dated by hand', () => ({ granted_at: '2020-01-01' }), 'permission denied for table releases'],
  ])('%s is refused', async (_title, lie, refusedBy) => {
    expect(await grant({ ...honest, ...lie() } as Row)).toBe(refusedBy);
  });

  it('a release without a signer is refused', async () => {
    expect(await grant(without(honest, 'signer_1'))).toBe(
      'null value in column "signer_1" of relation "releases" violates not-null constraint',
    );
  });

  it.each(['LEAD', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])(
    'the scope "%s" grants nothing, even on a true form',
    async (scope) => {
      const settings = settingsOf(cast.sender, { scope });
      expect(await play(attacker, settings, insertRow('releases', honest))).toBe('policy releases');
    },
  );

  it('another partner grants nothing on it', async () => {
    expect(await play(attacker, settingsOf(cast.third), insertRow('releases', honest))).toBe(
      'policy releases',
    );
  });

  it('the release that the form does carry is granted, once', async () => {
    expect(await grant(honest)).toBe('1 rows');
    expect(await grant(honest)).toBe('releases_pkey');
  });
});

describe('a signature that does not release', () => {
  it.each<[string, { informed?: boolean; ticked?: boolean }, 'CONTACT' | 'PARENT_HEALTH', string]>([
    ['an uninformed person', { informed: false }, 'CONTACT', 'releases_signer_1_fk'],
    ['a special category that was not ticked', { ticked: false }, 'PARENT_HEALTH', 'releases_ticked_1_fk'],
  ])('%s has released nothing', async (_title, signature, category, refusedBy) => {
    const { mother } = cast.family;
    const form = await draftForm(cast, { items: [[mother, category]] });
    await signForm(cast, form, mother, signature);
    expect(await grant(await releaseRow(cast, form, [mother, category], mother))).toBe(refusedBy);
  });

  it('a form that nobody signed releases nothing', async () => {
    const { mother } = cast.family;
    const form = await draftForm(cast, { items: [[mother, 'CONTACT']] });
    expect(await grant(await releaseRow(cast, form, [mother, 'CONTACT'], mother))).toBe(
      'releases_signer_1_fk',
    );
  });

  it.each<[string, { informed?: boolean; ticked?: boolean }, string]>([
    ['was not informed', { informed: false }, 'releases_signer_2_fk'],
    ['did not tick the special category', { ticked: false }, 'releases_ticked_2_fk'],
  ])(
    'a second parent who %s carries no release of a child’s health',
    async (_title, signature, refusedBy) => {
      const { mother, father, child } = cast.family;
      const form = await draftForm(cast, { items: [[child, 'CHILD_HEALTH']] });
      await signForm(cast, form, mother);
      await signForm(cast, form, father, signature);
      const alone = await releaseRow(cast, form, [child, 'CHILD_HEALTH'], mother);
      expect(await grant({ ...alone, ...signedToo(2, father) })).toBe(refusedBy);
    },
  );

  it('both parents’ informed and ticked signatures carry it', async () => {
    const { mother, father, child } = cast.family;
    const form = await draftForm(cast, { items: [[child, 'CHILD_HEALTH']] });
    await signForm(cast, form, mother);
    await signForm(cast, form, father);
    const found = await test.owner.query(
      `select live, signer_1, signer_2 from releases where consent_id = $1`,
      [form],
    );
    expect(found.rows).toEqual([{ live: true, signer_1: mother, signer_2: father }]);
  });
});

describe('the way back', () => {
  it.each<['ONE_WAY' | 'MUTUAL', string, string]>([
    ['ONE_WAY', 'recipient', 'releases_direction_check'],
    ['MUTUAL', 'third', 'releases_direction_check'],
  ])('on a %s form the %s may not answer beyond it', async (direction, who, refusedBy) => {
    const { mother } = cast.family;
    const form = await draftForm(cast, { items: [[mother, 'CONTACT']], direction });
    await signForm(cast, form);
    const there = await releaseRow(cast, form, [mother, 'CONTACT'], mother);
    const back =
      who === 'recipient'
        ? { ...there, discloser_id: cast.to, recipient_id: cast.from }
        : { ...there, discloser_id: cast.to, recipient_id: cast.other };
    expect(await grant(back)).toBe(refusedBy);
  });

  it('on a mutual form the partner who was named may answer, and no other', async () => {
    const { mother } = cast.family;
    const form = await draftForm(cast, { items: [[mother, 'CONTACT']], direction: 'MUTUAL' });
    await signForm(cast, form);
    const there = await releaseRow(cast, form, [mother, 'CONTACT'], mother);
    const back = { ...there, discloser_id: cast.other, recipient_id: cast.from };
    expect(await grant(back)).toBe('releases_item_fk');
    const found = await test.owner.query(
      `select discloser_id, recipient_id from releases where consent_id = $1 order by discloser_id = $2`,
      [form, cast.from],
    );
    expect(found.rows).toEqual([
      { discloser_id: cast.to, recipient_id: cast.from },
      { discloser_id: cast.from, recipient_id: cast.to },
    ]);
  });
});
