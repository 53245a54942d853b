import { breachesOf } from './history-check';
import { chanceOf, seedOfRun } from './race-random';
import { race, statementsOf, type Act, type Lanes } from './race-lanes';

/** Two acts at once, and how it must end for every place at which the first can be held up. */
export interface Contest<World> {
  /** A fresh beginning for one run. */
  world(): Promise<World>;
  held(world: World): Act;
  free(world: World): Act;
  /** What is there afterwards, in words. */
  found(world: World): Promise<string>;
  /**
   * In the order of the held act's statements: each ending holds up to the place before the statement that fits
   * `before`, the last (null) for all places after it.
   */
  endings: readonly ExpectedEnding[];
  /** The database may end one of them for a deadlock, which then begins again unseen; else it may not. */
  mayRetry?: true;
}

export interface ExpectedEnding {
  readonly before: RegExp | null;
  readonly held: string;
  readonly free: string;
  readonly found: string;
}

export interface ContestRow {
  readonly place: string;
  readonly held: string;
  readonly free: string;
  readonly found: string;
}

export interface ContestResult {
  readonly actual: readonly ContestRow[];
  readonly expected: readonly ContestRow[];
  readonly retries: number;
}

/** Places besides those where the ending changes, which are all tried; LONG=1 tries every place there is. */
const SAMPLE = 2;

/** Runs the contest once for each place tried, from before the held act's begin to before its commit. */
export async function runContest<World>(lanes: Lanes, contest: Contest<World>): Promise<ContestResult> {
  const statements = await statementsOf(lanes, contest.held(await contest.world()));
  const bounds = boundsOf(statements, contest.endings);
  const places = placesOf(statements.length, bounds);
  const actual: ContestRow[] = [];
  const expected: ContestRow[] = [];
  let retries = 0;
  for (const [place, sql] of statements.entries()) {
    if (!places.has(place)) continue;
    const world = await contest.world();
    const ending = await race(lanes, contest.held(world), place, contest.free(world));
    retries += ending.retries;
    const row = { place: `${place}: ${headOf(sql)}`, held: ending.held, free: ending.free };
    actual.push({ ...row, found: await contest.found(world) });
    const rule = contest.endings[bounds.findIndex((bound) => place <= bound)];
    if (rule === undefined) throw new Error('The last ending must hold for the rest.');
    expected.push({ place: row.place, held: rule.held, free: rule.free, found: rule.found });
  }
  return { actual, expected, retries };
}

/** The first and the last place, both sides of each bound, and some of the rest. */
function placesOf(count: number, bounds: readonly number[]): ReadonlySet<number> {
  const all = Array.from({ length: count }, (_, place) => place);
  if (process.env.LONG === '1') return new Set(all);
  const chosen = new Set([0, ...bounds.flatMap((bound) => [bound, Math.min(bound + 1, count - 1)])]);
  const rest = all.filter((place) => !chosen.has(place));
  const chance = chanceOf(seedOfRun);
  for (let n = 0; n < SAMPLE && rest.length > 0; n += 1) {
    const [place] = rest.splice(chance.below(rest.length), 1);
    if (place !== undefined) chosen.add(place);
  }
  return chosen;
}

/** Each bound must be there, and after the one before it: a contest that tries one order only proves little. */
function boundsOf(statements: readonly string[], endings: readonly ExpectedEnding[]): number[] {
  const bounds: number[] = [];
  for (const { before } of endings) {
    const from = (bounds.at(-1) ?? -1) + 1;
    const found =
      before === null ? statements.length - 1 : statements.findIndex((sql) => before.test(onOneLine(sql)));
    if (found < from)
      throw new Error(`No statement fits ${String(before)} in turn:\n${statements.map(headOf).join('\n')}`);
    bounds.push(found);
  }
  return bounds;
}

function onOneLine(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim();
}

export function headOf(sql: string): string {
  const words = onOneLine(sql);
  return words.length > 90 ? `${words.slice(0, 60)} … ${words.slice(-28)}` : words;
}

/**
 * Every place ends as its rule says, the history is legal, and the database had to end nobody: a deadlock that is
 * hidden by a second attempt still costs a second.
 */
export async function expectContest<World>(lanes: Lanes, contest: Contest<World>): Promise<void> {
  const { actual, expected, retries } = await runContest(lanes, contest);
  expect({ SEED: seedOfRun, places: actual }).toEqual({ SEED: seedOfRun, places: expected });
  expect(await breachesOf(lanes.owner)).toEqual([]);
  if (contest.mayRetry !== true) expect(retries).toBe(0);
}
