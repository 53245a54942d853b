import { breachesOf, RULES } from '../support/history-check';
import { TIME_RULES } from '../support/history-times';
import { addWitness } from '../support/history-witness';
import { KINDS, planTask, type Kind } from '../support/interleaving-plan';
import { wronglyReadable } from '../support/interleaving-readable';
import {
  interleave,
  openWorkers,
  overlapping,
  wordsOf,
  type Interleaving,
  type Worker,
} from '../support/interleaving-run';
import { makeQuarter, prepare, type Quarter } from '../support/interleaving-town';
import { makeTown, type Town } from '../support/people';
import { chanceOf, seedOfRun, type Chance } from '../support/race-random';
import { NOW } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Families, referrals and institutions are made anew after so many. */
const QUARTER = 12;
const WORKERS = 4;
/** What each of them does in one interleaving: one task, or two. */
const TASKS = 2;
const COUNT = process.env.LONG === '1' ? 10_000 : 150;
const TIME = process.env.LONG === '1' ? 3_600_000 : 300_000;
const seed = seedOfRun;

let test: TestDatabase;
let town: Town;
let workers: Worker[];

/** What all interleavings together have shown; of each rule broken, the first interleaving that broke it. */
const seen = {
  breaches: new Map<string, string>(),
  lateTimes: new Map<string, string>(),
  unexpected: new Map<string, string>(),
  told: new Map<string, number>(),
  steps: 0,
  overlapping: 0,
  retries: 0,
};

beforeAll(async () => {
  test = await openTestDatabase();
  await test.setTime(NOW);
  await addWitness(test.owner);
  town = await makeTown(test, 'verschraenkt');
  workers = await openWorkers(test, WORKERS);
  await runAll();
}, TIME);
afterAll(() => test.close());

async function runAll(): Promise<void> {
  const chance = chanceOf(seed);
  let quarter = await makeQuarter(town, '0');
  for (let number = 0; number < COUNT; number += 1) {
    if (number > 0 && number % QUARTER === 0) quarter = await makeQuarter(town, String(number));
    await runOne(quarter, number, chance);
  }
  const lines = [...seen.told].sort().map(([told, count]) => `${String(count).padStart(7)} ${told}`);
  const share = ((100 * seen.overlapping) / seen.steps).toFixed(1);
  process.stdout.write(
    `SEED=${seed}: ${COUNT} interleavings, ${seen.steps} steps, ${share} % overlapping, ${seen.retries} begun again\n${lines.join('\n')}\n`,
  );
}

async function runOne(quarter: Quarter, number: number, chance: Chance): Promise<void> {
  const ground = await prepare(quarter, chance);
  const tasks = workers.map(() =>
    Array.from({ length: 1 + chance.below(TASKS) }, () => planTask(quarter, ground, chance)),
  );
  const run = await interleave(workers, tasks, seed + number);
  const homes = quarter.homes.map((home) => home.familyId);
  const breaches = await breachesOf(test.owner, homes, [...RULES, ...TIME_RULES]);
  for (const breach of [...breaches, ...(await wronglyReadable(test, ground.referrals))]) {
    const rule = breach.split(': ')[0] ?? breach;
    const kept = TIME_RULES.some((late) => late.rule === rule) ? seen.lateTimes : seen.breaches;
    if (!kept.has(rule)) kept.set(rule, tell(number, breach, run));
  }
  count(number, run);
}

function count(number: number, run: Interleaving): void {
  seen.steps += run.done.length;
  seen.overlapping += overlapping(run.done);
  for (const { step, told, retries } of run.done) {
    const codes: readonly string[] = KINDS[step.kind];
    const line = `${step.kind} ${told}`;
    const expected = told === 'DONE' || codes.includes(told.split(' ')[0] ?? told);
    if (!expected && !seen.unexpected.has(line)) seen.unexpected.set(line, tell(number, line, run));
    seen.told.set(line, (seen.told.get(line) ?? 0) + 1);
    seen.retries += retries;
  }
}

function tell(number: number, what: string, run: Interleaving): string {
  return `SEED=${seed}, interleaving ${number}: ${what}\n${wordsOf(run)}`;
}

it('leaves histories that break no rule, and readers who read what the history allows', () => {
  expect([...seen.breaches.values()]).toEqual([]);
});

it('tells people a refusal that their act can meet, and never a deadlock, a time-out or a fault', () => {
  expect([...seen.unexpected.values()]).toEqual([]);
});

it('keeps times that are in the order of what happened', () => {
  expect([...seen.lateTimes.keys()]).toEqual([]);
});

it('has at least 30 of 100 steps truly overlap with another on the same ground', () => {
  expect(seen.overlapping / seen.steps).toBeGreaterThanOrEqual(0.3);
});

it.each(Object.keys(KINDS) as Kind[])('has seen %s done', (kind) => {
  expect(seen.told.get(`${kind} DONE`)).toBeGreaterThan(0);
});
