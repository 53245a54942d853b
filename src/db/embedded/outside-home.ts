import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exists, isMissing } from './durable';
import { readPostmasterFile } from './postmaster-file';
import { postmasterState } from './postmaster-process';

/** Home of databases whose state folder is closed to the account that runs PostgreSQL. */
export const outsideParent = '/var/lib/hilfenetz';

/** Says whose database this is, for the day on which the state folder is gone. */
const ownerFile = 'state-folder';

/** Root's folder that everybody may go through; what lies in it is closed again. */
export async function openOutsideParent(): Promise<void> {
  if (await exists(outsideParent)) return;
  await mkdir(outsideParent, { recursive: true });
  await chmod(outsideParent, 0o755);
}

export async function noteStateFolder(home: string, stateDir: string): Promise<void> {
  await writeFile(path.join(home, ownerFile), `${stateDir}\n`, { mode: 0o600 });
}

/**
 * Homes of this state folder from before it was deleted and made anew, with a note when their server still
 * runs. Nobody stops or deletes them but the operator.
 */
export async function findLeftovers(stateDir: string, currentHome: string): Promise<string[]> {
  const homes = (await namesIn(outsideParent)).map((name) => path.join(outsideParent, name));
  const leftovers: string[] = [];
  for (const home of homes) {
    if (home !== currentHome && (await stateFolderOf(home)) === stateDir) {
      leftovers.push(home + (await runningNote(path.join(home, 'data'))));
    }
  }
  return leftovers;
}

async function runningNote(data: string): Promise<string> {
  const file = await readPostmasterFile(data);
  const running = file !== null && (await postmasterState(file.pid, data)) === 'running';
  return running ? ` (where process ${file.pid} still runs)` : '';
}

async function stateFolderOf(home: string): Promise<string | null> {
  try {
    return (await readFile(path.join(home, ownerFile), 'utf8')).trimEnd();
  } catch {
    // Not one of ours, or not readable for this user: then it is not ours either.
    return null;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
