import { link, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, isMissing, syncFolder } from './durable';
import { partName, removeQuietly } from './parts';

/** What `<state folder>/postgres.json` (0600) keeps. */
export interface Remembered {
  /** pg home: relative to the state folder, which may be moved, or absolute when it lies elsewhere */
  readonly home: string;
  readonly password: string;
  /** once true, missing data are a loss to report and never a reason to begin with an empty database */
  readonly initialised: boolean;
}

const fileIn = (stateDir: string): string => path.join(stateDir, 'postgres.json');

export async function readRemembered(stateDir: string): Promise<Remembered | null> {
  const file = fileIn(stateDir);
  try {
    return asRemembered(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}, which remembers where the database lies, cannot be read: ${reason}`, {
      cause: error,
    });
  }
}

/** Of two simultaneous first starts one wins: a link, unlike a rename, never replaces an existing file. */
export async function rememberFirst(stateDir: string, proposal: Remembered): Promise<Remembered> {
  const part = await writePart(stateDir, proposal);
  try {
    await link(part, fileIn(stateDir));
    await syncFolder(stateDir);
    return proposal;
  } catch (error) {
    const winner = errorCode(error) === 'EEXIST' ? await readRemembered(stateDir) : null;
    if (winner) return winner;
    throw error;
  } finally {
    await removeQuietly(part);
  }
}

export async function rememberInitialised(stateDir: string): Promise<void> {
  const remembered = await readRemembered(stateDir);
  if (!remembered || remembered.initialised) return;
  await rename(await writePart(stateDir, { ...remembered, initialised: true }), fileIn(stateDir));
  await syncFolder(stateDir);
}

async function writePart(stateDir: string, content: Remembered): Promise<string> {
  const part = partName(fileIn(stateDir));
  await writeFile(part, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  return part;
}

function asRemembered(value: unknown): Remembered {
  if (
    typeof value === 'object' &&
    value !== null &&
    'home' in value &&
    'password' in value &&
    typeof value.home === 'string' &&
    typeof value.password === 'string'
  ) {
    const initialised = 'initialised' in value && value.initialised === true;
    return { home: value.home, password: value.password, initialised };
  }
  throw new Error('"home" or "password" is missing in it.');
}
