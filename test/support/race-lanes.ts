import type { Client } from 'pg';
import type { Database } from '../../src/db/database';
import { transact, type Work } from '../../src/db/work';
import type { Actor } from '../../src/domain/actor';
import { DomainError } from '../../src/domain/errors';
import type { TestDatabase } from './test-database';

/** Somebody's operation, as one of two racers runs it. */
export interface Act<A extends Actor = Actor> {
  readonly actor: A;
  story(work: Work<A>): Promise<unknown>;
}

/** One racer: a service of its own with one connection, which can be stopped before any of its statements. */
interface Lane {
  readonly database: Database;
  /** Statements of the act under way, in order: begin, the story's own, commit; again from begin when retried. */
  seen(): readonly string[];
  /** Begins anew, and stops before the statement at this place. */
  stopAt(place: number | null): Stop;
}

interface Stop {
  /** The racer stands at the place. */
  readonly reached: Promise<void>;
  readonly goOn: () => void;
}

export interface Lanes {
  readonly held: Lane;
  readonly free: Lane;
  readonly owner: Client;
}

export async function openLanes(test: TestDatabase): Promise<Lanes> {
  return { held: await openLane(test), free: await openLane(test), owner: test.owner };
}

/** How both acts ended: DONE, a refusal's code with its reason or state, or RAW for what is no refusal. */
export interface Ending {
  readonly held: string;
  readonly free: string;
  /** How often an act was begun again after the database had ended it. */
  readonly retries: number;
}

/**
 * Runs `held` up to the statement at a place, lets `free` run until it has ended or waits for a lock, then lets
 * `held` go on, after what is to happen meanwhile. No clock decides: each step is seen before the next is taken.
 */
export async function race(
  lanes: Lanes,
  held: Act,
  place: number,
  free: Act,
  meanwhile?: () => Promise<void>,
): Promise<Ending> {
  const stop = lanes.held.stopAt(place);
  lanes.free.stopAt(null);
  const first = endOf(lanes.held, held);
  const came = await Promise.race([stop.reached.then(() => null), first]);
  if (came !== null)
    throw new Error(
      `The act ended (${came}) before its statement ${place}: ${lanes.held.seen().join(' | ')}`,
    );
  const second = endOf(lanes.free, free);
  await untilEndedOrWaiting(second, lanes.owner);
  await meanwhile?.();
  stop.goOn();
  const ends = { held: await first, free: await second };
  const begun = [...lanes.held.seen(), ...lanes.free.seen()].filter((sql) => sql === 'begin').length;
  return { ...ends, retries: begun - 2 };
}

/** The statements of an act that nobody disturbs. */
export async function statementsOf(lanes: Lanes, act: Act): Promise<readonly string[]> {
  lanes.held.stopAt(null);
  await endOf(lanes.held, act);
  return [...lanes.held.seen()];
}

async function openLane(test: TestDatabase): Promise<Lane> {
  let seen: string[] = [];
  let stop: { place: number; reach: () => void; gate: Promise<void> } | null = null;
  const observe = async (sql: string): Promise<void> => {
    const place = seen.push(sql) - 1;
    if (stop?.place !== place) return;
    stop.reach();
    await stop.gate;
  };
  return {
    database: await test.open({ poolSize: 1, observe }),
    seen: () => seen,
    stopAt(place) {
      seen = [];
      const reached = newSignal();
      const gate = newSignal();
      stop = place === null ? null : { place, reach: reached.give, gate: gate.given };
      return { reached: reached.given, goOn: gate.give };
    },
  };
}

interface Signal {
  readonly given: Promise<void>;
  readonly give: () => void;
}

function newSignal(): Signal {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

function endOf(lane: Lane, act: Act): Promise<string> {
  return endingOf(transact(lane.database, act.actor, 'race', (work) => act.story(work)));
}

/** An outcome in words, for tables written out. */
export async function endingOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'DONE';
  } catch (error) {
    if (!(error instanceof DomainError)) return `RAW ${String(error)}`;
    const { reason, state } = error.details;
    return [error.code, reason ?? state].filter((part) => part !== undefined).join(' ');
  }
}

/** Nobody but the racers is in this database, and one of them is held: whoever waits for a lock is one of the others. */
export async function untilEndedOrWaiting(
  ending: Promise<string>,
  owner: Client,
  waiters = 1,
): Promise<void> {
  const progress = { ended: false };
  void ending.then(() => (progress.ended = true));
  for (;;) {
    await new Promise((done) => setTimeout(done, 1));
    if (progress.ended) return;
    const waiting = await owner.query(
      `select from pg_stat_activity a where a.datname = current_database()
         and exists (select from pg_locks l where l.pid = a.pid and not l.granted)`,
    );
    if ((waiting.rowCount ?? 0) >= waiters) return;
  }
}
