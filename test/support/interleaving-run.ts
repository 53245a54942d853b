import type { Database } from '../../src/db/database';
import { headOf } from './race-contest';
import { endingOf } from './race-lanes';
import { chanceOf, type Chance } from './race-random';
import type { Step } from './interleaving-plan';
import type { TestDatabase } from './test-database';

/** A step as it was done: when its transaction began for good, when it was over, and what the person was told. */
export interface Done {
  readonly worker: number;
  readonly step: Step;
  readonly begun: number;
  readonly ended: number;
  readonly told: string;
  /** How often the database ended it and it was begun again, unseen. */
  readonly retries: number;
}

export interface Interleaving {
  readonly done: readonly Done[];
  /** Every statement of everybody in the order they were asked for, and how each step ended. */
  readonly trace: readonly Line[];
}

interface Line {
  readonly at: number;
  readonly worker: number;
  readonly text: string;
}

export function wordsOf(run: Interleaving): string {
  return run.trace.map((line) => `${line.at.toFixed(1)} ${line.worker} ${headOf(line.text)}`).join('\n');
}

/** Somebody with a connection of their own, who now and then stops to think before a statement. */
export interface Worker {
  readonly number: number;
  readonly database: Database;
  begins: number[];
  /** Whom to tell of each statement. */
  tell: (line: Line) => void;
  chance: Chance;
}

/** How many of a hundred statements are held up, and for how many milliseconds at the most. */
const PAUSED = 15;
const LONGEST_PAUSE = 3;

export async function openWorkers(test: TestDatabase, count: number): Promise<Worker[]> {
  const workers: Worker[] = [];
  for (let number = 0; number < count; number += 1) {
    const observe = async (sql: string): Promise<void> => {
      const worker = workers[number];
      if (worker === undefined) return;
      if (worker.chance.percent(PAUSED)) await pause(worker.chance.below(LONGEST_PAUSE) + 1);
      if (sql === 'begin') worker.begins.push(performance.now());
      worker.tell({ at: performance.now(), worker: number, text: sql });
    };
    const database = await test.open({ poolSize: 1, observe });
    workers.push({ number, database, begins: [], tell: () => undefined, chance: chanceOf(number) });
  }
  return workers;
}

/** Everybody does their tasks at once; a task ends where one of its steps is refused. */
export async function interleave(
  workers: readonly Worker[],
  tasks: readonly (readonly (readonly Step[])[])[],
  seed: number,
): Promise<Interleaving> {
  const trace: Line[] = [];
  const done: Done[] = [];
  await Promise.all(
    workers.map(async (worker, place) => {
      worker.chance = chanceOf(seed * 31 + worker.number);
      worker.tell = (line) => void trace.push(line);
      for (const task of tasks[place] ?? []) {
        for (const step of task) {
          const result = await doStep(worker, step);
          done.push(result);
          const text = `${step.kind} ${step.about}: ${result.told}`;
          trace.push({ at: result.ended, worker: worker.number, text });
          if (result.told !== 'DONE') break;
        }
      }
    }),
  );
  return { done, trace };
}

async function doStep(worker: Worker, step: Step): Promise<Done> {
  worker.begins = [];
  const told = await endingOf(step.run(worker.database));
  return {
    worker: worker.number,
    step,
    begun: worker.begins.at(-1) ?? performance.now(),
    ended: performance.now(),
    told,
    retries: worker.begins.length - 1,
  };
}

/** How many of the steps had their transaction open while another's was, on the same family or institution. */
export function overlapping(done: readonly Done[]): number {
  return done.filter((one) =>
    done.some(
      (other) =>
        other.worker !== one.worker &&
        other.begun < one.ended &&
        one.begun < other.ended &&
        other.step.ground.some((place) => one.step.ground.includes(place)),
    ),
  ).length;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
