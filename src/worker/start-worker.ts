import { parseCronItems, run, type Runner } from 'graphile-worker';
import { freeJobsOfTheDead } from '../db/sole-worker';
import { openWorkerPool, type WorkerPool } from '../db/worker-pool';
import type { JobParts } from './job-parts';
import { MORNING_ROUND, tasksOf } from './tasks';
import { workerLogger } from './worker-logger';

export interface RunningWorker {
  /** Lets what has begun come to its end, and begins nothing more. */
  stop(): Promise<void>;
}

export interface WorkerOptions extends JobParts {
  /** The login that does jobs. */
  readonly workerUrl: string;
}

/** Two rounds never run side by side. */
const ONE_AT_A_TIME = 'morning';

/**
 * Every morning at ten past three in Berlin. The library reckons in UTC, where that is ten past two in winter and ten
 * past one in summer; the round an hour beside it finds nothing left to do.
 */
const TIMES = '10 1,2 * * *';

/** Milliseconds before a worker that has ended by itself, since the database was away, is begun anew. */
const PAUSE = 10_000;

/** Does the jobs of the outbox and what is due by the clock, in this process, until it is stopped. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { workerUrl, logger } = options;
  const stopping = new AbortController();
  const leave = await freeJobsOfTheDead(workerUrl);
  const pool = openWorkerPool(workerUrl);
  const end = async (): Promise<void> => {
    await pool.end();
    await leave();
  };
  const begin = (): Promise<Runner> => beginRunner(options, pool, stopping.signal);
  let runner = await begin().catch(async (error: unknown) => {
    await end();
    throw error;
  });
  await runner.addJob(MORNING_ROUND, {}, { jobKey: 'morning-round-at-start', queueName: ONE_AT_A_TIME });
  const lasting = keepGoing();

  async function keepGoing(): Promise<void> {
    for (;;) {
      await runner.promise.catch(() => logger.error('the worker has ended; it is begun anew'));
      if (!(await waited(PAUSE, stopping.signal))) return;
      runner = await begin().catch(() => runner);
      if (stopping.signal.aborted) return runner.stop().catch(() => undefined);
    }
  }

  return {
    async stop() {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await lasting;
      await end();
    },
  };
}

function beginRunner(options: WorkerOptions, pgPool: WorkerPool, signal: AbortSignal): Promise<Runner> {
  return run({
    pgPool,
    concurrency: 2,
    pollInterval: 10_000,
    noHandleSignals: true,
    logger: workerLogger(options.logger),
    // we tell the jobs ourselves, at once; the library must not cut one off between two of its steps
    preset: { worker: { gracefulShutdownAbortTimeout: 60_000 } },
    taskList: tasksOf(options, signal),
    parsedCronItems: parseCronItems([
      {
        task: MORNING_ROUND,
        match: TIMES,
        options: { jobKey: 'morning-round', queueName: ONE_AT_A_TIME, backfillPeriod: 0 },
      },
    ]),
  });
}

/** False when it was cut short. */
function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds);
    const cut = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    if (signal.aborted) cut();
    signal.addEventListener('abort', cut, { once: true });
  });
}
