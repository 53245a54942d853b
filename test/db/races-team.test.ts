import type { Person } from '../../src/domain/actor';
import { recordFamily } from '../../src/modules/families/record-family';
import { takeReferral } from '../../src/modules/referrals/take-referral';
import { disableAccount } from '../../src/modules/team/disable-account';
import { reassignWork } from '../../src/modules/team/reassign-work';
import { setHats } from '../../src/modules/team/set-hats';
import { accepts } from '../support/race-acts';
import { expectContest, runContest, type Contest } from '../support/race-contest';
import { openLanes, race, statementsOf, type Act, type Lanes } from '../support/race-lanes';
import {
  makeCase,
  makeFamily,
  makeStage,
  partnerOf,
  stateOf,
  type Case,
  type Stage,
} from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Whoever is faster: no work comes to lie with somebody who leaves at the same moment. */
let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;
let lead: Person;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'gehen');
  lead = await stage.town.person(stage.recipient.partnerId, 'PARTNER_LEAD');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const REFERRAL_LOCKED = /from referrals .* for update/;
const REFERRAL_WRITTEN = /^update referrals/i;
/** The account, and then its hats. */
const HATS_HELD = /from accounts .* for update/;
const HAT_HELD = /from accounts .* for key share/;
const FAMILY_WRITTEN = /^insert into families/;

const gone = 'UNAUTHENTICATED SESSION_ENDED';
const kept = 'CONFLICT OPEN_WORK';

/** Somebody at the recipient who is about to leave, and a case that waits there. */
interface World extends Case {
  readonly anna: Person;
}

async function world(): Promise<World> {
  const anna = await stage.town.person(stage.recipient.partnerId, 'PROFESSIONAL');
  return { ...(await makeCase(stage, 'SENT')), anna };
}

const disables = ({ anna }: World): Act<Person> => ({
  actor: lead,
  story: (work) => disableAccount(work, anna.accountId),
});

const losesHats = ({ anna }: World): Act<Person> => ({
  actor: lead,
  story: (work) => setHats(work, { accountId: anna.accountId, hats: [] }),
});

/** How the case stands, whether it is Anna's, how many families are, and whether she works there. */
async function found(made: World): Promise<string> {
  const { rows } = await test.owner.query<{ words: string }>(
    `select case when r.responsible_account_id = $2 then ' hers' else '' end
       || ' families ' || (select count(*) from families f where f.responsible_account_id = $2)
       || case when exists (select from hats h where h.account_id = $2 and h.works) then ' at work' else ' gone' end as words
     from referrals r where r.id = $1`,
    [made.referralId, made.anna.accountId],
  );
  return `${await stateOf(stage, made)}${rows[0]?.words ?? ''}`;
}

const ACCEPTED_FIRST = { held: 'DONE', free: kept, found: 'ACCEPTED hers families 0 at work' };
const acceptAgainstDisabling: Contest<World> = {
  world,
  held: (made) => accepts(made.anna, made),
  free: disables,
  found,
  endings: [
    { before: REFERRAL_WRITTEN, held: gone, free: 'DONE', found: 'REQUESTED families 0 gone' },
    { before: null, ...ACCEPTED_FIRST },
  ],
};

describe('accepting against being disabled', () => {
  it('refuses what is accepted by somebody who has gone, and keeps whoever has accepted', () =>
    expectContest(lanes, acceptAgainstDisabling));

  it('finds what was accepted until it holds the hats, and is waited for afterwards', () =>
    expectContest(lanes, {
      world,
      held: disables,
      free: (made) => accepts(made.anna, made),
      found,
      endings: [
        { before: HATS_HELD, held: kept, free: 'DONE', found: ACCEPTED_FIRST.found },
        { before: null, held: 'DONE', free: gone, found: 'REQUESTED families 0 gone' },
      ],
    }));
});

