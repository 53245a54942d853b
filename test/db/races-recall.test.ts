import {
  accepts,
  completes,
  confirmsDeletion,
  declines,
  recalls,
  revokes,
  withdraws,
} from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Lanes } from '../support/race-lanes';
import { bringTo, makeCase, makeStage, stateOf, type Case, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'rueckruf');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const REFERRAL_LOCKED = /from referrals .* for update/;
const RECALL_WRITTEN = /^insert into recalls/;
const CONFIRMATION_WRITTEN = /^insert into deletion_confirmations/;

/** Its state, whether it is recalled, and how much of it the recipient can read. */
async function found(made: Case): Promise<string> {
  const { rows } = await test.owner.query<{ recalled: boolean; readable: number }>(
    `select exists (select from recalls where referral_id = $1) as recalled,
       (select count(*)::int from payload_items where referral_id = $1 and resting)
         + (select count(*)::int from received_items where referral_id = $1 and reading is not null) as readable`,
    [made.referralId],
  );
  const [{ recalled, readable } = { recalled: false, readable: -1 }] = rows;
  return `${await stateOf(stage, made)}${recalled ? ' RECALLED' : ''} ${readable}`;
}

const over = 'ILLEGAL_TRANSITION WITHDRAWN';
const GONE = 'WITHDRAWN RECALLED 0';

describe('recalling against accepting', () => {
  it('refuses an acceptance that does not hold the referral yet; one that does is recalled after it', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => accepts(stage.recipient, made),
      free: (made) => recalls(stage.sender, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: over, free: 'DONE', found: GONE },
        { before: null, held: 'DONE', free: 'DONE', found: GONE },
      ],
    }));

  it('lets an acceptance pass until the recall holds the referral, and closes its copies too', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => recalls(stage.sender, made),
      free: (made) => accepts(stage.recipient, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: GONE },
        { before: null, held: 'DONE', free: over, found: GONE },
      ],
    }));
});

describe('recalling against completing', () => {
  it('refuses a completion that does not hold the referral yet; one that does is recalled after it', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'ACCEPTED'),
      held: (made) => completes(stage.recipient, made),
      free: (made) => recalls(stage.sender, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: over, free: 'DONE', found: GONE },
        { before: null, held: 'DONE', free: 'DONE', found: GONE },
      ],
    }));

  it('lets a completion pass until the recall holds the referral', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'ACCEPTED'),
      held: (made) => recalls(stage.sender, made),
      free: (made) => completes(stage.recipient, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: GONE },
        { before: null, held: 'DONE', free: over, found: GONE },
      ],
    }));
});

describe.each(['SENT', 'ACCEPTED'] as const)('recalling against revoking what is %s', (step) => {
  const revoked = step === 'SENT' ? 'CONSENT_REVOKED RECALLED 0' : GONE;

  it('passes a revocation until the recall holds the referral, and after that it finds nothing to close', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, step),
      held: (made) => recalls(stage.sender, made),
      free: (made) => revokes(stage.senderColleague, made.consentId, made.mother),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: revoked },
        { before: null, held: 'DONE', free: 'DONE', found: GONE },
      ],
    }));

  it('passes a recall until the revocation holds the referral, and after that it recalls what was closed', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, step),
      held: (made) => revokes(stage.senderColleague, made.consentId, made.mother),
      free: (made) => recalls(stage.sender, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: GONE },
        { before: null, held: 'DONE', free: 'DONE', found: revoked },
      ],
    }));
});

it('recalls what is declined at the same time in either order', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'SENT'),
    held: (made) => recalls(stage.sender, made),
    free: (made) => declines(stage.recipient, made),
    found,
    endings: [
      { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: 'DECLINED RECALLED 0' },
      { before: null, held: 'DONE', free: over, found: GONE },
    ],
  }));

it('recalls what is withdrawn at the same time in either order', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'SENT'),
    held: (made) => recalls(stage.sender, made),
    free: (made) => withdraws(stage.senderColleague, made),
    found,
    endings: [
      { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: GONE },
      { before: null, held: 'DONE', free: over, found: GONE },
    ],
  }));

describe('one of two recalls at once is done, the other told so', () => {
  const late = 'CONFLICT RECALLED_ALREADY';

  it('while the referral is open', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'ACCEPTED'),
      held: (made) => recalls(stage.sender, made),
      free: (made) => recalls(stage.senderColleague, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: late, free: 'DONE', found: GONE },
        { before: null, held: 'DONE', free: late, found: GONE },
      ],
    }));

  it('when it was closed before, and cannot be held any more', () =>
    expectContest(lanes, {
      world: () => bringTo(stage, 'SENT', (made) => declines(stage.recipient, made)),
      held: (made) => recalls(stage.sender, made),
      free: (made) => recalls(stage.senderColleague, made),
      found,
      endings: [
        { before: RECALL_WRITTEN, held: late, free: 'DONE', found: 'DECLINED RECALLED 0' },
        { before: null, held: 'DONE', free: late, found: 'DECLINED RECALLED 0' },
      ],
    }));
});

it('takes one of two confirmations at once, and tells the other so', () => {
  const late = 'CONFLICT CONFIRMED_ALREADY';
  return expectContest(lanes, {
    world: () => bringTo(stage, 'SENT', (made) => recalls(stage.sender, made)),
    held: (made) => confirmsDeletion(stage.recipient, made),
    free: (made) => confirmsDeletion(stage.recipientColleague, made),
    found,
    endings: [
      { before: CONFIRMATION_WRITTEN, held: late, free: 'DONE', found: GONE },
      { before: null, held: 'DONE', free: late, found: GONE },
    ],
  });
});
