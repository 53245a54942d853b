import { faultOf } from '../api/format-error';
import { read, transact } from '../db/work';
import type { SystemActor } from '../domain/actor';
import { berlinDay } from '../domain/period';
import { findNetworkIds } from '../modules/networks';
import { REMIND_DAYS_BEFORE, findClocksWork, pauseLapsedOffers, remindPartners } from '../modules/offers';
import type { Job, JobParts } from './job-parts';

/** Offers in one transaction: few enough that nobody waits for them. */
const PORTION = 100;

/**
 * What is due by the clock, network by network: offers not confirmed in time are paused, and partners are reminded of
 * those that soon will be. Done twice, it finds nothing the second time. One network that fails does not keep the
 * others waiting; the round is then repeated.
 */
export async function morningRound(parts: JobParts, { signal }: Pick<Job, 'signal'>): Promise<void> {
  const networkIds = await read(parts.database, { kind: 'NOBODY' }, 'morningRound', findNetworkIds);
  let failed = 0;
  for (const networkId of networkIds) {
    if (signal.aborted) throw new Error('Stopped on the way; the next try goes on.');
    try {
      await roundOf(parts, { kind: 'SYSTEM', networkId }, signal);
    } catch (error) {
      failed += 1;
      parts.logger.error({ networkId, ...faultOf(error) }, 'morning round failed in a network');
    }
  }
  if (failed > 0) throw new Error(`The morning round failed in ${failed} networks.`);
}

async function roundOf(parts: JobParts, actor: SystemActor, signal: AbortSignal): Promise<void> {
  const { database, post } = parts;
  const due = await read(database, actor, 'morningRound', (work) =>
    findClocksWork(work, berlinDay(work.now), REMIND_DAYS_BEFORE),
  );
  if (due.lapsed) {
    const pause = (): Promise<number> =>
      transact(database, actor, 'pauseLapsedOffers', (work) => pauseLapsedOffers(work, PORTION));
    while ((await pause()) === PORTION && !signal.aborted);
  }
  if (due.toRemind && post !== null) {
    let after: string | null = null;
    do {
      const from: string | null = after;
      after = await transact(database, actor, 'remindPartners', (work) =>
        remindPartners(work, from, PORTION),
      );
    } while (after !== null && !signal.aborted);
  }
}
