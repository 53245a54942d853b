import { breachesOf } from '../support/history-check';
import { revokesPart, signs } from '../support/race-acts';
import { openLanes, race, statementsOf, type Act, type Lanes } from '../support/race-lanes';
import { withoutLocks } from '../support/race-lockless';
import { makeCase, makeStage, type Case, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The second lock behind “nothing is granted on a part that was taken back”: it holds when the first is taken off. */
let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'teilriegel');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const LOCKS = /from consents .* for (share|update)$/;
/** Where something is decided or written. */
const MATTERS = /^(begin|commit)|into (consent_signatures|releases|revocations|revocation_parts)|^update/;

const signing = (made: Case): Act => signs(stage.sender, made.consentId, made.father);
const takingBack = (made: Case): Act =>
  revokesPart(stage.senderColleague, made.consentId, {
    revokedBy: made.mother,
    items: [[made.child, 'SUPPORT_SO_FAR']],
  });

it.each([
  ['the second signature is held up', signing, takingBack],
  ['the taking back is held up', takingBack, signing],
])('the database alone grants nothing of a part that was taken back: %s', async (_title, held, free) => {
  const statements = await statementsOf(lanes, held(await makeCase(stage, 'SIGNED')));
  expect(statements.some((sql) => LOCKS.test(sql))).toBe(true);
  const broken: string[] = [];
  for (const [place, sql] of statements.entries()) {
    if (process.env.LONG !== '1' && !MATTERS.test(sql)) continue;
    const made = await makeCase(stage, 'SIGNED');
    await race(lanes, withoutLocks(held(made), LOCKS), place, withoutLocks(free(made), LOCKS));
    const breaches = await breachesOf(test.owner, [made.familyId]);
    broken.push(...breaches.map((breach) => `${place}: ${breach.slice(0, breach.lastIndexOf(':'))}`));
  }
  expect(broken).toEqual([]);
});
