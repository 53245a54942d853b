import type { Logger } from 'pino';
import type { Config } from '../config';
import type { Database } from '../db/database';
import { canDoJobs } from '../db/worker-login';
import { openPost } from '../mail/open-post';
import { startWorker, type RunningWorker } from '../worker/start-worker';
import type { DatabaseUrls } from './embedded-database';

export interface WorkerParts {
  readonly database: Database;
  readonly publicUrl: string;
  readonly logger: Logger;
}

/** Does the jobs of the outbox in this process, or tells in one sentence why it does not. */
export async function runWorker(
  { mail }: Pick<Config, 'mail'>,
  urls: DatabaseUrls,
  parts: WorkerParts,
  progress: (sentence: string) => void,
): Promise<RunningWorker> {
  const workerUrl = urls.workerUrl ?? urls.applicationUrl;
  if (urls.workerUrl === null && !(await canDoJobs(workerUrl))) {
    progress('No mail is sent and nothing is done by the clock: set DATABASE_WORKER_URL (see .env.example).');
    return { stop: () => Promise.resolve() };
  }
  if (mail === null) progress('No mail is sent: SMTP_URL is not set (see .env.example).');
  if (mail?.kind === 'FOLDER') progress(`Mails are not sent but put into ${mail.folder}.`);
  return startWorker({ ...parts, workerUrl, post: mail === null ? null : openPost(mail) });
}
