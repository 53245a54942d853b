import { breachesOf } from '../support/history-check';
import { TIME_RULES } from '../support/history-times';
import { accepts, revokes, sends, signs, starts, terminates } from '../support/race-acts';
import { openLanes, race, statementsOf, type Act, type Ending, type Lanes } from '../support/race-lanes';
import { agreementOf, makeCase, makeStage, partnerOf, YESTERDAY, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'uhrzeiten');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

/** The first act has begun and stands before it takes its lock; the second begins later and is done first. */
async function overtaken(rehearsal: Act, first: Act, lock: RegExp, second: Act): Promise<Ending> {
  const statements = await statementsOf(lanes, rehearsal);
  const place = statements.findIndex((sql) => lock.test(sql));
  return race(lanes, first, place, second);
}

const bothDone = { held: 'DONE', free: 'DONE', retries: 0 };

it('a start that waited for the acceptance is on record after it', async () => {
  const before = await makeCase(stage, 'ACCEPTED');
  const made = await makeCase(stage, 'SENT');
  const ending = await overtaken(
    starts(stage.recipient, before),
    starts(stage.recipient, made),
    /from referrals where .* for update/,
    accepts(stage.recipientColleague, made),
  );
  expect(ending).toEqual(bothDone);
  expect(await breachesOf(test.owner, [made.familyId], TIME_RULES)).toEqual([]);
});

it('a sending that waited for a signature is on record after it', async () => {
  const before = await makeCase(stage, 'SIGNED');
  const made = await makeCase(stage, 'DRAFTED');
  const ending = await overtaken(
    sends(stage.sender, before),
    sends(stage.sender, made),
    /from consents .* for share/,
    signs(stage.senderColleague, made.consentId, made.mother),
  );
  expect(ending).toEqual(bothDone);
  expect(await breachesOf(test.owner, [made.familyId], TIME_RULES)).toEqual([]);
});

it('a revocation that waited for a sending is on record after it', async () => {
  const before = await makeCase(stage, 'SIGNED');
  const made = await makeCase(stage, 'SIGNED');
  const ending = await overtaken(
    revokes(stage.sender, before.consentId, before.mother),
    revokes(stage.sender, made.consentId, made.mother),
    /from consents .* for update/,
    sends(stage.senderColleague, made),
  );
  expect(ending).toEqual(bothDone);
  expect(await breachesOf(test.owner, [made.familyId], TIME_RULES)).toEqual([]);
});

it('a notice that waited for a sending is on record after it', async () => {
  const partnerId = partnerOf(stage.recipient);
  const rehearsal = terminates(stage.town.coordinator, await agreementOf(stage, partnerId), YESTERDAY);
  const statements = await statementsOf(lanes, rehearsal);
  const agreementId = await agreementOf(stage, partnerId);
  const made = await makeCase(stage, 'SIGNED');
  const place = statements.findIndex((sql) => /pg_advisory_xact_lock/.test(sql));
  const notice = terminates(stage.town.coordinator, agreementId, YESTERDAY);
  expect(await race(lanes, notice, place, sends(stage.sender, made))).toEqual(bothDone);
  expect(await breachesOf(test.owner, [made.familyId], TIME_RULES)).toEqual([]);
});
