import type { Logger } from 'pino';
import type { Database } from '../db/database';
import type { Post } from '../mail/post';

/** What jobs are done with. */
export interface JobParts {
  readonly database: Database;
  /** Null: no mail is sent. */
  readonly post: Post | null;
  /** Address that the links in mails begin with. */
  readonly publicUrl: string;
  readonly logger: Logger;
}

/** Told when the service stops: a job ends at its next safe point. */
export interface Job {
  readonly signal: AbortSignal;
  /** Whether this try is the last one. */
  readonly isLastTry: boolean;
}
