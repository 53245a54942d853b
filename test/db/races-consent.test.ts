import { accepts, revokes, sends } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Lanes } from '../support/race-lanes';
import { makeCase, makeStage, stateOf, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'widerruf');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const CONSENTS_SHARED = /from consents .* for share/;
const CONSENT_LOCKED = /from consents .* for update/;
const REFERRAL_LOCKED = /from referrals .* for update/;

describe('sending against revoking', () => {
  it('refuses a sending that has not yet looked at the forms; one that has is revoked after it', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => sends(stage.sender, made),
      free: (made) => revokes(stage.senderColleague, made.consentId, made.mother),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: CONSENTS_SHARED, held: 'CONSENT_REQUIRED REVOKED', free: 'DONE', found: 'DRAFT' },
        { before: null, held: 'DONE', free: 'DONE', found: 'CONSENT_REVOKED' },
      ],
    }));

  it('lets a sending pass until the revocation holds the form, and from then on makes it wait', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => revokes(stage.senderColleague, made.consentId, made.mother),
      free: (made) => sends(stage.sender, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: CONSENT_LOCKED, held: 'DONE', free: 'DONE', found: 'CONSENT_REVOKED' },
        { before: null, held: 'DONE', free: 'CONSENT_REQUIRED REVOKED', found: 'DRAFT' },
      ],
    }));
});

describe('accepting against revoking', () => {
  const gone = 'ILLEGAL_TRANSITION CONSENT_REVOKED';

  it('refuses an acceptance that does not hold the referral yet; one that does is restricted after it', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => accepts(stage.recipient, made),
      free: (made) => revokes(stage.sender, made.consentId, made.mother),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: REFERRAL_LOCKED, held: gone, free: 'DONE', found: 'CONSENT_REVOKED' },
        { before: null, held: 'DONE', free: 'DONE', found: 'ACCEPTED' },
      ],
    }));

  it('lets an acceptance pass until the revocation holds the referral, and from then on makes it wait', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => revokes(stage.sender, made.consentId, made.mother),
      free: (made) => accepts(stage.recipient, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: 'ACCEPTED' },
        { before: null, held: 'DONE', free: gone, found: 'CONSENT_REVOKED' },
      ],
    }));
});

it('records one of two revocations; the other finds that nothing holds any more', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'SENT'),
    held: (made) => revokes(stage.sender, made.consentId, made.mother),
    free: (made) => revokes(stage.senderColleague, made.consentId, made.mother),
    found: (made) => stateOf(stage, made),
    endings: [
      { before: CONSENT_LOCKED, held: 'ILLEGAL_TRANSITION SIGNED', free: 'DONE', found: 'CONSENT_REVOKED' },
      { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION SIGNED', found: 'CONSENT_REVOKED' },
    ],
  }));
