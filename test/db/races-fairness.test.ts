import {
  endingOf,
  openLanes,
  race,
  statementsOf,
  untilEndedOrWaiting,
  type Lanes,
} from '../support/race-lanes';
import { sends, terminates } from '../support/race-acts';
import { agreementOf, makeCase, makeStage, partnerOf, YESTERDAY, type Stage } from '../support/race-stage';
import { as } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'reihenfolge');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

/**
 * PostgreSQL lets a shared row lock join others although somebody waits for the row alone. Where referrals to one
 * institution never pause, its notice would then wait until it is told UNAVAILABLE.
 */
it('a notice that waits for one sending is not overtaken by the next', async () => {
  const agreementId = await agreementOf(stage, partnerOf(stage.recipient));
  const rehearsal = await statementsOf(lanes, sends(stage.sender, await makeCase(stage, 'SIGNED')));
  const first = await makeCase(stage, 'SIGNED');
  const next = await makeCase(stage, 'SIGNED');
  const notice = terminates(stage.town.coordinator, agreementId, YESTERDAY);

  // the first stands before its commit; the notice waits for it; only then comes the next
  const later: Promise<string>[] = [];
  const whenWaiting = async (): Promise<void> => {
    const act = sends(stage.senderColleague, next);
    const ending = endingOf(as(test.database, act.actor, (work) => act.story(work)));
    later.push(ending);
    await untilEndedOrWaiting(ending, test.owner, 2);
  };
  const ending = await race(lanes, sends(stage.sender, first), rehearsal.length - 1, notice, whenWaiting);
  expect(ending).toEqual({ held: 'DONE', free: 'DONE', retries: 0 });
  expect(await Promise.all(later)).toEqual(['NOT_A_MEMBER RECIPIENT']);
});
