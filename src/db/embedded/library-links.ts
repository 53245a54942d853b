import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './durable';

interface LibraryLink {
  /** the library, relative to the package, such as native/lib/libpq.so.5.18 */
  readonly source: string;
  /** the name under which the programs look for it, such as native/lib/libpq.so.5 */
  readonly target: string;
}

/** Makes the links that npm cannot carry and that the package's install script would make. */
export async function makeLibraryLinks(packageRoot: string, server: string): Promise<void> {
  for (const link of await readLinks(path.join(packageRoot, 'native', 'pg-symlinks.json'))) {
    const name = path.relative('native', path.normalize(link.target));
    if (name.startsWith('..')) throw new Error(`The library link ${link.target} leads out of the package.`);
    await symlink(path.relative(path.dirname(link.target), link.source), path.join(server, name));
  }
}

async function readLinks(file: string): Promise<LibraryLink[]> {
  try {
    const list: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(list) ? list.filter(isLibraryLink) : [];
  } catch (error) {
    // The Windows package needs no links and has no list.
    if (isMissing(error)) return [];
    throw error;
  }
}

function isLibraryLink(value: unknown): value is LibraryLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string'
  );
}
