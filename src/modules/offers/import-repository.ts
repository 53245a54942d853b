import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { OfferImport } from './offer-import.entity';

export function findImport(work: Work, id: string): Promise<OfferImport | null> {
  return work.db.row<OfferImport>(
    `select * from offer_imports where network_id = app.network() and id = $1`,
    [id],
  );
}

export async function insertImport(
  work: Work<Person>,
  entry: Pick<OfferImport, 'id' | 'dryRun' | 'total'>,
): Promise<void> {
  const { networkId, accountId: startedBy } = work.actor;
  await work.db.insert(OfferImport, [{ networkId, startedBy, problemCount: 0, problems: [], ...entry }]);
}

export type ImportChange = Partial<
  Pick<
    OfferImport,
    'state' | 'done' | 'created' | 'changed' | 'unchanged' | 'problemCount' | 'problems' | 'endedAt'
  >
>;

/** Only an import that runs changes. */
export async function updateImport(work: Work<Person>, id: string, change: ImportChange): Promise<void> {
  const touched = await work.db.update(
    OfferImport,
    { networkId: work.actor.networkId, id, state: 'RUNNING' },
    { ...change, movedAt: work.now },
  );
  if (touched !== 1) throw new Error('The import does not run any more.');
}

/** Imports of which nothing has been heard since this moment: the service that ran them is gone, and what they did with it. */
export async function endSilentImports(work: Work<Person>, since: Date): Promise<void> {
  await work.db.touch(
    `update offer_imports set state = 'FAILED', ended_at = app.clock()
      where network_id = app.network() and state = 'RUNNING' and moved_at < $1`,
    [since],
  );
}
