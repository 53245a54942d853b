import { chown, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exists, renameDurably } from './durable';
import { partName, removeQuietly } from './parts';
import type { Place } from './placement';
import { letterLocale } from './platform';
import { rememberInitialised } from './remembered';
import { runProgram } from './run-program';
import { superuser } from './settings';

/** Makes the data folder at the first start; under a temporary name, so that it is whole or not there. */
export async function ensureCluster(
  server: string,
  place: Place,
  progress: (sentence: string) => void,
): Promise<void> {
  if (!(await exists(place.data))) {
    if (place.initialised) {
      throw new Error(
        `The database folder ${place.data} is gone: bring it back. ` +
          `Only to begin with an empty database, delete ${path.join(place.stateDir, 'postgres.json')}.`,
      );
    }
    progress(`Creating the database in ${place.data}.`);
    await createCluster(server, place);
  }
  if (!place.initialised) await rememberInitialised(place.stateDir);
}

async function createCluster(server: string, place: Place): Promise<void> {
  const part = partName(place.data);
  const passwordFile = partName(path.join(place.home, 'password'));
  try {
    await mkdir(part, { mode: 0o700 });
    await writeFile(passwordFile, `${place.password}\n`, { mode: 0o600 });
    if (place.account) {
      await chown(part, place.account.uid, place.account.gid);
      await chown(passwordFile, place.account.uid, place.account.gid);
    }
    await runProgram(path.join(server, 'bin', 'initdb'), initdbArguments(part, passwordFile), place);
    await renameDurably(part, place.data);
  } catch (error) {
    // Another start of the same state folder may have been faster; its data have the same password.
    if (!(await exists(place.data))) throw error;
  } finally {
    await removeQuietly(passwordFile);
    await removeQuietly(part);
  }
}

/**
 * Sorting by ICU's German rules (tried: "Ärzte" stands next to "Arzt", the built-in C.UTF-8 puts it behind "Z").
 * The package brings its own ICU, so an update of the operating system cannot damage indexes.
 * Data checksums are PostgreSQL 18's default.
 */
function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=de-DE',
    '--locale=C',
    `--lc-ctype=${letterLocale(process.platform)}`,
    '--no-instructions',
  ];
}
