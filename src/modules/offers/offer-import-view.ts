import type { OfferImport } from './offer-import.entity';
import type { OfferImportView } from './offer-import.types';
import { SILENT_MINUTES } from './start-import';

/** An import of which nothing is heard any more has failed, whether or not anybody has written that down. */
export function toImportView(entry: OfferImport, now: Date): OfferImportView {
  const silent = now.getTime() - entry.movedAt.getTime() > SILENT_MINUTES * 60_000;
  return {
    id: entry.id,
    state: entry.state === 'RUNNING' && silent ? 'FAILED' : entry.state,
    dryRun: entry.dryRun,
    total: entry.total,
    done: entry.done,
    created: entry.created,
    changed: entry.changed,
    unchanged: entry.unchanged,
    problemCount: entry.problemCount,
    problems: entry.problems.map(({ line, column, reason }) => ({ line, column, reason })),
    startedAt: entry.startedAt,
    endedAt: entry.endedAt,
  };
}
