import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, forbidden, invalidInput } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { decode } from '../../open-data/csv/decode';
import { readCsv, type CsvFile } from '../../open-data/csv/read-csv';
import { endSilentImports, insertImport } from './import-repository';

export const IMPORT_LIMITS = { bytes: 8_000_000, rows: 2_500 } as const;

/** Minutes after which an import of which nothing is heard counts as failed. */
export const SILENT_MINUTES = 2;

export interface ImportFile extends CsvFile {
  /** It came in a character set that has not all letters. */
  readonly western: boolean;
}

/** Offers are the coordination's to import, in its own network. */
export function requireImporter(person: Person, networkId: string): void {
  if (person.role !== 'COORDINATOR') throw new DomainError('FORBIDDEN');
  if (person.networkId !== networkId) throw forbidden('OTHER_NETWORK');
}

/** @throws INVALID_INPUT (file: NOT_TEXT, NO_ROWS); LIMIT_EXCEEDED (ROWS) */
export function readImportFile(bytes: Uint8Array): ImportFile {
  const decoded = decode(bytes);
  if (decoded === null) throw invalidInput('file', 'NOT_TEXT');
  const file = readCsv(decoded.text, IMPORT_LIMITS.rows);
  if (file.rows.length > IMPORT_LIMITS.rows) throw new DomainError('LIMIT_EXCEEDED', { reason: 'ROWS' });
  if (file.rows.length === 0) throw invalidInput('file', 'NO_ROWS');
  return { ...file, western: decoded.western };
}

/**
 * Puts an import on record, before it begins.
 *
 * @throws CONFLICT when one is running in this network
 */
export async function startImport(work: Work<Person>, file: ImportFile, dryRun: boolean): Promise<string> {
  await endSilentImports(work, new Date(work.now.getTime() - SILENT_MINUTES * 60_000));
  const id = newId();
  await insertImport(work, { id, dryRun, total: file.rows.length });
  work.trail.touch('OFFER_IMPORT', id);
  work.trail.done('PUBLIC_TASK');
  return id;
}
