import { revokes, sends, signs } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Lanes } from '../support/race-lanes';
import { makeCase, makeStage, stateOf, type Case, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'unterschrift');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const CONSENTS_SHARED = /from consents .* for share/;
const CONSENT_LOCKED = /from consents .* for update/;

/** Live and ended releases of a form by category, each with how many have signed for it. */
async function releasesOf(made: Case): Promise<string> {
  const found = await test.owner.query<{ words: string | null }>(
    `select string_agg(category || case when live then ' live by ' else ' ended by ' end
         || num_nonnulls(signer_1, signer_2, signer_3), ', ' order by category) as words
       from releases where consent_id = $1`,
    [made.consentId],
  );
  return found.rows[0]?.words ?? 'none';
}

describe('two signatures at once on one form', () => {
  const all = 'CONTACT live by 1, SOCIAL_SITUATION live by 1, SUPPORT_SO_FAR live by 2';
  const mothers = 'CONTACT live by 1, SOCIAL_SITUATION live by 1';

  it('of both custodians grant exactly one set of releases, the child’s by both', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'DRAFTED'),
      held: (made) => signs(stage.sender, made.consentId, made.mother),
      free: (made) => signs(stage.senderColleague, made.consentId, made.father),
      found: releasesOf,
      endings: [
        { before: CONSENT_LOCKED, held: 'DONE', free: 'DONE', found: all },
        { before: null, held: 'DONE', free: 'DONE', found: all },
      ],
    }));

  it('of the same person count once', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'DRAFTED'),
      held: (made) => signs(stage.sender, made.consentId, made.mother),
      free: (made) => signs(stage.senderColleague, made.consentId, made.mother),
      found: releasesOf,
      endings: [
        { before: CONSENT_LOCKED, held: 'CONFLICT SIGNED_ALREADY', free: 'DONE', found: mothers },
        { before: null, held: 'DONE', free: 'CONFLICT SIGNED_ALREADY', found: mothers },
      ],
    }));
});

it('lets a sending go only when the signature was recorded before it looked at the forms', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'DRAFTED'),
    held: (made) => sends(stage.sender, made),
    free: (made) => signs(stage.senderColleague, made.consentId, made.mother),
    found: (made) => stateOf(stage, made),
    endings: [
      { before: CONSENTS_SHARED, held: 'DONE', free: 'DONE', found: 'REQUESTED' },
      { before: null, held: 'CONSENT_REQUIRED SIGNATURE_MISSING', free: 'DONE', found: 'DRAFT' },
    ],
  }));

describe('the mother takes back the whole while the father signs for the child', () => {
  const before = 'CONTACT ended by 1, SOCIAL_SITUATION ended by 1';
  const after = `${before}, SUPPORT_SO_FAR ended by 2`;

  it('which leaves nothing live, whoever is first', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => signs(stage.sender, made.consentId, made.father),
      free: (made) => revokes(stage.senderColleague, made.consentId, made.mother),
      found: releasesOf,
      endings: [
        { before: CONSENT_LOCKED, held: 'DONE', free: 'DONE', found: before },
        { before: null, held: 'DONE', free: 'DONE', found: after },
      ],
    }));

  it('which leaves nothing live, whoever is held up', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => revokes(stage.senderColleague, made.consentId, made.mother),
      free: (made) => signs(stage.sender, made.consentId, made.father),
      found: releasesOf,
      endings: [
        { before: CONSENT_LOCKED, held: 'DONE', free: 'DONE', found: after },
        { before: null, held: 'DONE', free: 'DONE', found: before },
      ],
    }));
});
