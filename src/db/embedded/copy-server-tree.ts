import { chmod, copyFile, constants, mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Only for compiling extensions. */
const needless = new Set(['include', 'pkgconfig', 'pgxs']);
const staticLibrary = /\.a$/;
const filesAtOnce = 16;

/**
 * Copies plain files only: library links are made from the package's own list, because a package may arrive
 * with or without them. Modes are set anew, since node_modules may have been installed with a narrow umask.
 */
export async function copyServerTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });

  const files = entries.filter((entry) => entry.isFile() && !staticLibrary.test(entry.name));
  const mode = path.basename(from) === 'bin' ? 0o755 : 0o644;
  for (let first = 0; first < files.length; first += filesAtOnce) {
    const batch = files.slice(first, first + filesAtOnce);
    await Promise.all(
      batch.map((file) => copyDurably(path.join(from, file.name), path.join(to, file.name), mode)),
    );
  }

  const folders = entries.filter((entry) => entry.isDirectory() && !needless.has(entry.name));
  for (const folder of folders) {
    await copyServerTree(path.join(from, folder.name), path.join(to, folder.name));
  }
}

/** Flushed, so that a power cut after the final rename cannot leave a server with empty files. */
async function copyDurably(from: string, to: string, mode: number): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const file = await open(to, 'r+');
  try {
    await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}
