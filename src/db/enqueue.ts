import type { Work } from './work';

/** What can be left to be done after the commit. The database knows the same list (migration 0016). */
export type JobKind = 'SEND_OFFER_REMINDER';

/**
 * Leaves a job with the change it belongs to: it is there when the transaction commits, and never otherwise. It names
 * the network of the transaction and one id, nothing else.
 */
export async function enqueue(work: Work, kind: JobKind, subject: string): Promise<void> {
  await work.db.row(`select app.enqueue($1::app.job_kind, $2::app.job_id)`, [kind, subject]);
}
