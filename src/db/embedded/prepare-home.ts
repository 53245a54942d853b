import { chmod, chown, mkdir } from 'node:fs/promises';
import { findClosedFolder } from './closed-folder';
import { removeAbandonedParts } from './parts';
import { noteStateFolder, openOutsideParent } from './outside-home';
import type { Place } from './placement';

/** Makes the home, private to the account that runs PostgreSQL, and clears what a killed start left half done. */
export async function prepareHome(place: Place): Promise<void> {
  if (place.outside) await openOutsideParent();
  await mkdir(place.home, { recursive: true });
  if (place.account) {
    await chown(place.home, place.account.uid, place.account.gid);
  }
  await chmod(place.home, 0o700);
  if (place.outside) await noteStateFolder(place.home, place.stateDir);

  const closed = place.account && (await findClosedFolder(place.home, place.account));
  if (closed) {
    throw new Error(
      `The database in ${place.home} runs as the user ${place.account.name}, who can no longer enter ${closed}: ` +
        'allow it (chmod o+x), or move the state folder to an open place.',
    );
  }
  await removeAbandonedParts(place.stateDir);
  await removeAbandonedParts(place.home);
}
