import type { Database } from '../../db/database';
import { transact, type Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { findDistrictsOf, findTopicAreasOf } from '../networks';
import { findPartnerNames } from '../partners';
import { importRow, type ImportLists } from './import-row';
import { updateImport, type ImportChange } from './import-repository';
import type { ImportProblem } from './offer-import.entity';
import type { ImportFile } from './start-import';

/** Problems that are told one by one; of more only the number. */
const MOST_PROBLEMS = 200;

/** Rows after which the record says how far it is. */
const PORTION = 100;

/** The import is over and nothing of it is to stay: the transaction is given up with this. */
class NothingKept extends Error {
  constructor(readonly outcome: ImportChange) {
    super('Nothing of the import is kept.');
  }
}

/**
 * Imports a file, all of it or nothing: one transaction reports and publishes row by row. Its record tells meanwhile
 * how far it is. A dry run does the same and keeps nothing.
 *
 * @param onFault is told of an error that nobody foresaw; the import has failed then, and changed nothing
 */
export async function runImport(
  database: Database,
  person: Person,
  id: string,
  file: ImportFile,
  dryRun: boolean,
  onFault: (error: unknown) => void,
): Promise<void> {
  const record = (change: ImportChange, isOver: boolean): Promise<void> =>
    transact(database, person, 'importOffersRecord', (work) => keepRecord(work, id, change, isOver)).catch(
      onFault,
    );
  try {
    await transact(database, person, 'importOffers', async (work) => {
      const outcome = await importRows(work, file, (done) => record({ done }, false));
      if (dryRun || outcome.state === 'REFUSED') throw new NothingKept(outcome);
      await keepRecord(work, id, outcome, true);
    });
  } catch (error) {
    const nothingKept = error instanceof NothingKept;
    if (!nothingKept) onFault(error);
    await record(nothingKept ? error.outcome : { state: 'FAILED' }, true);
  }
}

async function keepRecord(
  work: Work<Person>,
  id: string,
  change: ImportChange,
  isOver: boolean,
): Promise<void> {
  await updateImport(work, id, isOver ? { ...change, endedAt: work.now } : change);
  work.trail.touch('OFFER_IMPORT', id);
  work.trail.done('PUBLIC_TASK');
}

/** All rows in their order. After the first that is refused the others are only looked at, to tell what is wrong. */
async function importRows(
  work: Work<Person>,
  file: ImportFile,
  tell: (done: number) => Promise<void>,
): Promise<ImportChange & { state: 'DONE' | 'REFUSED' }> {
  const lists = await listsOf(work);
  const problems: ImportProblem[] = [...file.problems];
  const count = { CREATED: 0, CHANGED: 0, UNCHANGED: 0 };
  for (const [place, row] of file.rows.entries()) {
    const checkOnly = problems.length > 0;
    const outcome = await importRow(work, { row, lists, western: file.western, checkOnly });
    if (typeof outcome === 'string') count[outcome] += 1;
    else problems.push(...outcome);
    if ((place + 1) % PORTION === 0) await tell(place + 1);
  }
  problems.sort((one, other) => one.line - other.line);
  return {
    state: problems.length === 0 ? 'DONE' : 'REFUSED',
    done: file.rows.length,
    created: count.CREATED,
    changed: count.CHANGED,
    unchanged: count.UNCHANGED,
    problemCount: problems.length,
    problems: problems.slice(0, MOST_PROBLEMS),
  };
}

async function listsOf(work: Work<Person>): Promise<ImportLists> {
  const { networkId } = work.actor;
  return {
    topicAreas: await findTopicAreasOf(work, [networkId]),
    districts: await findDistrictsOf(work, [networkId]),
    partners: await findPartnerNames(work),
  };
}
