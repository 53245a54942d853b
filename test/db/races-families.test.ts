import type { Person } from '../../src/domain/actor';
import { draftConsent } from '../../src/modules/consents/draft-consent';
import { recordFamily } from '../../src/modules/families/record-family';
import { recordLoss } from '../../src/modules/families/record-loss';
import { updateFamily } from '../../src/modules/families/update-family';
import { as } from '../support/people';
import { signs } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, race, statementsOf, type Act, type Lanes } from '../support/race-lanes';
import { withoutLocks } from '../support/race-lockless';
import { makeCase, makeStage, partnerOf, TODAY, type Case, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Custody passes to others while somebody signs, a pregnancy ends while somebody asks: one of them comes first. */
let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'sorgewechsel');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const FAMILY_SHARED = /from families .* for share$/;
const FAMILY_HELD = /from families .* for update$/;
const NOT_HIS = 'INVALID_INPUT NOTHING_TO_SIGN';

/** The father signs as the second of two, which grants what is the child's. */
const fatherSigns = (made: Case): Act<Person> => signs(stage.sender, made.consentId, made.father);

/** Custody passes to the mother alone. */
const passesToMother = ({ familyId }: Case): Act<Person> => ({
  actor: stage.senderColleague,
  story: (work) =>
    updateFamily(work, { familyId, version: 1, custody: [{ child: 'c', kind: 'SOLE', holders: ['m'] }] }),
});

/** How many releases of the child there are. */
async function found({ familyId, child }: Case): Promise<string> {
  const { rows } = await test.owner.query(`select from releases where family_id = $1 and subject_id = $2`, [
    familyId,
    child,
  ]);
  return `${rows.length} granted`;
}

describe('signing against a change of custody', () => {
  it('refuses a signature that does not hold the family yet; one that does is counted, and the change waits', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: fatherSigns,
      free: passesToMother,
      found,
      endings: [
        { before: FAMILY_SHARED, held: NOT_HIS, free: 'DONE', found: '0 granted' },
        { before: null, held: 'DONE', free: 'DONE', found: '1 granted' },
      ],
    }));

  it('counts a signature until the change holds the family, and from then on refuses it', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: passesToMother,
      free: fatherSigns,
      found,
      endings: [
        { before: FAMILY_HELD, held: 'DONE', free: 'DONE', found: '1 granted' },
        { before: null, held: 'DONE', free: NOT_HIS, found: '0 granted' },
      ],
    }));

  it('grants nothing on custody that has passed; without the lock of the family it would', async () => {
    const statements = await statementsOf(lanes, fatherSigns(await makeCase(stage, 'SIGNED')));
    const place = statements.findIndex((sql) => sql.includes('insert into releases'));
    const seen: unknown[] = [];
    for (const asIs of [true, false]) {
      const made = await makeCase(stage, 'SIGNED');
      const signing = asIs ? fatherSigns(made) : withoutLocks(fatherSigns(made), FAMILY_SHARED);
      let kind: string | undefined;
      const told = await race(lanes, signing, place, passesToMother(made), async () => {
        const { rows } = await test.owner.query<{ kind: string }>(
          `select kind from custodies where family_id = $1`,
          [made.familyId],
        );
        kind = rows[0]?.kind;
      });
      seen.push([told.held, told.free, kind, await found(made)]);
    }
    expect(seen).toEqual([
      ['DONE', 'DONE', 'JOINT', '1 granted'],
      ['DONE', 'DONE', 'SOLE', '1 granted'],
    ]);
  });
});

describe('drafting against a loss', () => {
  interface Expecting {
    readonly familyId: string;
    readonly pregnancyId: string;
  }
  async function expecting(): Promise<Expecting> {
    const { id } = await as(test.database, stage.sender, (work) =>
      recordFamily(work, {
        members: [
          { key: 'm', role: 'MOTHER', name: 'Erika Muster' },
          { key: 'p', role: 'PREGNANCY', of: 'm' },
        ],
        custody: [],
      }),
    );
    const { rows } = await test.owner.query<{ id: string }>(
      `select id from family_members where family_id = $1 and role = 'PREGNANCY'`,
      [id],
    );
    return { familyId: id, pregnancyId: rows[0]?.id ?? '' };
  }
  const loses = (made: Expecting): Act<Person> => ({
    actor: stage.senderColleague,
    story: (work) => recordLoss(work, { ...made, version: 1 }),
  });
  const drafts = ({ familyId, pregnancyId }: Expecting): Act<Person> => ({
    actor: stage.sender,
    story: (work) =>
      draftConsent(work, {
        familyId,
        recipients: [partnerOf(stage.recipient)],
        items: [{ memberId: pregnancyId, category: 'PREGNANCY_AND_BIRTH' }],
        purpose: 'FIND_SUPPORT',
        direction: 'ONE_WAY',
        validFrom: TODAY,
        language: 'de',
      }),
  });
  async function asked({ pregnancyId }: Expecting): Promise<string> {
    const { rows } = await test.owner.query(`select from consent_items where subject_id = $1`, [pregnancyId]);
    return `${rows.length} asked`;
  }

  it('asks nothing more once the loss holds the family; what was asked before stays', () =>
    expectContest(lanes, {
      world: expecting,
      held: drafts,
      free: loses,
      found: asked,
      endings: [
        { before: FAMILY_SHARED, held: 'INVALID_INPUT CLOSED', free: 'DONE', found: '0 asked' },
        { before: null, held: 'DONE', free: 'DONE', found: '1 asked' },
      ],
    }));

  it('is refused by the database too, where the draft has not held the family', async () => {
    const statements = await statementsOf(lanes, drafts(await expecting()));
    const place = statements.findIndex((sql) => sql.includes('insert into consents'));
    const made = await expecting();
    const told = await race(lanes, withoutLocks(drafts(made), FAMILY_SHARED), place, loses(made));
    expect([told.held, told.free, await asked(made)]).toEqual(['INVALID_INPUT CLOSED', 'DONE', '0 asked']);
  });
});
