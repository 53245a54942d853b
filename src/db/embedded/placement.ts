import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { accountFor } from './account';
import type { Account } from './account';
import { findClosedFolder } from './closed-folder';
import { exists, isMissing } from './durable';
import { findLeftovers, outsideParent } from './outside-home';
import { readRemembered, rememberFirst } from './remembered';
import type { Remembered } from './remembered';

/** Where the PostgreSQL of one state folder lies and who runs it. */
export interface Place {
  readonly stateDir: string;
  /** server copies, data and log lie here */
  readonly home: string;
  readonly data: string;
  /** true when the home does not lie in the state folder */
  readonly outside: boolean;
  readonly password: string;
  readonly initialised: boolean;
  readonly account: Account | null;
}

/** The real path of the state folder, or null when there is none. */
export async function openStateFolder(stateDir: string): Promise<string | null> {
  try {
    return await realpath(stateDir);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export async function rememberedPlace(stateDir: string): Promise<Place | null> {
  const remembered = await readRemembered(stateDir);
  return remembered && placeOf(stateDir, remembered);
}

/** Decides once, at the first start, where the database lies. */
export async function choosePlace(stateDir: string, progress: (sentence: string) => void): Promise<Place> {
  const inside = path.join(stateDir, 'postgres');
  if (await exists(path.join(inside, 'data'))) {
    throw new Error(
      `${inside} holds a database, but ${path.join(stateDir, 'postgres.json')} with its password is gone: bring that file back.`,
    );
  }

  const account = await accountFor(path.join(inside, 'data'));
  const closed = account && (await findClosedFolder(stateDir, account));
  const home = closed ? path.join(outsideParent, randomBytes(8).toString('hex')) : 'postgres';
  const password = randomBytes(32).toString('base64url');
  const place = await placeOf(
    stateDir,
    await rememberFirst(stateDir, { home, password, initialised: false }),
  );

  if (account) progress(`PostgreSQL does not run as root: it runs as the user ${account.name}.`);
  if (closed) progress(`That user cannot enter ${closed}: the database lies in ${place.home} instead.`);
  const leftovers = await findLeftovers(place.stateDir, place.home);
  if (leftovers.length > 0) {
    progress(`An older database of this state folder is left untouched in ${leftovers.join(' and ')}.`);
  }
  return place;
}

async function placeOf(stateDir: string, remembered: Remembered): Promise<Place> {
  const home = path.resolve(stateDir, remembered.home);
  const data = path.join(home, 'data');
  return {
    stateDir,
    home,
    data,
    outside: path.isAbsolute(remembered.home),
    password: remembered.password,
    initialised: remembered.initialised,
    account: await accountFor(data),
  };
}
