import { accepts, completes, declines, sends, starts, withdraws } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Lanes } from '../support/race-lanes';
import { makeCase, makeStage, stateOf, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'vermittlung');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const REFERRAL_LOCKED = /from referrals where .* for update/;

describe('accepting against withdrawing', () => {
  it('refuses an acceptance that does not hold the referral yet', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => accepts(stage.recipient, made),
      free: (made) => withdraws(stage.sender, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION WITHDRAWN', free: 'DONE', found: 'WITHDRAWN' },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION ACCEPTED', found: 'ACCEPTED' },
      ],
    }));

  it('refuses a withdrawal that does not hold the referral yet', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => withdraws(stage.sender, made),
      free: (made) => accepts(stage.recipient, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION ACCEPTED', free: 'DONE', found: 'ACCEPTED' },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION WITHDRAWN', found: 'WITHDRAWN' },
      ],
    }));
});

describe('accepting against declining', () => {
  it('refuses an acceptance that does not hold the referral yet', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => accepts(stage.recipient, made),
      free: (made) => declines(stage.recipientColleague, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION DECLINED', free: 'DONE', found: 'DECLINED' },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION ACCEPTED', found: 'ACCEPTED' },
      ],
    }));

  it('refuses a decline that does not hold the referral yet', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => declines(stage.recipientColleague, made),
      free: (made) => accepts(stage.recipient, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION ACCEPTED', free: 'DONE', found: 'ACCEPTED' },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION DECLINED', found: 'DECLINED' },
      ],
    }));
});

it('gives a referral to one of two who accept at once', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'SENT'),
    held: (made) => accepts(stage.recipient, made),
    free: (made) => accepts(stage.recipientColleague, made),
    found: (made) => stateOf(stage, made),
    endings: [
      { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION ACCEPTED', free: 'DONE', found: 'ACCEPTED' },
      { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION ACCEPTED', found: 'ACCEPTED' },
    ],
  }));

it('starts once when it is completed at the same time', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'ACCEPTED'),
    held: (made) => starts(stage.recipient, made),
    free: (made) => completes(stage.recipientColleague, made),
    found: (made) => stateOf(stage, made),
    endings: [
      { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION COMPLETED', free: 'DONE', found: 'COMPLETED' },
      { before: null, held: 'DONE', free: 'DONE', found: 'COMPLETED' },
    ],
  }));

it('does not send a draft that is withdrawn at the same time', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'SIGNED'),
    held: (made) => sends(stage.sender, made),
    free: (made) => withdraws(stage.senderColleague, made),
    found: (made) => stateOf(stage, made),
    endings: [
      { before: REFERRAL_LOCKED, held: 'ILLEGAL_TRANSITION WITHDRAWN', free: 'DONE', found: 'WITHDRAWN' },
      { before: null, held: 'DONE', free: 'DONE', found: 'WITHDRAWN' },
    ],
  }));