describe('giving work on against disabling whoever gets it', () => {
  /** A family of a colleague's, beside. */
  const given = async (): Promise<World> => {
    await makeFamily(test, stage.recipient);
    return world();
  };
  const givesOn = ({ anna }: World): Act<Person> => ({
    actor: stage.recipient,
    story: (work) =>
      reassignWork(work, { fromAccountId: stage.recipient.accountId, toAccountId: anna.accountId }),
  });
  const takesBack = async (made: World): Promise<string> => {
    const words = await found(made);
    await test.owner.query(
      'update families set responsible_account_id = $2 where responsible_account_id = $1',
      [...[made.anna.accountId, stage.recipient.accountId]],
    );
    return words.replace(/families [1-9]\d*/, 'families some');
  };

  it('refuses somebody who has gone; once held, she stays and has it', () =>
    expectContest(lanes, {
      world: given,
      held: givesOn,
      free: disables,
      found: takesBack,
      endings: [
        {
          before: HAT_HELD,
          held: 'INVALID_INPUT NO_PROFESSIONAL',
          free: 'DONE',
          found: 'REQUESTED families 0 gone',
        },
        { before: null, held: 'DONE', free: kept, found: 'REQUESTED families some at work' },
      ],
    }));

  it('finds what was given on until it holds the hats', () =>
    expectContest(lanes, {
      world: given,
      held: disables,
      free: givesOn,
      found: takesBack,
      endings: [
        { before: HATS_HELD, held: kept, free: 'DONE', found: 'REQUESTED families some at work' },
        {
          before: null,
          held: 'DONE',
          free: 'INVALID_INPUT NO_PROFESSIONAL',
          found: 'REQUESTED families 0 gone',
        },
      ],
    }));
});

it('records no family for somebody whose hat is taken away at the same time', () =>
  expectContest(lanes, {
    world,
    held: ({ anna }): Act<Person> => ({
      actor: anna,
      story: (work) =>
        recordFamily(work, { members: [{ key: 'm', role: 'MOTHER', name: 'Erika Muster' }], custody: [] }),
    }),
    free: losesHats,
    found,
    endings: [
      { before: FAMILY_WRITTEN, held: gone, free: 'DONE', found: 'REQUESTED families 0 gone' },
      { before: null, held: 'DONE', free: kept, found: 'REQUESTED families 1 at work' },
    ],
  }));

it('leaves one of two coordinators who disable each other, however far the first has come', async () => {
  const pair = async () =>
    [await stage.town.person(null, 'COORDINATOR'), await stage.town.person(null, 'COORDINATOR')] as const;
  const disable = (actor: Person, { accountId }: Person): Act<Person> => ({
    actor,
    story: (work) => disableAccount(work, accountId),
  });
  const statements = await statementsOf(lanes, disable(...(await pair())));
  const places = [/from accounts .* for share/, HATS_HELD, /^update accounts/].map((held) =>
    statements.findIndex((sql) => held.test(sql.replace(/\s+/g, ' ').trim())),
  );
  for (const place of places) {
    const [one, other] = await pair();
    const ending = await race(lanes, disable(one, other), place, disable(other, one));
    expect([place > 0, ...[ending.held, ending.free].sort()]).toEqual([true, 'DONE', gone]);
  }
});

describe('taking out of the intake', () => {
  const takes = (actor: Person, { referralId }: Case): Act<Person> => ({
    actor,
    story: (work) => takeReferral(work, referralId),
  });

  it('is done by one of two', () =>
    expectContest(lanes, {
      world,
      held: (made) => takes(made.anna, made),
      free: (made) => takes(stage.recipient, made),
      found,
      endings: [
        {
          before: REFERRAL_LOCKED,
          held: 'CONFLICT TAKEN_ALREADY',
          free: 'DONE',
          found: 'REQUESTED families 0 at work',
        },
        {
          before: null,
          held: 'DONE',
          free: 'CONFLICT TAKEN_ALREADY',
          found: 'REQUESTED hers families 0 at work',
        },
      ],
    }));

  it('leaves nothing to accept for a colleague who still saw it there', async () => {
    const to = partnerOf(stage.recipient);
    await test.owner.query(`update partners set case_access = 'ASSIGNED' where id = $1`, [to]);
    await expectContest(lanes, {
      world,
      held: (made) => accepts(stage.recipient, made),
      free: (made) => takes(made.anna, made),
      found,
      endings: [
        {
          before: REFERRAL_LOCKED,
          held: 'NOT_FOUND',
          free: 'DONE',
          found: 'REQUESTED hers families 0 at work',
        },
        {
          before: null,
          held: 'DONE',
          free: 'ILLEGAL_TRANSITION ACCEPTED',
          found: 'ACCEPTED families 0 at work',
        },
      ],
    });
    await test.owner.query(`update partners set case_access = 'TEAM' where id = $1`, [to]);
  });
});

it('this test would see work lie with somebody who has gone, if no constraint refused it', async () => {
  await test.owner.query('alter table referrals drop constraint referrals_at_work_fk');
  const { actual } = await runContest(lanes, acceptAgainstDisabling);
  expect(actual.map((row) => row.found)).toContain('ACCEPTED hers families 0 gone');
});
