import { Client } from 'pg';

/** Held by every service that does jobs: shared while it lives, alone for the moment of looking round. */
const LOCK = '7523663839543321974';

/**
 * A worker that was killed keeps its jobs locked for four hours. When no other service is alive, every lock is such a
 * leftover: the jobs are free again at once. What they may not do twice they guard themselves.
 *
 * @returns ends the claim to be alive
 */
export async function freeJobsOfTheDead(workerUrl: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: workerUrl, application_name: 'hilfenetz-worker-alive' });
  // a claim that breaks off is not renewed: others may then free a job that is still being done, which is safe
  client.on('error', () => undefined);
  await client.connect();
  try {
    const alone = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${LOCK}) as got`);
    if (alone.rows[0]?.got === true) {
      await client.query(`update graphile_worker._private_jobs set locked_at = null, locked_by = null
        where locked_at is not null`);
      await client.query(`update graphile_worker._private_job_queues set locked_at = null, locked_by = null
        where locked_at is not null`);
    }
    await client.query(`select pg_advisory_lock_shared(${LOCK})`);
    if (alone.rows[0]?.got === true) await client.query(`select pg_advisory_unlock(${LOCK})`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return () => client.end().catch(() => undefined);
}
