import { answers, completes, recalls, revokesPart } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Act, type Lanes } from '../support/race-lanes';
import { bringTo, makeStage, stateOf, type Case, type Stage } from '../support/race-stage';
import type { Person } from '../../src/domain/actor';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'antwort');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const REFERRAL_LOCKED = /from referrals .* for update/;
const RESTRICTIONS_READ = /^select r\.\*, a\.basis/;
const ANSWER_WRITTEN = /^insert into restriction_answers/;

/** The mother takes back one of the two items of the referral. */
const takesBack =
  (category: 'CONTACT' | 'SOCIAL_SITUATION') =>
  (made: Case): Act<Person> =>
    revokesPart(stage.sender, made.consentId, { revokedBy: made.mother, items: [[made.mother, category]] });
const keeps = (made: Case): Act<Person> => answers(stage.recipient, made, 'OWN_LEGAL_BASIS');

/** In mid-work, with one of two items taken away. */
const restricted = (): Promise<Case> => bringTo(stage, 'ACCEPTED', takesBack('CONTACT'));

/** Its state, how many items its recipient can read, and how many of the questions are answered. */
async function found(made: Case): Promise<string> {
  const { rows } = await test.owner.query<{ line: string }>(
    `select (select count(*) from received_items where referral_id = $1 and reading is not null) || ' readable, ' ||
       (select count(*) from restriction_answers where referral_id = $1) || ' of ' ||
       (select count(*) from restrictions where referral_id = $1) as line`,
    [made.referralId],
  );
  return `${await stateOf(stage, made)} ${rows[0]?.line ?? ''}`;
}

describe('answering against a second revocation', () => {
  it('answers for both where it does not hold the referral yet, else for the first alone', () =>
    expectContest(lanes, {
      world: restricted,
      held: keeps,
      free: takesBack('SOCIAL_SITUATION'),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: 'ACCEPTED 2 readable, 2 of 2' },
        { before: null, held: 'DONE', free: 'DONE', found: 'ACCEPTED 1 readable, 1 of 2' },
      ],
    }));

  it('answers for the first alone until the revocation holds the referral, else for both', () =>
    expectContest(lanes, {
      world: restricted,
      held: takesBack('SOCIAL_SITUATION'),
      free: keeps,
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: 'ACCEPTED 1 readable, 1 of 2' },
        { before: null, held: 'DONE', free: 'DONE', found: 'ACCEPTED 2 readable, 2 of 2' },
      ],
    }));
});

describe('answering against recalling', () => {
  const over = 'ILLEGAL_TRANSITION WITHDRAWN';

  it('keeps nothing where it does not hold the referral yet; else what it kept is recalled after it', () =>
    expectContest(lanes, {
      world: restricted,
      held: keeps,
      free: (made) => recalls(stage.sender, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: over, free: 'DONE', found: 'WITHDRAWN 0 readable, 0 of 1' },
        { before: null, held: 'DONE', free: 'DONE', found: 'WITHDRAWN 0 readable, 1 of 1' },
      ],
    }));

  it('is passed until the recall holds the referral, and keeps nothing from then on', () =>
    expectContest(lanes, {
      world: restricted,
      held: (made) => recalls(stage.sender, made),
      free: keeps,
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: 'WITHDRAWN 0 readable, 1 of 1' },
        { before: null, held: 'DONE', free: over, found: 'WITHDRAWN 0 readable, 0 of 1' },
      ],
    }));
});

it('answers what is completed at the same time in either order', () =>
  expectContest(lanes, {
    world: restricted,
    held: keeps,
    free: (made) => completes(stage.recipientColleague, made),
    found,
    endings: [
      { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: 'COMPLETED 2 readable, 1 of 1' },
      { before: null, held: 'DONE', free: 'DONE', found: 'COMPLETED 2 readable, 1 of 1' },
    ],
  }));

describe('one of two answers at once is taken, the other told so', () => {
  it('while the referral is open', () => {
    const late = 'ILLEGAL_TRANSITION ACCEPTED';
    return expectContest(lanes, {
      world: restricted,
      held: keeps,
      free: (made) => answers(stage.recipientColleague, made, 'DELETED'),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: late, free: 'DONE', found: 'ACCEPTED 1 readable, 1 of 1' },
        { before: null, held: 'DONE', free: late, found: 'ACCEPTED 2 readable, 1 of 1' },
      ],
    });
  });

  it('after the recall, when it cannot be held any more', () => {
    const gone = 'WITHDRAWN 0 readable, 1 of 1';
    const late = 'CONFLICT ANSWERED_ALREADY';
    return expectContest(lanes, {
      world: () => bringTo(stage, 'ACCEPTED', takesBack('CONTACT'), (made) => recalls(stage.sender, made)),
      held: (made) => answers(stage.recipient, made, 'DELETED'),
      free: (made) => answers(stage.recipientColleague, made, 'DELETED'),
      found,
      endings: [
        { before: RESTRICTIONS_READ, held: 'ILLEGAL_TRANSITION WITHDRAWN', free: 'DONE', found: gone },
        { before: ANSWER_WRITTEN, held: late, free: 'DONE', found: gone },
        { before: null, held: 'DONE', free: late, found: gone },
      ],
    });
  });
});
