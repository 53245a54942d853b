import type { JobHelpers, TaskList } from 'graphile-worker';
import { faultOf } from '../api/format-error';
import { MailRefused } from '../mail/post';
import type { Job, JobParts } from './job-parts';
import { morningRound } from './morning-round';
import { sendOfferReminder } from './send-offer-reminder';

/** The kind of job that only the clock and the start of the service add. */
export const MORNING_ROUND = 'MORNING_ROUND';

type Doing = (payload: unknown, job: Job) => Promise<void>;

/** What is done for each kind of job. */
export function tasksOf(parts: JobParts, signal: AbortSignal): TaskList {
  const task =
    (kind: string, doing: Doing) =>
    async (payload: unknown, { job }: JobHelpers): Promise<void> => {
      const isLastTry = job.attempts >= job.max_attempts;
      await doing(payload, { signal, isLastTry }).catch((error: unknown) => {
        const fault = error instanceof MailRefused ? { codes: error.codes } : faultOf(error);
        if (isLastTry) parts.logger.error({ kind, ...fault }, 'a job was given up after the last try');
        else if (!signal.aborted) parts.logger.warn({ kind, ...fault }, 'a job failed and is tried again');
        // the library keeps the message beside the job: a word of ours, never what a server or a database said
        throw new Error(error instanceof MailRefused ? error.message : `${kind} failed.`);
      });
    };
  return {
    [MORNING_ROUND]: task(MORNING_ROUND, (_payload, job) => morningRound(parts, job)),
    SEND_OFFER_REMINDER: task('SEND_OFFER_REMINDER', (payload, job) =>
      sendOfferReminder(parts, payload, job),
    ),
  };
}
