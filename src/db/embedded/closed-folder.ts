import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account';

export interface FolderRights {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** Whether the account may go through this folder. Only the first matching class counts, as in the kernel. */
export function mayEnter(folder: FolderRights, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** `/a/b` → `/`, `/a`, `/a/b` */
export function foldersOnTheWay(absolute: string): string[] {
  const parent = path.dirname(absolute);
  return parent === absolute ? [absolute] : [...foldersOnTheWay(parent), absolute];
}

/** The first folder on the way that is closed to the account, such as a home folder with mode 0700. */
export async function findClosedFolder(absolute: string, account: Account): Promise<string | null> {
  for (const folder of foldersOnTheWay(absolute)) {
    if (!mayEnter(await stat(folder), account)) return folder;
  }
  return null;
}
