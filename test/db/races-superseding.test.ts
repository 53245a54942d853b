import type { Person } from '../../src/domain/actor';
import { as } from '../support/people';
import { accepts, declines, revokes, sends, signs, supersedes } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Act, type Lanes } from '../support/race-lanes';
import { makeCase, makeStage, partnerOf, type Case, type CaseStep, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * The last signature of a form in another's place, against what happens to the other: no referral ends up resting on what has
 * ended, and none loses its cover while the new form covers it. (The rules of every history are asked besides.)
 */
let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'nachfolge');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const CONSENTS_SHARED = /from consents .* for share/;
const CONSENT_LOCKED = /from consents .* for update/;
const REFERRAL_LOCKED = /from referrals .* for update/;

type Category = 'CONTACT' | 'SOCIAL_SITUATION';
const BOTH: readonly Category[] = ['CONTACT', 'SOCIAL_SITUATION'];
const ONLY_CONTACT: readonly Category[] = ['CONTACT'];

interface World extends Case {
  readonly nextId: string;
}

/** A case with a second form of the mother's in the first one's place, on which only her signature is missing. */
async function worldWith(step: CaseStep, categories = BOTH): Promise<World> {
  const made = await makeCase(stage, step);
  const act = takesPlace(made, categories);
  const { id: nextId } = (await as(test.database, act.actor, (work) => act.story(work))) as { id: string };
  return { ...made, nextId };
}

function takesPlace(made: Case, categories: readonly Category[]): Act<Person> {
  return supersedes(stage.sender, made.consentId, {
    familyId: made.familyId,
    recipients: [partnerOf(stage.recipient)],
    items: categories.map((category) => [made.mother, category]),
  });
}

const completes = (world: World): Act<Person> => signs(stage.senderColleague, world.nextId, world.mother);
const sending = (world: World): Act<Person> => sends(stage.sender, world);
const accepting = (world: World): Act<Person> => accepts(stage.recipient, world);

/** The referral's state, how many of its items rest, on which form, and what each form still grants. */
async function found(world: World): Promise<string> {
  const { rows } = await test.owner.query<{ line: string }>(
    `select r.state || ', ' || count(i.resting) || ' rest on ' ||
         coalesce(string_agg(distinct case i.consent_id when $2 then 'old' when $3 then 'new' end, '+')
           filter (where i.resting), 'none') || ', live ' ||
         (select count(*) from releases where consent_id = $2 and live) || '+' ||
         (select count(*) from releases where consent_id = $3 and live) as line
       from referrals r left join payload_items i on i.referral_id = r.id where r.id = $1 group by r.id, r.state`,
    [world.referralId, world.consentId, world.nextId],
  );
  return rows[0]?.line ?? '';
}

describe('the last signature against sending', () => {
  const done = 'REQUESTED, 2 rest on new, live 0+2';

  it('lets the sending rest on the new form, whichever looks at the forms first', () =>
    expectContest(lanes, {
      world: () => worldWith('SIGNED'),
      held: completes,
      free: sending,
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: done }],
    }));

  it('and the other way round', () =>
    expectContest(lanes, {
      world: () => worldWith('SIGNED'),
      held: sending,
      free: completes,
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: done }],
    }));

  it('refuses a sending of what the new form does not cover, unless it holds the forms already', () =>
    expectContest(lanes, {
      world: () => worldWith('SIGNED', ONLY_CONTACT),
      held: sending,
      free: completes,
      found,
      endings: [
        {
          before: CONSENTS_SHARED,
          ...{ held: 'CONSENT_REQUIRED REVOKED', free: 'DONE' },
          found: 'DRAFT, 0 rest on none, live 0+1',
        },
        { before: null, held: 'DONE', free: 'DONE', found: 'CONSENT_REVOKED, 0 rest on none, live 0+1' },
      ],
    }));
});

describe('the last signature against accepting', () => {
  const done = 'ACCEPTED, 2 rest on new, live 0+2';

  it('lets the acceptance stand on the new form, whichever holds the referral first', () =>
    expectContest(lanes, {
      world: () => worldWith('SENT'),
      held: completes,
      free: accepting,
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: done }],
    }));

  it('and the other way round', () =>
    expectContest(lanes, {
      world: () => worldWith('SENT'),
      held: accepting,
      free: completes,
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: done }],
    }));

  it('refuses the acceptance of what is not covered any more, or restricts it when it came first', () =>
    expectContest(lanes, {
      world: () => worldWith('SENT', ONLY_CONTACT),
      held: accepting,
      free: completes,
      found,
      endings: [
        {
          before: REFERRAL_LOCKED,
          ...{ held: 'ILLEGAL_TRANSITION CONSENT_REVOKED', free: 'DONE' },
          found: 'CONSENT_REVOKED, 0 rest on none, live 0+1',
        },
        { before: null, held: 'DONE', free: 'DONE', found: 'ACCEPTED, 1 rest on new, live 0+1' },
      ],
    }));
});

describe('the last signature against revoking the other form', () => {
  const revoking = (world: World): Act<Person> => revokes(stage.sender, world.consentId, world.mother);

  it('ends the referral by the revocation that came first; after the signature there is nothing to revoke there', () =>
    expectContest(lanes, {
      world: () => worldWith('SENT'),
      held: revoking,
      free: completes,
      found,
      endings: [
        {
          before: CONSENT_LOCKED,
          ...{ held: 'ILLEGAL_TRANSITION SUPERSEDED', free: 'DONE' },
          found: 'REQUESTED, 2 rest on new, live 0+2',
        },
        { before: null, held: 'DONE', free: 'DONE', found: 'CONSENT_REVOKED, 0 rest on none, live 0+2' },
      ],
    }));

  it('and the other way round', () =>
    expectContest(lanes, {
      world: () => worldWith('ACCEPTED'),
      held: completes,
      free: revoking,
      found,
      endings: [
        { before: CONSENT_LOCKED, held: 'DONE', free: 'DONE', found: 'ACCEPTED, 0 rest on none, live 0+2' },
        {
          before: null,
          ...{ held: 'DONE', free: 'ILLEGAL_TRANSITION SUPERSEDED' },
          found: 'ACCEPTED, 2 rest on new, live 0+2',
        },
      ],
    }));
});

it('the last signature against declining carries over nothing that was declined', () =>
  expectContest(lanes, {
    world: () => worldWith('SENT', ONLY_CONTACT),
    held: (world) => declines(stage.recipient, world),
    free: completes,
    found,
    endings: [
      {
        before: REFERRAL_LOCKED,
        ...{ held: 'ILLEGAL_TRANSITION CONSENT_REVOKED', free: 'DONE' },
        found: 'CONSENT_REVOKED, 0 rest on none, live 0+1',
      },
      { before: null, held: 'DONE', free: 'DONE', found: 'DECLINED, 0 rest on none, live 0+1' },
    ],
  }));

it('of two drafts in the place of one form the second is refused', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'SIGNED'),
    held: (made) => takesPlace(made, ['CONTACT']),
    free: (made) => takesPlace(made, ['SOCIAL_SITUATION']),
    found: async (made) => {
      const { rows } = await test.owner.query(`select 1 from consents where supersedes_id = $1`, [
        made.consentId,
      ]);
      return `${rows.length} drafts`;
    },
    endings: [
      { before: CONSENT_LOCKED, held: 'CONFLICT SUPERSEDED_ALREADY', free: 'DONE', found: '1 drafts' },
      { before: null, held: 'DONE', free: 'CONFLICT SUPERSEDED_ALREADY', found: '1 drafts' },
    ],
  }));
